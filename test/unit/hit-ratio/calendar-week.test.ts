import { expect, test } from '@jest/globals';
import { replayCalendarWeek } from '../../../bench/hit-ratio/calendar-week.ts';
import { nextOpen, previousClose, sessionAt } from '../../../src/calendar/sessions.ts';

const MINUTE_MS = 60_000;
/** The time to live of a quote, with the engine's spread of a twentieth. */
const PLAIN_MS = 5.25 * MINUTE_MS;
/** What ends with an opening ends within one time to live behind it. */
const BEHIND_OPEN_MS = 5 * MINUTE_MS;
const SETTLING_MS = 60 * MINUTE_MS;

const ASKED = { seed: 3, symbols: 3, clients: 2 } as const;

test('in a week of quotes the calendar saves three of four calls, and nobody is given an older quote than the rules allow', async () => {
  const answers = new Set<string>();
  const on = await replayCalendarWeek({
    ...ASKED,
    onAnswer: (_ask, { ageMs }, now) => {
      if (ageMs > PLAIN_MS) answers.add(`${now - ageMs} ${now}`);
    },
  });
  const off = await replayCalendarWeek({ ...ASKED, calendar: 'off' });

  expect(on.tally.total.calls).toBeLessThanOrEqual(off.tally.total.calls / 4);
  expect(on.tally.total.hits / on.tally.total.answers).toBeGreaterThanOrEqual(0.95);
  expect(answers.size).toBeGreaterThan(1000);
  expect([...answers].filter((times) => !isClosedMarkets(times))).toEqual([]);
});

test('with the calendar off no quote is given beyond its time to live', async () => {
  const ages: number[] = [];
  await replayCalendarWeek({ ...ASKED, calendar: 'off', onAnswer: (_ask, { ageMs }) => ages.push(ageMs) });
  expect(Math.max(...new Set(ages))).toBeLessThanOrEqual(PLAIN_MS);
});

/** Beyond its time to live a quote is given only if it was got from a market closed and settled that has not opened since. */
function isClosedMarkets(times: string): boolean {
  const [storedAt = 0, now = 0] = times.split(' ').map(Number);
  const settled = sessionAt(storedAt) === null && storedAt >= previousClose(storedAt) + SETTLING_MS;
  return settled && now <= nextOpen(storedAt) + BEHIND_OPEN_MS;
}
