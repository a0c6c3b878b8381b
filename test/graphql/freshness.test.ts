import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { loadConfig } from '../../src/config.ts';
import { type CacheRow, cachedFieldsOf, cacheFields } from '../../src/directive/index.ts';
import { createMarketFreshness } from '../../src/freshness/market-freshness.ts';
import { extensionsOf } from '../../src/graphql/cache-extensions.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import { createLoaders } from '../../src/loaders/index.ts';
import { CountingSource } from '../support/counting-source.ts';
import { createEngine } from '../support/engine.ts';

/** Asks on a clock moved by hand; the source's newest session is Thursday, 2026-01-08. */
function startOn(env: Readonly<Record<string, string>> = {}) {
  const { policies, calendar } = loadConfig(env).cache;
  const { cache, clock } = createEngine();
  const source = new CountingSource();
  const lengthens = new Map(Object.entries(calendar.lengthens));
  const freshForOf = createMarketFreshness({ lengthens, settlingMs: calendar.settlingMs, random: () => 0.5 });
  const policyOf = (category: string) => {
    const policy = new Map(Object.entries(policies)).get(category);
    if (policy === undefined) throw new Error(category);
    return policy;
  };
  const schema = buildSchema((bare) =>
    cacheFields(bare, { cache, fields: cachedFieldsOf(bare), policyOf, freshForOf }),
  );
  const ask = async (moment: string, query: string) => {
    clock.now = Date.parse(moment);
    const cacheRows: CacheRow[] = [];
    const contextValue = { requestId: randomUUID(), loaders: createLoaders(source), cacheRows };
    const { errors } = await graphql({ schema, source: query, contextValue });
    expect(errors).toBeUndefined();
    return Object.values(extensionsOf(cacheRows, true)).flat();
  };
  return { ask, source };
}

const THURSDAY_NIGHT = '2026-01-09T02:00:00Z';
const QUOTE = '{ quote(symbol: "AAPL") { price } }';

test('a caller who asks for debugging is told until when an answer stays fresh, and why', async () => {
  const { ask } = startOn();
  const query = `{
    quotes(symbols: ["AAPL", "TSCO.LON"]) { price }
    movers { lastUpdated }
    marketStatus { region }
    stock(symbol: "IBM") { history { lastRefreshed } intraday { lastRefreshed } earnings { symbol } }
  }`;
  const rows = await ask(THURSDAY_NIGHT, query);
  const told = rows.map((row) => [Reflect.get(Object(row), 'key'), Reflect.get(Object(row), 'freshness')]);
  const opens = 'until the market opens, 2026-01-09T14:30:00Z';
  expect(new Map(told.map(([key, freshness]) => [String(key).split('/').at(-1), freshness]))).toEqual(
    new Map([
      ['quote:AAPL', opens],
      ['quote:TSCO.LON', undefined],
      ['Query.movers', opens],
      ['Query.marketStatus', undefined],
      ['history:IBM:DAY:false', 'until the next session has settled, 2026-01-09T22:00:00Z'],
      ['intraday:IBM:FIVE_MINUTES', 'until pre-market trading begins, 2026-01-09T09:00:00Z'],
      ['earnings:IBM', undefined],
    ]),
  );
});

test('a quote of Thursday night is a hit until Friday opens, and for the spread behind it', async () => {
  const { ask, source } = startOn();
  await ask(THURSDAY_NIGHT, QUOTE);
  const opens = 'until the market opens, 2026-01-09T14:30:00Z';
  const [hit] = await ask('2026-01-09T14:29:59Z', QUOTE);
  // Half of the 300 s that the openings are spread over, and the second before it.
  expect(hit).toMatchObject({ status: 'HIT', ttlSeconds: 151, freshness: opens });
  const [miss] = await ask('2026-01-09T14:32:30Z', QUOTE);
  expect(miss).toMatchObject({ status: 'MISS', ttlSeconds: 300 });
  expect(miss).not.toHaveProperty('freshness');
  expect(source.calls).toEqual(['quote:AAPL', 'quote:AAPL']);
});

test.each([
  ['the calendar is off', { CACHE_CALENDAR: 'off' }, 300],
  ['a time to live is set by hand', { CACHE_TTL_PRICE_SECONDS: '120' }, 120],
  ['the same time as that of the profile is set by hand', { CACHE_TTL_PRICE_SECONDS: '300' }, 300],
])('the time to live holds where %s', async (_where, env, ttlSeconds) => {
  const { ask } = startOn(env);
  const [row] = await ask(THURSDAY_NIGHT, QUOTE);
  expect(row).toMatchObject({ status: 'MISS', ttlSeconds });
  expect(row).not.toHaveProperty('freshness');
});
