import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateIn, momentIn } from '../../../src/lib/zoned-time.ts';

const at = (text: string): number => Date.parse(text);

test.each([
  ['America/New_York', '2026-11-24', 570, '2026-11-24T14:30:00Z'],
  ['America/New_York', '2026-07-01', 0, '2026-07-01T04:00:00Z'],
  ['America/New_York', '2026-03-08', 60, '2026-03-08T06:00:00Z'], // The hour before clocks go on.
  ['America/New_York', '2026-03-08', 180, '2026-03-08T07:00:00Z'], // The minute they went on to.
  ['America/New_York', '2026-11-01', 180, '2026-11-01T08:00:00Z'],
  ['Asia/Kolkata', '2026-11-24', 555, '2026-11-24T03:45:00Z'],
  ['Australia/Lord_Howe', '2026-04-05', 180, '2026-04-04T16:30:00Z'], // Half an hour of daylight saving.
])('in %s, %s at minute %i is %s', (zone, date, minute, moment) => {
  expect(momentIn(zone, date, minute)).toBe(at(moment));
});

test.each([
  ['America/New_York', '2026-11-24T04:59:59.999Z', '2026-11-23'],
  ['America/New_York', '2026-11-24T05:00:00Z', '2026-11-24'],
  ['Asia/Tokyo', '2026-11-23T15:00:00Z', '2026-11-24'],
])('in %s at %s it is %s', (zone, moment, date) => {
  expect(dateIn(zone, at(moment))).toBe(date);
});

test('a moment is on the day that it was made for', () => {
  const days = fc.integer({ min: 0, max: 30_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, fc.integer({ min: 181, max: 1439 }), (date, minute) => {
      expect(dateIn('America/New_York', momentIn('America/New_York', date, minute))).toBe(date);
    }),
  );
});
