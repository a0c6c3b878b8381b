import { expect, test } from '@jest/globals';
import { Readings } from '../../../src/cache/readings.ts';

test('a look is overtaken by a change that is told while it is under way, of that name alone', () => {
  const readings = new Readings();
  const reading = readings.begin();
  expect(readings.isOvertaken(reading, 'a')).toBe(false);
  readings.overtake('a');
  expect([readings.isOvertaken(reading, 'a'), readings.isOvertaken(reading, 'b')]).toEqual([true, false]);
});

test('a look that begins after the change is not', () => {
  const readings = new Readings();
  const earlier = readings.begin();
  readings.overtake('a');
  const later = readings.begin();
  expect([readings.isOvertaken(earlier, 'a'), readings.isOvertaken(later, 'a')]).toEqual([true, false]);
  readings.overtake('a');
  expect(readings.isOvertaken(later, 'a')).toBe(true);
});

test('when everything may have changed, every look under way is overtaken', () => {
  const readings = new Readings();
  const reading = readings.begin();
  readings.overtakeAll();
  expect(readings.isOvertaken(reading, 'whatever')).toBe(true);
  expect(readings.isOvertaken(readings.begin(), 'whatever')).toBe(false);
});

test('what is under way for long keeps no more than so many changes: it is then overtaken by everything', () => {
  const readings = new Readings();
  const long = readings.begin();
  for (let index = 0; index <= 10_000; index += 1) readings.overtake(`name ${index}`);
  expect(readings.isOvertaken(long, 'never changed')).toBe(true);
  expect(readings.isOvertaken(readings.begin(), 'name 5')).toBe(false);
});

test('changes are forgotten with the last look that they could matter to', () => {
  const readings = new Readings();
  readings.begin();
  readings.overtake('a');
  readings.end();
  const next = readings.begin();
  expect(readings.isOvertaken(next, 'a')).toBe(false);
});
