import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Alarm, nextAfter, renewBefore } from '../../../src/warming/index.ts';
import { isCronPattern } from '../../../src/warming/schedule.ts';

/** 2026-07-30 08:00 in New York, on summer time. */
const THURSDAY = Date.UTC(2026, 6, 30, 12);
const MINUTE_MS = 60_000;

test('a pattern is read on the clock of New York, summer and winter', () => {
  expect(nextAfter('25 9 * * 1-5', THURSDAY)).toBe(Date.UTC(2026, 6, 30, 13, 25));
  expect(nextAfter('25 9 * * 1-5', Date.UTC(2026, 0, 8, 12))).toBe(Date.UTC(2026, 0, 8, 14, 25));
  expect(nextAfter('25 9 * * 1-5', Date.UTC(2026, 6, 31, 20))).toBe(Date.UTC(2026, 7, 3, 13, 25));
  expect(nextAfter('0 0 30 2 *', THURSDAY)).toBeNull();
});

test.each([
  ['*/5 * * * *', true],
  ['*/30 * * * * *', true],
  ['@daily', true],
  ['* * *', false],
  ['60 * * * *', false],
  ['soon', false],
  ['0 0 30 2 *', false],
])('%s is a pattern: %s', (pattern, expected) => {
  expect(isCronPattern(pattern)).toBe(expected);
});

test('a run renews what ends before the next one, and while that one is at it', () => {
  expect(renewBefore('0 * * * *', THURSDAY)).toBe(THURSDAY + 61 * MINUTE_MS);
  expect(renewBefore('*/10 * * * * *', THURSDAY)).toBe(THURSDAY + 20_000);
  expect(renewBefore('0 0 30 2 *', THURSDAY)).toBeNull();
});

beforeEach(() => void jest.useFakeTimers({ now: THURSDAY }));
afterEach(() => void jest.useRealTimers());

test('an alarm calls at each time with that time, over days too, until it is stopped', () => {
  const times: number[] = [];
  const alarm = new Alarm({
    nextAfter: (now) => nextAfter('25 9 * * *', now),
    now: Date.now,
    onTime: (at) => times.push(at),
  });
  jest.advanceTimersByTime(3 * 24 * 60 * MINUTE_MS);
  const first = Date.UTC(2026, 6, 30, 13, 25);
  expect(times).toEqual([0, 1, 2].map((day) => first + day * 24 * 60 * MINUTE_MS));
  alarm.stop();
  jest.advanceTimersByTime(3 * 24 * 60 * MINUTE_MS);
  expect(times).toHaveLength(3);
});
