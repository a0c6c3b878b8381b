import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Hours,
  isTradingDay,
  lastSession,
  nextClose,
  nextOpen,
  nextSession,
  previousClose,
  sessionAt,
  sessionOf,
} from '../../../src/calendar/sessions.ts';

const at = (text: string): number => Date.parse(text);
const shown = (ms: number): string => new Date(ms).toISOString().replace(':00.000Z', 'Z');

describe('a session', () => {
  test.each<[string, string, Hours, string, string]>([
    ['a winter day', '2026-11-24', 'regular', '2026-11-24T14:30Z', '2026-11-24T21:00Z'],
    ['a summer day', '2026-07-01', 'regular', '2026-07-01T13:30Z', '2026-07-01T20:00Z'],
    ['an early close', '2026-11-27', 'regular', '2026-11-27T14:30Z', '2026-11-27T18:00Z'],
    ['before and after hours', '2026-11-24', 'extended', '2026-11-24T09:00Z', '2026-11-25T01:00Z'],
    ['after hours of an early close', '2026-11-27', 'extended', '2026-11-27T09:00Z', '2026-11-27T22:00Z'],
    ['the Friday before daylight saving', '2026-03-06', 'regular', '2026-03-06T14:30Z', '2026-03-06T21:00Z'],
    ['the Monday after daylight saving began', '2026-03-09', 'regular', '2026-03-09T13:30Z', '2026-03-09T20:00Z'],
    ['the Monday after daylight saving ended', '2026-11-02', 'regular', '2026-11-02T14:30Z', '2026-11-02T21:00Z'],
    ['daylight saving of before 2007', '2006-03-20', 'regular', '2006-03-20T14:30Z', '2006-03-20T21:00Z'],
  ])('%s (%s)', (_what, date, hours, opens, closes) => {
    const session = sessionOf(date, hours);
    expect(session === null ? null : [shown(session.opensAt), shown(session.closesAt)]).toEqual([opens, closes]);
  });

  test.each(['2026-11-21', '2026-11-22', '2026-11-26', '2025-01-09'])('there is none on %s', (date) => {
    expect(sessionOf(date)).toBeNull();
  });
});

describe('a moment', () => {
  test.each([
    ['in session', '2026-11-24T15:00Z', '2026-11-25T14:30Z', '2026-11-24T21:00Z', '2026-11-23T21:00Z'],
    ['at the bell', '2026-11-24T14:30Z', '2026-11-25T14:30Z', '2026-11-24T21:00Z', '2026-11-23T21:00Z'],
    ['at the close', '2026-11-24T21:00Z', '2026-11-25T14:30Z', '2026-11-25T21:00Z', '2026-11-24T21:00Z'],
    [
      'at night, in UTC the next day',
      '2026-11-24T02:00Z',
      '2026-11-24T14:30Z',
      '2026-11-24T21:00Z',
      '2026-11-23T21:00Z',
    ],
    ['on a Saturday', '2026-11-21T12:00Z', '2026-11-23T14:30Z', '2026-11-23T21:00Z', '2026-11-20T21:00Z'],
    ['on Thanksgiving', '2026-11-26T18:00Z', '2026-11-27T14:30Z', '2026-11-27T18:00Z', '2026-11-25T21:00Z'],
    ['over Easter', '2026-04-02T21:00Z', '2026-04-06T13:30Z', '2026-04-06T20:00Z', '2026-04-02T20:00Z'],
    ['in September 2001', '2001-09-12T12:00Z', '2001-09-17T13:30Z', '2001-09-17T20:00Z', '2001-09-10T20:00Z'],
  ])('%s', (_what, moment, open, close, before) => {
    const now = at(moment);
    expect([nextOpen(now), nextClose(now), previousClose(now)].map(shown)).toEqual([open, close, before]);
  });
});

describe('at any moment from 1998 to 2050', () => {
  const moments = fc.integer({ min: at('1998-01-10T00:00Z'), max: at('2050-12-31T00:00Z') });
  const hours = fc.constantFrom<Hours>('regular', 'extended');

  test('the next open is later, on a trading day, and no open lies between', () => {
    fc.assert(
      fc.property(moments, hours, (now, which) => {
        const next = nextSession(now, which);
        expect(next.opensAt).toBeGreaterThan(now);
        expect(isTradingDay(next.date)).toBe(true);
        expect(nextOpen(next.opensAt - 1, which)).toBe(next.opensAt);
        expect(nextOpen(now, which) - now).toBeLessThan(7 * 86_400_000);
      }),
    );
  });

  test('a close lies between two opens', () => {
    fc.assert(
      fc.property(moments, hours, (now, which) => {
        const open = nextOpen(now, which);
        const close = nextClose(open, which);
        expect(close).toBeGreaterThan(open);
        expect(close).toBeLessThan(nextOpen(open, which));
        expect(previousClose(close, which)).toBe(close);
      }),
    );
  });

  test('the market is in its session, or between the last one and the next', () => {
    fc.assert(
      fc.property(moments, hours, (now, which) => {
        const running = sessionAt(now, which);
        const after = nextSession(lastSession(now, which).closesAt - 1, which);
        expect(running ?? nextSession(now, which)).toEqual(after);
      }),
    );
  });
});
