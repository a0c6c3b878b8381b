import { expect, test } from '@jest/globals';
import { isTimeZone, zonedDayOf } from '../../../src/lib/zoned-day.ts';

test.each([
  ['in winter', '2026-11-24T03:00:00Z', 'America/New_York', '2026-11-23', '2026-11-24T05:00:00Z'],
  ['in summer', '2026-07-01T12:00:00Z', 'America/New_York', '2026-07-01', '2026-07-02T04:00:00Z'],
  ['of 23 hours', '2026-03-08T05:00:00Z', 'America/New_York', '2026-03-08', '2026-03-09T04:00:00Z'],
  ['of 25 hours', '2026-11-01T04:00:00Z', 'America/New_York', '2026-11-01', '2026-11-02T05:00:00Z'],
  [
    'that ends where there is no midnight',
    '2026-09-05T12:00:00Z',
    'America/Santiago',
    '2026-09-05',
    '2026-09-06T04:00:00Z',
  ],
  ['of UTC, at its first moment', '2026-11-24T00:00:00Z', 'UTC', '2026-11-24', '2026-11-25T00:00:00Z'],
  ['of UTC, at its last moment', '2026-11-24T23:59:59.999Z', 'UTC', '2026-11-24', '2026-11-25T00:00:00Z'],
])('a day %s', (_, now, zone, name, end) => {
  expect(zonedDayOf(Date.parse(now), zone)).toEqual({ name, endsAt: Date.parse(end) });
});

test('tells the name of a zone from other words', () => {
  expect(isTimeZone('America/New_York')).toBe(true);
  expect(isTimeZone('New York')).toBe(false);
});
