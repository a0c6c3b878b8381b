import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { decodeEntry } from '../../src/cache/entry.ts';
import { describeRecordings, testEveryFileIsAsserted } from '../market/support/recordings.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import {
  type ObservedGateway,
  type ReplayedUpstream,
  startObservedGateway,
  startReplayedUpstream,
} from './replayed-upstream.ts';

const API_KEY = 'k3y-secret';

/** What each recorded refusal is to who asks for bars of a symbol. */
const CODES: Readonly<Record<string, string>> = {
  'detail.accept-header.json': 'UPSTREAM_BAD_RESPONSE',
  'empty-object.json': 'NO_DATA',
  'error-message.CMO.json': 'SYMBOL_NOT_FOUND',
  'error-message.apikey.json': 'UPSTREAM_AUTH',
  'error-message.empty-function.json': 'UPSTREAM_BAD_RESPONSE',
  'error-message.no-such-function.json': 'UPSTREAM_BAD_RESPONSE',
  'heroku-application-error.html': 'UPSTREAM_UNAVAILABLE',
  'information.burst.2025-12.json': 'UPSTREAM_RATE_LIMITED',
  'information.burst.2026.2.json': 'UPSTREAM_RATE_LIMITED',
  'information.burst.2026.json': 'UPSTREAM_RATE_LIMITED',
  'information.contact-premium.json': 'UPSTREAM_RATE_LIMITED',
  'information.daily-limit.2024.json': 'UPSTREAM_BUDGET_EXHAUSTED',
  'information.daily-limit.json': 'UPSTREAM_BUDGET_EXHAUSTED',
  'information.optimise-frequency.2017.json': 'UPSTREAM_RATE_LIMITED',
  'information.premium-avc.2022.json': 'UPSTREAM_PREMIUM_REQUIRED',
  'information.premium-endpoint.json': 'UPSTREAM_PREMIUM_REQUIRED',
  'information.premium-outputsize-full.json': 'UPSTREAM_PREMIUM_REQUIRED',
  'information.premium.2018.json': 'UPSTREAM_RATE_LIMITED',
  'note.5-and-500.json': 'UPSTREAM_RATE_LIMITED',
  'note.5-per-minute.2018.json': 'UPSTREAM_RATE_LIMITED',
};
const ABSENCES = ['SYMBOL_NOT_FOUND', 'NO_DATA'];

/** The dates of `all` in an answer about a series. */
function timesOf(answer: unknown): readonly string[] {
  const all: unknown = inner('all')(inner('history')(inner('stock')(answer)));
  if (!Array.isArray(all)) throw new Error(`expected bars, got ${JSON.stringify(answer)}`);
  return all.map((bar) => String(inner('time')(bar)));
}

function inner(name: string): (value: unknown) => unknown {
  return (value) =>
    typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

describeRecordings('a gateway in front of the recorded answers', () => {
  let server: RedisServer;
  let redis: Redis;
  let upstream: ReplayedUpstream;
  let gateway: ObservedGateway;

  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
    upstream = await startReplayedUpstream();
    gateway = await startObservedGateway({
      ...NO_LIMITS,
      ALPHAVANTAGE_API_KEY: API_KEY,
      ALPHAVANTAGE_URL: upstream.url,
      REDIS_URL: server.url,
      // Each test empties Redis and then means to be the first.
      CACHE_NEAR_MAX_BYTES: '0',
    });
  });
  beforeEach(async () => {
    await redis.flushall();
    upstream.calls.length = 0;
    upstream.failure = null;
  });
  afterAll(async () => {
    await gateway.stop();
    redis.disconnect();
    await upstream.close();
    await server.stop();
  });

  async function dataOf(query: string): Promise<unknown> {
    const { data, errors } = await gateway.ask(query);
    expect(errors).toBeUndefined();
    return data;
  }

  test.each([
    {
      series: 'AAPL DAY false',
      calls: ['TIME_SERIES_DAILY AAPL'],
      bars: 100,
      refreshed: '2023-11-17',
      first: { time: '2023-06-29', open: 189.08, high: 190.07, low: 188.94, close: 189.59, volume: 46347308 },
      last: { time: '2023-11-17', open: 190.25, high: 190.38, low: 188.57, close: 189.69, volume: 50941404 },
    },
    {
      series: 'AAPL WEEK false',
      calls: ['TIME_SERIES_WEEKLY AAPL'],
      bars: 1254,
      refreshed: '2023-11-17',
      first: { time: '1999-11-12', open: 87.75, high: 97.73, low: 86.75, close: 90.62, volume: 25776200 },
      last: { time: '2023-11-17', open: 185.82, high: 190.96, low: 184.21, close: 189.69, volume: 262880715 },
    },
    {
      series: 'TSLA WEEK false',
      calls: ['TIME_SERIES_WEEKLY TSLA'],
      bars: 564,
      refreshed: '2021-04-23',
      first: { time: '2010-07-09', open: 20, high: 20, low: 14.98, close: 17.4, volume: 25550600 },
      last: { time: '2021-04-23', open: 719.6, high: 753.77, low: 691.8001, close: 729.4, volume: 169804356 },
    },
    {
      series: 'AAPL MONTH false',
      calls: ['TIME_SERIES_MONTHLY AAPL'],
      bars: 288,
      refreshed: '2023-11-17',
      first: { time: '1999-12-31', open: 101, high: 118, low: 91.06, close: 102.81, volume: 84091200 },
      last: { time: '2023-11-17', open: 171, high: 190.96, low: 170.12, close: 189.69, volume: 780632639 },
    },
    {
      series: 'MSFT WEEK true',
      calls: ['TIME_SERIES_WEEKLY_ADJUSTED MSFT'],
      bars: 1232,
      refreshed: '2018-08-16',
      first: {
        ...{ time: '1995-01-13', open: 60.88, high: 63, low: 59.75, close: 62.75, volume: 11750000 },
        ...{ adjustedClose: 2.5775, dividend: 0 },
      },
      last: {
        ...{ time: '2018-08-16', open: 109.24, high: 109.75, low: 106.82, close: 107.64, volume: 85933126 },
        ...{ adjustedClose: 107.64, dividend: 0.42 },
      },
    },
  ])('answers the series $series with the recorded bars', async ({ series, calls, bars, refreshed, first, last }) => {
    const [symbol, interval, adjusted] = series.split(' ');
    const parts = 'time open high low close volume adjustedClose dividend';
    const data = await dataOf(`{ stock(symbol: "${symbol}") {
      history(interval: ${interval}, adjusted: ${adjusted}) {
        symbol interval lastRefreshed timeZone
        all: bars { time }
        oldest: bars(to: "${first.time}") { ${parts} }
        newest: bars(last: 1) { ${parts} }
      }
    } }`);
    const times = timesOf(data);
    expect(times).toHaveLength(bars);
    expect(times).toEqual([...times].sort());
    const unadjusted = { adjustedClose: null, dividend: null };
    expect(data).toEqual({
      stock: {
        history: {
          ...{ symbol, interval, lastRefreshed: refreshed, timeZone: 'America/New_York' },
          all: times.map((time) => ({ time })),
          oldest: [{ ...unadjusted, ...first }],
          newest: [{ ...unadjusted, ...last }],
        },
      },
    });
    expect(upstream.calls).toEqual(calls);
  });

  test('history in any range and slice is one upstream call', async () => {
    const closes = async (slice: string) =>
      dataOf(`{ stock(symbol: "AAPL") { history { bars(${slice}) { time close } } } }`);
    const barsOf = (...bars: readonly object[]) => ({ stock: { history: { bars } } });
    const newest = { time: '2023-11-17', close: 189.69 };
    const before = { time: '2023-11-16', close: 189.71 };
    expect(await closes('last: 1')).toEqual(barsOf(newest));
    expect(await closes('last: 2')).toEqual(barsOf(before, newest));
    expect(await closes('from: "2023-11-16"')).toEqual(barsOf(before, newest));
    expect(await closes('from: "2023-11-16", to: "2023-11-16"')).toEqual(barsOf(before));
    expect(await closes('from: "2023-11-16", last: 1')).toEqual(barsOf(newest));
    expect(await closes('to: "2023-06-29"')).toEqual(barsOf({ time: '2023-06-29', close: 189.59 }));
    expect(await closes('from: "2030-01-01"')).toEqual(barsOf());
    expect(upstream.calls).toEqual(['TIME_SERIES_DAILY AAPL']);
    expect(await redis.keys('*:v:*')).toHaveLength(1);
  });

  test('Query.quote, Stock.quote and Query.quotes share entries', async () => {
    const quote = { price: 152.89 };
    expect(await dataOf('{ quote(symbol: "IBM") { price } }')).toEqual({ quote });
    expect(await dataOf('{ stock(symbol: "IBM") { quote { price } } }')).toEqual({ stock: { quote } });
    expect(await dataOf('{ quotes(symbols: ["IBM"]) { price } }')).toEqual({ quotes: [quote] });
    expect(await dataOf('{ stocks(symbols: [" ibm "]) { quote { price } } }')).toEqual({ stocks: [{ quote }] });
    expect(upstream.calls).toEqual(['GLOBAL_QUOTE IBM']);
    expect(await redis.keys('*:v:*')).toHaveLength(1);
  });

  test('all three in one operation load once', async () => {
    const quote = { price: 152.89 };
    expect(
      await dataOf(`{
        quote(symbol: "IBM") { price }
        stock(symbol: "IBM") { quote { price } }
        quotes(symbols: ["IBM", "IBM"]) { price }
      }`),
    ).toEqual({ quote, stock: { quote }, quotes: [quote, quote] });
    expect(upstream.calls).toEqual(['GLOBAL_QUOTE IBM']);
  });

  test('two different operations that share a field load it once', async () => {
    const [one, other] = await Promise.all([
      dataOf('query One { company: fundamentals(symbol: "IBM") { name } quote(symbol: "MSFT") { price } }'),
      dataOf('query Other { stock(symbol: "IBM") { fundamentals { peRatio eps } quote { volume } } }'),
    ]);
    expect(one).toEqual({ company: { name: 'International Business Machines' }, quote: { price: 112.13 } });
    expect(other).toEqual({ stock: { fundamentals: { peRatio: 19.42, eps: 11.29 }, quote: { volume: 4421337 } } });
    expect(upstream.calls.sort()).toEqual(['GLOBAL_QUOTE IBM', 'GLOBAL_QUOTE MSFT', 'OVERVIEW IBM']);
  });

  test('an unknown symbol leaves the others of its list alone', async () => {
    const { data, errors } = await gateway.ask('{ quotes(symbols: ["IBM", "NOPE", "MSFT"]) { price } }');
    expect(data).toEqual({ quotes: [{ price: 152.89 }, null, { price: 112.13 }] });
    expect(errors).toMatchObject([{ path: ['quotes', 1], extensions: { code: 'SYMBOL_NOT_FOUND' } }]);
  });

  test('an overview without figures is NO_DATA: the vendor cannot say why', async () => {
    const { data, errors } = await gateway.ask('{ fundamentals(symbol: "QQQ") { name } }');
    expect(data).toEqual({ fundamentals: null });
    expect(errors).toMatchObject([{ path: ['fundamentals'], extensions: { code: 'NO_DATA' } }]);
  });

  testEveryFileIsAsserted('_ERRORS', Object.keys(CODES));

  test.each(Object.entries(CODES))('%s is %s and never data', async (file, code) => {
    upstream.failure = file;
    const { data, errors = [] } = await gateway.ask('{ stock(symbol: "IBM") { symbol history { symbol } } }');
    expect(data).toEqual({ stock: { symbol: 'IBM', history: null } });
    expect(errors).toMatchObject([{ path: ['stock', 'history'], extensions: { code } }]);
    expect(upstream.calls).toEqual(['TIME_SERIES_DAILY IBM']);
    expect(await storedKinds()).toEqual(ABSENCES.includes(code) ? [`absent ${code}`] : []);
    expect(await storedBytesWith(API_KEY)).toEqual([]);
  });

  test.each(['information.premium-endpoint.json', 'information.daily-limit.json', 'error-message.apikey.json'])(
    '%s in place of a quote or an overview is no data either',
    async (file) => {
      upstream.failure = file;
      const query =
        '{ quote(symbol: "IBM") { price } fundamentals(symbol: "IBM") { name } search(keywords: "x") { name } }';
      const { data, errors = [] } = await gateway.ask(query);
      expect(data).toBeNull();
      expect(errors.map(({ extensions }) => extensions['code'])).toContain(CODES[file]);
      expect(await storedKinds()).toEqual([]);
    },
  );

  test('a connection that breaks is UPSTREAM_UNAVAILABLE; once the failure is forgotten the next load counts', async () => {
    upstream.failure = 'RESET';
    const query = '{ quote(symbol: "IBM") { price } }';
    const { errors } = await gateway.ask(query);
    expect(errors).toMatchObject([{ path: ['quote'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(await storedKinds()).toEqual([]);
    upstream.failure = null;
    await redis.flushall();
    expect(await dataOf(query)).toEqual({ quote: { price: 152.89 } });
  });

  // The last: it is about everything that was said until here.
  test('the key reached the upstream, and no client and no log line', async () => {
    await dataOf('{ quote(symbol: "IBM") { price } }');
    expect([...upstream.apiKeys]).toEqual([API_KEY]);
    expect(gateway.said.some((text) => text.includes('"level"'))).toBe(true);
    expect(gateway.said.filter((text) => text.includes(API_KEY))).toEqual([]);
  });

  /** What lies in Redis as an entry: `value`, or `absent` with its code. */
  async function storedKinds(): Promise<readonly string[]> {
    const keys = await redis.keys('*:v:*');
    return Promise.all(
      keys.map(async (key) => {
        const bytes = await redis.getBuffer(key);
        const entry = bytes === null ? null : decodeEntry(bytes)?.entry;
        return entry?.kind === 'absent' ? `absent ${entry.error['code']}` : `${entry?.kind}`;
      }),
    );
  }

  async function storedBytesWith(text: string): Promise<readonly string[]> {
    const keys = await redis.keys('*:[vlft]:*');
    const values = await Promise.all(keys.map((key) => redis.getBuffer(key)));
    return keys.filter((key, index) => key.includes(text) || values[index]?.includes(text));
  }
});
