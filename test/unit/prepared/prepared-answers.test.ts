import { expect, test } from '@jest/globals';
import { type PreparedAnswer, PreparedAnswers } from '../../../src/prepared/prepared-answers.ts';

const answer = (text: string): PreparedAnswer => ({
  operationName: null,
  categories: [],
  texts: [Buffer.from(text)],
  joinedBytes: 0,
  joined: null,
  fields: [],
});

test('is bounded: what was asked longest ago goes first', () => {
  const answers = new PreparedAnswers(16_000);
  for (let index = 0; index < 40; index += 1) {
    answers.keep(`request ${index}`, answer('x'.repeat(900)));
    // Asked all the time.
    expect(answers.find('request 0')).not.toBeNull();
  }
  expect(answers.find('request 1')).toBeNull();
  expect(answers.find('request 39')).toEqual(answer('x'.repeat(900)));
});

test('one that would push out many others is not kept', () => {
  const answers = new PreparedAnswers(16_000);
  answers.keep('small', answer('x'));
  answers.keep('large', answer('x'.repeat(1001)));
  expect([answers.has('small'), answers.has('large')]).toEqual([true, false]);
});
