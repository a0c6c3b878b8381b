import { expect, test } from '@jest/globals';
import { replayCalendarWeek } from '../../../bench/hit-ratio/calendar-week.ts';
import type { ReplayOptions } from '../../../bench/hit-ratio/replay.ts';
import { nextOpen, previousClose, sessionAt } from '../../../src/calendar/sessions.ts';

const MINUTE_MS = 60_000;
/** The time to live of a quote, with the engine's spread of a twentieth. */
const PLAIN_MS = 5.25 * MINUTE_MS;
/** What ends with an opening ends within one time to live behind it. */
const BEHIND_OPEN_MS = 5 * MINUTE_MS;
const SETTLING_MS = 60 * MINUTE_MS;

const ASKED = { seed: 3, symbols: 2, clients: 1 } as const;

/** When each quote that was given came, and when it was given last. Both epoch ms. */
function createLastGiven(): { readonly times: Map<number, number>; readonly onAnswer: ReplayOptions['onAnswer'] } {
  const times = new Map<number, number>();
  return { times, onAnswer: (_ask, { ageMs }, now) => times.set(now - ageMs, now) };
}

test('in a week of quotes the calendar saves three of four calls, and nobody is given an older quote than the rules allow', async () => {
  const [on, off] = [createLastGiven(), createLastGiven()];
  const kept = (await replayCalendarWeek({ ...ASKED, onAnswer: on.onAnswer })).tally.total;
  const plain = (await replayCalendarWeek({ ...ASKED, calendar: 'off', onAnswer: off.onAnswer })).tally.total;

  expect(kept.calls).toBeLessThanOrEqual(plain.calls / 4);
  expect(kept.hits).toBeGreaterThan(plain.hits);
  expect([...off.times].filter(([came, given]) => given - came > PLAIN_MS)).toEqual([]);
  const old = [...on.times].filter(([came, given]) => given - came > PLAIN_MS);
  expect(old.length).toBeGreaterThan(0);
  expect(old.filter(([came, given]) => !isOfClosedMarket(came, given))).toEqual([]);
});

test('asked by several clients each minute, nineteen of twenty quotes wait for no call', async () => {
  const { total } = (await replayCalendarWeek({ seed: 3, symbols: 1, clients: 3 })).tally;
  expect(total.hits / total.answers).toBeGreaterThanOrEqual(0.95);
});

/** Beyond its time to live a quote is given only if it came from a market closed and settled that has not opened since. */
function isOfClosedMarket(came: number, given: number): boolean {
  const settled = sessionAt(came) === null && came >= previousClose(came) + SETTLING_MS;
  return settled && given <= nextOpen(came) + BEHIND_OPEN_MS;
}
