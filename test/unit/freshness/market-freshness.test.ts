import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lastSession, nextOpen, sessionAt } from '../../../src/calendar/sessions.ts';
import { CALENDAR_RULES } from '../../../src/freshness/calendar-rules.ts';
import { createMarketFreshness, LONGEST_MS } from '../../../src/freshness/market-freshness.ts';
import { cachedFieldsOf } from '../../../src/directive/index.ts';
import { buildSchema } from '../../../src/graphql/schema.ts';

const HOUR_MS = 3_600_000;
const TTLS = { REALTIME: 60_000, PRICE: 300_000, HISTORICAL: 7_200_000 } as const;
type Category = keyof typeof TTLS;

const quote = (latestTradingDay: string | null, symbol = 'AAPL') => ({ symbol, latestTradingDay });
const series = (newest: string, symbol = 'AAPL') => ({ symbol, bars: [{ time: '2026-01-02' }, { time: newest }] });
const movers = (lastUpdated: string | null) => ({ lastUpdated, gainers: [] });

/** What a field is told, as its reason; the time in it is that of the event, without the spread. */
function freshnessOf([coordinate, category]: readonly [string, Category], stored: string, value: unknown) {
  const rule = createMarketFreshness({
    lengthens: new Map(Object.entries(TTLS)),
    settlingMs: HOUR_MS,
    random: () => 0,
  });
  const policy = { maxAgeMs: TTLS[category], staleWhileRevalidateMs: 0, staleIfErrorMs: 0, absentMs: 0 };
  return rule({ coordinate, category }, policy)?.(Date.parse(stored), value, policy.maxAgeMs) ?? null;
}

const QUOTE = ['Query.quote', 'PRICE'] as const;
const MOVERS = ['Query.movers', 'PRICE'] as const;
const HISTORY = ['Stock.history', 'HISTORICAL'] as const;
const INTRADAY = ['Stock.intraday', 'REALTIME'] as const;

describe('a value that has the last session whole', () => {
  test.each([
    ['Monday evening', QUOTE, '2026-11-23T22:00Z', quote('2026-11-23'), 'the market opens, 2026-11-24T14:30:00Z'],
    ['at night', QUOTE, '2026-11-24T06:00Z', quote('2026-11-23'), 'the market opens, 2026-11-24T14:30:00Z'],
    ['over a weekend', QUOTE, '2026-11-21T12:00Z', quote('2026-11-20'), 'the market opens, 2026-11-23T14:30:00Z'],
    ['over Thanksgiving', QUOTE, '2026-11-26T03:00Z', quote('2026-11-25'), 'the market opens, 2026-11-27T14:30:00Z'],
    ['after an early close', QUOTE, '2026-11-27T19:00Z', quote('2026-11-27'), 'the market opens, 2026-11-30T14:30:00Z'],
    ['as clocks go on', QUOTE, '2026-03-07T12:00Z', quote('2026-03-06'), 'the market opens, 2026-03-09T13:30:00Z'],
    ['as clocks go back', QUOTE, '2026-10-31T12:00Z', quote('2026-10-30'), 'the market opens, 2026-11-02T14:30:00Z'],
    ['movers', MOVERS, '2026-11-23T22:00Z', movers('2026-11-23 16:16:00'), 'the market opens, 2026-11-24T14:30:00Z'],
    ['bars', HISTORY, '2026-11-23T22:00Z', series('2026-11-23'), 'the next session has settled, 2026-11-24T22:00:00Z'],
    [
      'bars, early close',
      HISTORY,
      '2026-11-26T03:00Z',
      series('2026-11-25'),
      'the next session has settled, 2026-11-27T19:00:00Z',
    ],
    [
      'intraday',
      INTRADAY,
      '2026-11-24T02:00Z',
      series('2026-11-23 19:55:00'),
      'pre-market trading begins, 2026-11-24T09:00:00Z',
    ],
    [
      'a class share',
      QUOTE,
      '2026-11-23T22:00Z',
      quote('2026-11-23', 'BRK-B'),
      'the market opens, 2026-11-24T14:30:00Z',
    ],
  ] as const)('%s', (_what, field, stored, value, why) => {
    const fresh = freshnessOf(field, stored, value);
    expect(fresh?.why).toBe(`until ${why}`);
    expect(fresh?.untilMs).toBe(Date.parse(why.slice(why.lastIndexOf(' ') + 1)));
  });
});

describe('the time to live stands', () => {
  test.each([
    ['in session', QUOTE, '2026-11-24T15:00Z', quote('2026-11-23')],
    ['in session, for bars', HISTORY, '2026-11-24T15:00Z', series('2026-11-23')],
    ['before the close has settled', QUOTE, '2026-11-23T21:59:59Z', quote('2026-11-23')],
    ['while the source is a session behind', QUOTE, '2026-11-23T23:00Z', quote('2026-11-20')],
    ['while bars are a session behind', HISTORY, '2026-11-23T23:00Z', series('2026-11-20')],
    ['in after-hours trading, for intraday bars', INTRADAY, '2026-11-23T23:00Z', series('2026-11-23 17:55:00')],
    ['when it is longer than what is left to the event', QUOTE, '2026-11-24T14:28Z', quote('2026-11-23')],
    ['for a quote that does not say its day', QUOTE, '2026-11-23T22:00Z', quote(null)],
    ['for movers that do not say their day', MOVERS, '2026-11-23T22:00Z', movers(null)],
    ['for a series without bars', HISTORY, '2026-11-23T22:00Z', { symbol: 'AAPL', bars: [] }],
    ['for London', QUOTE, '2026-11-23T22:00Z', quote('2026-11-23', 'TSCO.LON')],
    ['for bars of Mumbai', HISTORY, '2026-11-23T22:00Z', series('2026-11-23', 'RELIANCE.BSE')],
    ['for a cryptocurrency', QUOTE, '2026-11-23T22:00Z', quote('2026-11-23', 'CRYPTO:BTC')],
    ['for no value', QUOTE, '2026-11-23T22:00Z', null],
    ['for a field without a rule', ['Query.marketStatus', 'REALTIME'], '2026-11-23T22:00Z', []],
  ] as const)('%s', (_what, field, stored, value) => {
    expect(freshnessOf(field, stored, value)).toBeNull();
  });

  test('where it was set by hand, and where nothing is cached', () => {
    const rule = createMarketFreshness({ lengthens: new Map([['PRICE', 300_000]]), settlingMs: 0, random: () => 0 });
    const field = { coordinate: 'Query.quote', category: 'PRICE' };
    const policy = { staleWhileRevalidateMs: 0, staleIfErrorMs: 0, absentMs: 0 };
    expect(rule(field, { ...policy, maxAgeMs: 300_000 })).toBeDefined();
    for (const maxAgeMs of [0, 60_000, 600_000]) expect(rule(field, { ...policy, maxAgeMs })).toBeUndefined();
    const off = createMarketFreshness({ lengthens: new Map(), settlingMs: 0, random: () => 0 });
    expect(off(field, { ...policy, maxAgeMs: 300_000 })).toBeUndefined();
  });
});

test('a closure is bridged for five days at most', () => {
  const stored = '2001-09-11T12:00Z';
  expect(freshnessOf(QUOTE, stored, quote('2001-09-10'))?.untilMs).toBe(Date.parse(stored) + LONGEST_MS);
});

test('never ends before the event, and behind it within a time to live', () => {
  const moments = fc.integer({ min: Date.parse('2010-01-01'), max: Date.parse('2040-01-01') });
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(moments, chance, fc.constantFrom(300_000, 3_600_000), (now, luck, maxAgeMs) => {
      const options = { lengthens: new Map([['PRICE', maxAgeMs]]), settlingMs: HOUR_MS, random: () => luck };
      const policy = { maxAgeMs, staleWhileRevalidateMs: 0, staleIfErrorMs: 0, absentMs: 0 };
      const rule = createMarketFreshness(options)({ coordinate: 'Query.quote', category: 'PRICE' }, policy);
      const fresh = rule?.(now, quote(lastSession(now).date), maxAgeMs) ?? null;
      if (sessionAt(now) !== null) expect(fresh).toBeNull();
      if (fresh === null) return;
      const behind = fresh.untilMs - nextOpen(now);
      expect(behind).toBeGreaterThanOrEqual(0);
      expect(behind).toBeLessThanOrEqual(Math.min(maxAgeMs, 900_000));
      expect(fresh.untilMs).toBeGreaterThan(now + maxAgeMs);
    }),
  );
});

describe('the rules', () => {
  const fields: { coordinate: string; keyTemplate: string; category: string }[] = [];
  buildSchema((bare) => {
    fields.push(...cachedFieldsOf(bare));
    return bare;
  });

  test('are of fields that the schema caches', () => {
    const coordinates = fields.map(({ coordinate }) => coordinate);
    expect([...CALENDAR_RULES.keys()].filter((coordinate) => !coordinates.includes(coordinate))).toEqual([]);
  });

  test('are the same for fields that share entries', () => {
    const rulesByKey = new Map<string, Set<unknown>>();
    for (const { coordinate, keyTemplate, category } of fields) {
      const skeleton = `${category}/${keyTemplate.replaceAll(/\{[^}]*\}/g, '{}')}`;
      rulesByKey.set(skeleton, (rulesByKey.get(skeleton) ?? new Set()).add(CALENDAR_RULES.get(coordinate)));
    }
    expect([...rulesByKey].filter(([, rules]) => rules.size > 1)).toEqual([]);
  });
});
