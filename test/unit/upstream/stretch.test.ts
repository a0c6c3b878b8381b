import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MOST_STRETCH, stretchOf } from '../../../src/upstream/stretch.ts';

test.each([
  ['a full budget at the day’s start', { limit: 25, left: 25, ofDay: 1 }, 1],
  ['a half of it at the day’s start', { limit: 24, left: 12, ofDay: 1 }, 1],
  ['a third in the morning', { limit: 24, left: 8, ofDay: 0.7 }, 1.5],
  ['a quarter in the morning', { limit: 24, left: 6, ofDay: 0.7 }, 2],
  ['a quarter for the last quarter of the day', { limit: 24, left: 6, ofDay: 0.25 }, 1],
  ['an eighth for the last quarter', { limit: 24, left: 3, ofDay: 0.25 }, 2],
  ['one call at noon', { limit: 25, left: 1, ofDay: 0.5 }, 4],
  ['one call in the last hour', { limit: 25, left: 1, ofDay: 1 / 24 }, 1],
  ['nothing left', { limit: 25, left: 0, ofDay: 0.01 }, 4],
  ['more spent than there was', { limit: 25, left: -3, ofDay: 0.5 }, 4],
  ['no limit of the day', { limit: Number.POSITIVE_INFINITY, left: Number.POSITIVE_INFINITY, ofDay: 0.1 }, 1],
])('%s stretches ×N', (_, day, factor) => {
  expect(stretchOf(day)).toBe(factor);
});

const days = fc.integer({ min: 1, max: 100_000 }).chain((limit) =>
  fc.record({
    limit: fc.constant(limit),
    left: fc.integer({ min: 0, max: limit }),
    ofDay: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

test('is from 1 to 4, in halves, and 1 while half of the calls are left', () => {
  fc.assert(
    fc.property(days, (day) => {
      const factor = stretchOf(day);
      expect(factor).toBeGreaterThanOrEqual(1);
      expect(factor).toBeLessThanOrEqual(MOST_STRETCH);
      expect(Number.isInteger(2 * factor)).toBe(true);
      if (day.left >= day.limit / 2) expect(factor).toBe(1);
    }),
  );
});

test('never falls as calls are spent, and never rises as the day goes by', () => {
  fc.assert(
    fc.property(days, fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (day, spent, share) => {
      expect(stretchOf({ ...day, left: Math.max(0, day.left - spent) })).toBeGreaterThanOrEqual(stretchOf(day));
      expect(stretchOf({ ...day, ofDay: day.ofDay * share })).toBeLessThanOrEqual(stretchOf(day));
    }),
  );
});
