import { expect, test } from '@jest/globals';
import { lastSession } from '../../../src/calendar/sessions.ts';
import { createMarketFreshness } from '../../../src/freshness/market-freshness.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** The moments, UTC, at which somebody who asks once a minute causes a load. */
async function loadsBetween(from: string, to: string, { kept, maxAgeMs }: { kept: boolean; maxAgeMs: number }) {
  const { cache, clock } = createEngine();
  const request = requestOf('quote:AAPL', maxAgeMs);
  const freshForOf = createMarketFreshness({
    lengthens: new Map(kept ? [['PRICE', maxAgeMs]] : []),
    settlingMs: HOUR_MS,
    random: () => 0.5,
  });
  const freshFor = freshForOf({ coordinate: 'Query.quote', category: 'PRICE' }, request.policy);
  const loads: string[] = [];
  for (clock.now = Date.parse(from); clock.now < Date.parse(to); clock.now += MINUTE_MS) {
    await cache.getOrLoad({ ...request, freshFor }, async () => {
      loads.push(new Date(clock.now).toISOString().slice(0, 16));
      return { symbol: 'AAPL', latestTradingDay: lastSession(clock.now).date };
    });
  }
  return loads;
}

test('from Wednesday night over Thanksgiving and the short Friday to Monday one load bridges each closure', async () => {
  const loads = await loadsBetween('2026-11-26T00:00Z', '2026-11-30T15:00Z', { kept: true, maxAgeMs: HOUR_MS });
  expect(loads).toEqual([
    '2026-11-26T00:00', // Wednesday evening: until Friday's open, and a share of the spread.
    '2026-11-27T14:38',
    '2026-11-27T15:38',
    '2026-11-27T16:38',
    '2026-11-27T17:38',
    '2026-11-27T18:38', // The market has closed at 18:00, and has not settled.
    '2026-11-27T19:38', // Settled: until Monday's open.
    '2026-11-30T14:38',
  ]);
});

test('without the calendar each hour of the same days costs a load', async () => {
  const loads = await loadsBetween('2026-11-26T00:00Z', '2026-11-30T15:00Z', { kept: false, maxAgeMs: HOUR_MS });
  expect(loads).toHaveLength(111);
});

test.each([
  ['on', '2026-03-06T23:00Z', '2026-03-09T14:00Z', '2026-03-09T13:33'],
  ['back', '2026-10-30T23:00Z', '2026-11-02T15:00Z', '2026-11-02T14:33'],
])('clocks that go %s over the weekend move the end with the opening', async (_way, from, to, next) => {
  const [first, second] = await loadsBetween(from, to, { kept: true, maxAgeMs: 5 * MINUTE_MS });
  expect([first, second]).toEqual([from.slice(0, 16), next]);
});
