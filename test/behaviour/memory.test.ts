// I8: bounded by construction: every key has an end, and a full Redis answers all the same.
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { Cache, type CacheRequest, cacheKeyOf } from '../../src/cache/index.ts';
import { loadConfig } from '../../src/config.ts';
import { startGateway } from '../../src/main.ts';
import { marketErrorPolicy } from '../../src/market-error-policy.ts';
import { connectRedis, whenUsable } from '../../src/redis/connect.ts';
import { RedisKeys } from '../../src/redis/keys.ts';
import { MemoryWatch } from '../../src/redis/memory-watch.ts';
import { RedisStore } from '../../src/redis/redis-store.ts';
import { parseServerInfo, readServerInfos } from '../../src/redis/server-info.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { until } from './troubled-gateway.ts';
import { FAST_PATH } from '../support/fast-path.ts';

const MIB = 1024 * 1024;
const PREFIX = 'memory';
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function serverWith(...args: readonly string[]): Promise<RedisServer> {
  const server = await startRedis({ args });
  closers.push(() => server.stop());
  return server;
}

function clientOf(server: RedisServer): Redis {
  const client = new Redis(server.url);
  closers.push(() => client.disconnect());
  return client;
}

/** Another user of the server takes memory until so much of one server's is in use. */
async function fillUpTo(share: number, client: Redis, watch: MemoryWatch, tag = ''): Promise<void> {
  const maxBytes = 16 * MIB;
  const used = async (): Promise<number> => parseServerInfo(await client.info()).usedBytes;
  while ((await used()) < share * maxBytes) await client.set(`${tag}${randomUUID()}`, 'x'.repeat(40_000));
  await watch.look();
}

/** The engine on a Redis that is looked at only when told to. */
async function engineOn(url: string) {
  const client = connectRedis({ url, deadlineMs: 5000, onError: () => undefined });
  await whenUsable(client);
  const told: string[] = [];
  const watch = new MemoryWatch({
    read: () => readServerInfos(client),
    everyMs: 1_000_000,
    onPressure: (pressure) => told.push(pressure),
    onAdvice: ({ message }) => told.push(message),
  });
  const notStored: string[] = [];
  const cache = new Cache({
    store: new RedisStore(client, { prefix: PREFIX, tagTtlMs: 3_600_000 }),
    errors: marketErrorPolicy,
    onEvent: (event) => {
      if (event.kind === 'store-unavailable') notStored.push(event.kind);
      if (event.kind === 'not-filled') notStored.push(event.reason);
    },
    now: Date.now,
    random: Math.random,
    leaseMs: 10_000,
    loadDeadlineMs: 1000,
    pollMs: 10,
    nearMaxBytes: 0,
    nearUntrackedMs: 1000,
    maxEntryBytes: MIB,
    pressure: () => watch.pressure,
  });
  closers.push(
    () => cache.close(),
    () => watch.close(),
  );
  return { cache, watch, told, notStored };
}

function requestOf(symbol: string): CacheRequest {
  return {
    key: cacheKeyOf('PRICE', 'abc123', `quote:${symbol}`),
    field: 'Query.quote',
    category: 'PRICE',
    tags: ['all', 'category:PRICE', `symbol:${symbol}`],
    policy: { maxAgeMs: 600_000, staleWhileRevalidateMs: 600_000, staleIfErrorMs: 0, absentMs: 60_000 },
  };
}

/** About the size of a quote, or as many times that as told. */
async function quoteOf(symbol: string, times = 1): Promise<unknown> {
  return { symbol, price: 123.45, note: Array.from({ length: 12 * times }, () => randomUUID()).join(' ') };
}

/** What Redis answers for a key that never expires. For one that was evicted since the scan it is another number, -2. */
const WITHOUT_END = -1;

/** The time to live of every key, ms. */
async function timesToLive(client: Redis): Promise<readonly number[]> {
  const times: number[] = [];
  for await (const names of client.scanStream({ count: 5000 })) {
    if (!Array.isArray(names)) throw new Error('a scan gives lists of names');
    const pipeline = client.pipeline();
    for (const name of names) pipeline.pttl(String(name));
    for (const [, time] of (await pipeline.exec()) ?? []) times.push(Number(time));
  }
  return times;
}

test('100,000 symbols in 64 MiB: every query is answered, the memory is flat, every key has an end', async () => {
  const maxBytes = 64 * MIB;
  const server = await serverWith('--maxmemory', String(maxBytes), '--maxmemory-policy', 'volatile-lru');
  const { cache, watch, told, notStored } = await engineOn(server.url);
  let answered = 0;
  for (let batch = 0; batch < 200; batch += 1) {
    const symbols = Array.from({ length: 500 }, () => randomUUID());
    const served = await Promise.all(
      symbols.map((symbol) => cache.getOrLoad(requestOf(symbol), () => quoteOf(symbol))),
    );
    answered += served.filter(({ result }) => result.kind === 'value').length;
    await watch.look();
  }
  expect(answered).toBe(100_000);
  expect(notStored).toEqual([]);
  expect(told).toEqual(['HIGH', 'CRITICAL']);
  expect(watch.stats?.evictedKeys).toBeGreaterThan(10_000);
  // Redis counts its connections' buffers too, and evicts only before the next command.
  expect(watch.stats?.peakBytes).toBeLessThan(maxBytes * 1.01);
  const times = await timesToLive(clientOf(server));
  expect(times.length).toBeGreaterThan(10_000);
  expect(times.filter((time) => time === WITHOUT_END)).toEqual([]);
}, 120_000);

test('a Redis that fills up: no stale windows from 80 %, small entries only from 95 %, and back', async () => {
  const server = await serverWith('--maxmemory', '16mb', '--maxmemory-policy', 'noeviction');
  const { cache, watch, told, notStored } = await engineOn(server.url);
  const others = clientOf(server);
  const timeToLive = async (symbol: string): Promise<number> => {
    await cache.getOrLoad(requestOf(symbol), () => quoteOf(symbol));
    return others.pttl(new RedisKeys(PREFIX).entry(requestOf(symbol).key).value);
  };
  await watch.look();
  expect(told.splice(0)).toEqual([expect.stringContaining('noeviction')]);
  expect(await timeToLive('NORMAL')).toBeGreaterThan(700_000);

  await fillUpTo(0.81, others, watch);
  expect(told).toEqual(['HIGH']);
  expect(await timeToLive('HIGH')).toBeLessThan(700_000);
  await cache.getOrLoad(requestOf('BIG'), () => quoteOf('BIG', 20));
  expect(notStored).toEqual([]);

  await fillUpTo(0.951, others, watch);
  expect(told).toEqual(['HIGH', 'CRITICAL']);
  const served = await cache.getOrLoad(requestOf('BIGGER'), () => quoteOf('BIGGER', 20));
  expect(served.result.kind).toBe('value');
  expect(notStored).toEqual(['pressure']);
  expect(await timeToLive('SMALL')).toBeGreaterThan(0);

  await others.flushall();
  await watch.look();
  expect(told).toEqual(['HIGH', 'CRITICAL', 'NORMAL']);
  expect(await timeToLive('EMPTY')).toBeGreaterThan(700_000);
});

test('on a cluster the fullest master sets the level, and the figures are those of all', async () => {
  const cluster = await startRedisCluster();
  closers.push(() => cluster.stop());
  for (const node of cluster.masters) await clientOf(node).config('SET', 'maxmemory', 16 * MIB);
  const { watch, told } = await engineOn(cluster.url);
  await watch.look();
  expect(watch.stats).toMatchObject({ maxBytes: 48 * MIB, policy: 'noeviction', pressure: 'NORMAL' });
  const [node] = cluster.masters;
  if (node === undefined) throw new Error('a cluster has nodes');
  // A key of this slot range, which is the first node's.
  await fillUpTo(0.81, clientOf(node), watch, '{b}');
  expect(told.at(-1)).toBe('HIGH');
});

test('a Redis that forbids INFO serves all the same, and the log is told', async () => {
  const server = await serverWith('--user', 'default', 'on', 'nopass', '~*', '&*', '+@all', '-info');
  const { cache, watch, told } = await engineOn(server.url);
  await watch.look();
  expect(told).toEqual([expect.stringContaining('forbids INFO')]);
  await cache.getOrLoad(requestOf('A'), () => quoteOf('A'));
  expect(await cache.getOrLoad(requestOf('A'), () => quoteOf('A'))).toMatchObject({ status: 'HIT', tier: 'STORE' });
});

test('a gateway warns at its start of a Redis without a limit', async () => {
  const server = await serverWith();
  const lines: string[] = [];
  const logger = createLogger({ level: 'warn', pretty: false, destination: { write: (line) => lines.push(line) } });
  const gateway = await startGateway(
    loadConfig({ PORT: '0', ...FAST_PATH, WARM_ON_START: 'off', REDIS_URL: server.url }),
    logger,
  );
  closers.push(() => gateway.stop());
  await until(() => lines.some((line) => line.includes('maxmemory 0')));
});
