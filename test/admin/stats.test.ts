import { setTimeout as elapse } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { ADMIN_TOKEN, adminField } from '../support/admin-client.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer;
let operator: Redis;
let simulator: Simulator;
let a: GatewayProcess;
let b: GatewayProcess;

const start = (env: Readonly<Record<string, string>> = {}) =>
  startGateway({
    env: {
      REDIS_URL: redis.url,
      ADMIN_TOKEN,
      ALPHAVANTAGE_API_KEY: 'test',
      ALPHAVANTAGE_URL: simulator.url,
      UPSTREAM_LIMIT_PER_SECOND: '0',
      UPSTREAM_LIMIT_PER_DAY: '0',
      CACHE_READ_DEADLINE_MS: '5000',
      CACHE_TTL_NEWS_SECONDS: '0',
      ...env,
    },
  });

beforeAll(async () => {
  redis = await startRedis();
  operator = new Redis(redis.url);
  simulator = await startSimulator({ latencyMs: 0 });
  [a, b] = await Promise.all([start(), start()]);
}, 60_000);

/** Of a single test: ended even when it fails. */
const others: { stop(): Promise<unknown> }[] = [];
async function ended<Other extends { stop(): Promise<unknown> }>(starting: Promise<Other>): Promise<Other> {
  const other = await starting;
  others.push(other);
  return other;
}
afterEach(async () => {
  await Promise.all(others.splice(0).map((other) => other.stop()));
});

afterAll(async () => {
  await Promise.all([a.stop(), b.stop()]);
  operator.disconnect();
  await simulator.close();
  await redis.stop();
});

const COUNTERS = 'requests hits stale negative misses collapsed errors bypassed hitRatio leaseWaits tooBig';
const STATS = `query ($window: StatsWindow) {
  cacheStats(window: $window) {
    window since replicas
    totals { ${COUNTERS} }
    categories { category counters { ${COUNTERS} } entries bytes }
    fields { field counters { requests hits misses } }
    series { at counters { requests } }
    hotKeys(first: 3) { key field requests }
    memory { usedBytes maxBytes peakBytes fragmentationRatio evictedKeys expiredKeys policy pressure }
    near { entries bytes maxBytes evictions tracking }
    upstream { calls savedCalls failures p50Ms p99Ms }
  }
}`;
const Counters = z.record(z.string(), z.number().nullable());
const StatsForm = z.object({
  window: z.string(),
  since: z.string(),
  replicas: z.number(),
  totals: Counters,
  categories: z.array(z.object({ category: z.string(), counters: Counters, entries: z.number(), bytes: z.number() })),
  fields: z.array(z.object({ field: z.string(), counters: Counters })),
  series: z.array(z.object({ at: z.string(), counters: Counters })),
  hotKeys: z.array(z.object({ key: z.string(), field: z.string(), requests: z.number() })),
  memory: z.object({
    usedBytes: z.number(),
    maxBytes: z.number().nullable(),
    peakBytes: z.number(),
    fragmentationRatio: z.number(),
    evictedKeys: z.number(),
    expiredKeys: z.number(),
    policy: z.string(),
    pressure: z.string(),
  }),
  near: z.object({
    entries: z.number(),
    bytes: z.number(),
    maxBytes: z.number(),
    evictions: z.number(),
    tracking: z.string(),
  }),
  upstream: z.object({
    calls: z.number(),
    savedCalls: z.number(),
    failures: z.number(),
    p50Ms: z.number().nullable(),
    p99Ms: z.number().nullable(),
  }),
});
type Stats = z.infer<typeof StatsForm>;

function statsOf(gateway: GatewayProcess, window = 'HOUR'): Promise<Stats> {
  return adminField(gateway, [STATS, { window }], StatsForm);
}

/** The promise is two seconds; asked for until then, and once more after. */
async function statsWithin2s(gateway: GatewayProcess, wanted: (stats: Stats) => boolean): Promise<Stats> {
  const deadline = performance.now() + 2000;
  for (;;) {
    const late = performance.now() > deadline;
    const stats = await statsOf(gateway);
    if (wanted(stats) || late) return stats;
    await elapse(50);
  }
}

describe('cacheStats', () => {
  test('is exact to the unit, the same from either replica within two seconds, and there after a restart of both', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await a.ask('{ quote(symbol: "AAPL") { price } }');
      await b.ask('{ quotes(symbols: ["AAPL", "MSFT"]) { price } fundamentals(symbol: "IBM") { name } }');
    }
    await a.ask('{ quote(symbol: "NOPE") { price } }');
    await b.ask('{ quote(symbol: "NOPE") { price } news { articles { title } } }');
    simulator.failNext('http-503', 1);
    await a.ask('{ stock(symbol: "TSLA") { history { timeZone } } }');
    // 5 + 15 in the loop, then 1 + 2 + 1.
    const expected = {
      requests: 24,
      // AAPL: 10 of which 1 miss; MSFT and IBM: 5 of which 1 miss each.
      hits: 17,
      stale: 0,
      negative: 1,
      misses: 4,
      collapsed: 0,
      errors: 1,
      bypassed: 1,
      hitRatio: 18 / 23,
      leaseWaits: 0,
      tooBig: 0,
    };
    const calls = simulator.callCount();
    const [fromA, fromB] = await Promise.all(
      [a, b].map((gateway) =>
        statsWithin2s(gateway, ({ totals, replicas }) => totals.requests === 24 && replicas === 2),
      ),
    );
    expect(fromA?.totals).toEqual(expected);
    expect(fromB?.totals).toEqual(expected);
    expect(fromA).toMatchObject({ window: 'HOUR', replicas: 2 });
    expect(fromA?.fields).toEqual(fromB?.fields);
    expect(fromA?.fields.find(({ field }) => field === 'Query.quotes')?.counters).toMatchObject({ requests: 10 });
    expect(fromA?.categories.find(({ category }) => category === 'PRICE')).toMatchObject({
      counters: { requests: 17, misses: 3, negative: 1, hits: 13 },
      // Of AAPL and MSFT, and that there is no NOPE.
      entries: 3,
    });
    expect(fromA?.series.reduce((sum, { counters }) => sum + (counters.requests ?? 0), 0)).toBe(24);
    expect(fromA?.hotKeys[0]).toMatchObject({ key: expect.stringContaining('quote:AAPL'), requests: 10 });
    expect(fromA?.memory).toMatchObject({ maxBytes: null, evictedKeys: 0, policy: 'noeviction', pressure: 'NORMAL' });
    expect(fromA?.memory.peakBytes).toBeGreaterThan(500_000);
    expect(fromA?.near).toMatchObject({ maxBytes: 2 * 67_108_864, evictions: 0, tracking: 'ON' });
    expect(fromB?.near.entries).toBeGreaterThanOrEqual(3);
    expect(fromA?.upstream).toMatchObject({ calls, savedCalls: 18, failures: 1 });
    expect(fromA?.upstream.p50Ms).toBeGreaterThan(0);
    expect(fromA?.upstream.p99Ms).toBeGreaterThanOrEqual(fromA?.upstream.p50Ms ?? 0);

    // Counted in its last moment: an orderly stop loses nothing.
    await a.ask('{ quote(symbol: "AAPL") { price } }');
    await Promise.all([a.stop(), b.stop()]);
    [a, b] = await Promise.all([start(), start()]);
    const after = await statsWithin2s(b, ({ replicas }) => replicas === 2);
    expect(after.totals).toMatchObject({ requests: 25, hits: 18 });
    expect(after.replicas).toBe(2);
    expect((await statsOf(a, 'DAY')).totals).toEqual(after.totals);
  }, 60_000);

  test('counts the calls that the upstream had, not the loads: bulk quotes are one', async () => {
    const own = await ended(startRedis());
    const gateway = await ended(start({ REDIS_URL: own.url, UPSTREAM_BULK_QUOTES: 'true' }));
    const before = simulator.callCount();
    await gateway.ask('{ quotes(symbols: ["AAPL", "MSFT", "IBM", "TSLA", "NVDA"]) { price } }');
    await gateway.ask('{ stock(symbol: "IBM") { fibonacci { symbol } } }');
    // One of five quotes, and one of the history that the levels are made of.
    expect(simulator.callCount() - before).toBe(2);
    const { totals, upstream } = await statsOf(gateway);
    expect(upstream).toMatchObject({ calls: 2, failures: 0, savedCalls: 0 });
    expect(totals).toMatchObject({ requests: 7, misses: 7 });
  });

  test('costs no command a request: 500 hits of near copies are a few, for the seconds they take', async () => {
    const commands = async (): Promise<number> =>
      Number(/total_commands_processed:(\d+)/.exec(await operator.info('stats'))?.[1]);
    await a.ask('{ quote(symbol: "AAPL") { price } }');
    const before = await commands();
    const startedAt = performance.now();
    for (let turn = 0; turn < 500; turn += 1) await a.ask('{ quote(symbol: "AAPL") { price } }');
    // Two replicas look at memory, policies, the queue of runs and their own counters about once a second.
    const idle = 50 * (2 + (performance.now() - startedAt) / 1000);
    expect((await commands()) - before).toBeLessThan(Math.min(450, idle));
    expect((await statsOf(a)).totals['requests']).toBeGreaterThan(500);
  });

  test('counts the waits for a load of another replica, and what is too big to store', async () => {
    const own = await ended(startRedis());
    const slow = await startSimulator({ latencyMs: 500 });
    others.push({ stop: () => slow.close() });
    const small = { REDIS_URL: own.url, ALPHAVANTAGE_URL: slow.url, CACHE_MAX_ENTRY_BYTES: '1024' };
    const [holder, waiter] = await Promise.all([ended(start(small)), ended(start(small))]);
    const loading = holder.ask('{ quote(symbol: "AAPL") { price } }');
    while (slow.callCount() === 0) await new Promise((resolve) => setImmediate(resolve));
    const waiting = waiter.ask('{ quote(symbol: "AAPL") { price } }');
    await Promise.all([loading, waiting]);
    await holder.ask('{ stock(symbol: "IBM") { history { timeZone } } }');
    const { totals } = await statsWithin2s(holder, ({ totals: { requests } }) => requests === 3);
    expect(totals).toMatchObject({ requests: 3, misses: 2, collapsed: 1, leaseWaits: 1, tooBig: 1 });
  });

  test('keeps its keys for 25 hours', async () => {
    for (const name of await operator.keys('penstock:1:s:*')) {
      const left = await operator.ttl(name);
      expect(left).toBeGreaterThan(24 * 3600);
      expect(left).toBeLessThanOrEqual(25 * 3600);
    }
  });

  test('says so when Redis is out of reach', async () => {
    const gone = await ended(startRedis());
    const gateway = await ended(start({ REDIS_URL: gone.url }));
    await gone.kill('SIGKILL');
    await expect(statsOf(gateway)).rejects.toThrow('FLEET_UNREACHABLE');
  });

  test('counts in the process alone without Redis', async () => {
    const gateway = await ended(start({ REDIS_URL: '' }));
    await gateway.ask('{ quote(symbol: "AAPL") { price } }');
    await gateway.ask('{ quote(symbol: "AAPL") { price } }');
    const { totals, replicas, near } = await adminField(
      gateway,
      ['{ cacheStats { replicas totals { requests hits misses } near { entries } } }'],
      z.object({ replicas: z.number(), totals: Counters, near: z.object({ entries: z.number() }) }),
    );
    expect([totals, replicas, near]).toEqual([{ requests: 2, hits: 1, misses: 1 }, 1, { entries: 1 }]);
  });
});
