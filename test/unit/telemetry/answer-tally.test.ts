import { expect, test } from '@jest/globals';
import { AnswerTally } from '../../../src/telemetry/answer-tally.ts';

test('tells each kind of answer once, and then counts from zero', () => {
  const tally = new AnswerTally();
  for (const status of ['HIT', 'HIT', 'MISS'] as const) tally.count('PRICE', status, 'STORE');
  tally.count('NEWS', 'HIT', 'NEAR');
  expect(tally.take()).toEqual([
    { labels: { status: 'HIT', tier: 'STORE', category: 'PRICE' }, count: 2 },
    { labels: { status: 'MISS', tier: 'STORE', category: 'PRICE' }, count: 1 },
    { labels: { status: 'HIT', tier: 'NEAR', category: 'NEWS' }, count: 1 },
  ]);
  expect(tally.take()).toEqual([]);
  tally.count('NEWS', 'HIT', 'NEAR');
  expect(tally.take()).toEqual([{ labels: { status: 'HIT', tier: 'NEAR', category: 'NEWS' }, count: 1 }]);
});
