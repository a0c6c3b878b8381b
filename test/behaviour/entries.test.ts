import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type ObservedGateway, startObservedGateway } from './replayed-upstream.ts';

const QUOTE = '{ quote(symbol: "AAPL") { price } }';
const EVERY_CATEGORY = `{
  quote(symbol: "AAPL") { price }
  fundamentals(symbol: "IBM") { name }
  search(keywords: "apple") { symbol }
  stock(symbol: "MSFT") { history(interval: WEEK) { bars(last: 1) { close } } }
}`;
/** Entries made together are spread by this share of their life. */
const JITTER = 0.05;

let server: RedisServer;
let redis: Redis;
let simulator: Simulator;
let gateway: ObservedGateway | null = null;

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
  simulator = await startSimulator();
});
beforeEach(() => redis.flushall());
afterEach(async () => {
  await gateway?.stop();
  gateway = null;
});
afterAll(async () => {
  redis.disconnect();
  await simulator.close();
  await server.stop();
});

async function start(env: Readonly<Record<string, string>> = {}): Promise<ObservedGateway> {
  // The plain times to live, whatever the day.
  const upstream = {
    ...NO_LIMITS,
    ALPHAVANTAGE_API_KEY: 'any',
    ALPHAVANTAGE_URL: simulator.url,
    CACHE_CALENDAR: 'off',
  };
  gateway = await startObservedGateway({ ...upstream, REDIS_URL: server.url, ...env });
  return gateway;
}

async function callsDuring(act: () => Promise<unknown>): Promise<number> {
  const before = simulator.callCount();
  await act();
  return simulator.callCount() - before;
}

/** Seconds left for each entry whose key has this text. */
async function secondsLeft(text: string): Promise<readonly number[]> {
  const keys = (await redis.keys('*:v:*')).filter((key) => key.includes(text));
  return Promise.all(keys.map(async (key) => (await redis.pttl(key)) / 1000));
}

/** What an entry written since `startedMs` was given to live is that of its category, give or take the jitter. */
function expectLife(leftSeconds: number, categorySeconds: number, startedMs: number): void {
  const elapsedSeconds = (performance.now() - startedMs) / 1000;
  expect(leftSeconds).toBeLessThanOrEqual(categorySeconds * (1 + JITTER));
  expect(leftSeconds + elapsedSeconds).toBeGreaterThanOrEqual(categorySeconds * (1 - JITTER));
}

/** The commands that Redis got since RESETSTAT and that read or write entries. */
async function entryCommands(): Promise<readonly string[]> {
  const seen = (await redis.info('commandstats')).match(/(?<=cmdstat_)\w+/g) ?? [];
  return seen.filter((name) => ['get', 'mget', 'set', 'eval', 'evalsha', 'pexpire', 'del'].includes(name));
}

test('every key has a TTL, and each entry that of its category', async () => {
  const { ask } = await start();
  const startedMs = performance.now();
  expect((await ask(EVERY_CATEGORY)).errors).toBeUndefined();
  await ask('{ quote(symbol: "NOPE") { price } }');
  simulator.failNext('http-503', 1);
  await ask('{ quote(symbol: "TSLA") { price } }');

  const keys = await redis.keys('*');
  expect(keys.some((key) => key.includes(':f:'))).toBe(true);
  const lives = await Promise.all(keys.map((key) => redis.pttl(key)));
  // -1 is Redis's word for a key that stays.
  expect(keys.filter((_, index) => lives[index] === -1)).toEqual([]);

  for (const [text, seconds, count] of [
    ['AAPL', 300, 1],
    ['IBM', 86_400, 1],
    ['search', 86_400, 1],
    ['MSFT', 7200, 1],
    ['NOPE', 60, 1],
  ] as const) {
    const left = await secondsLeft(text);
    expect([text, left.length]).toEqual([text, count]);
    for (const each of left) expectLife(each, seconds, startedMs);
  }
});

test('a time to live from the environment is the one that Redis gets', async () => {
  const { ask } = await start({ CACHE_TTL_PRICE_SECONDS: '1000', CACHE_TTL_PROFILE: 'economical' });
  const startedMs = performance.now();
  await ask(EVERY_CATEGORY);
  const [quote = 0] = await secondsLeft('AAPL');
  const [history = 0] = await secondsLeft('MSFT');
  expectLife(quote, 1000, startedMs);
  expectLife(history, 21_600, startedMs);
});

test('the second time is a hit, and says so', async () => {
  const { rowsOf } = await start();
  expect(await rowsOf(QUOTE)).toMatchObject([{ path: ['quote'], status: 'MISS', tier: 'ORIGIN', category: 'PRICE' }]);
  const calls = await callsDuring(async () => {
    // From the store at first: Redis tells a process of what its own scripts write, too.
    const [row] = await rowsOf(QUOTE);
    expect(row).toMatchObject({ path: ['quote'], status: 'HIT', category: 'PRICE' });
    expect(row?.key).toContain('AAPL');
    expect(row?.ttlSeconds).toBeGreaterThan(270);
    expect(row?.ttlSeconds).toBeLessThanOrEqual(315);
  });
  expect(calls).toBe(0);
});

test('another gateway on the same Redis has a hit from the store', async () => {
  await (await start()).ask(QUOTE);
  await gateway?.stop();
  const { rowsOf } = await start();
  const calls = await callsDuring(async () => {
    expect(await rowsOf(QUOTE)).toMatchObject([{ status: 'HIT', tier: 'STORE' }]);
  });
  expect(calls).toBe(0);
});

test('a time to live of 0 leaves Redis alone and says BYPASS', async () => {
  const { ask, rowsOf } = await start({ CACHE_TTL_PRICE_SECONDS: '0' });
  await redis.config('RESETSTAT');
  const calls = await callsDuring(async () => {
    expect(await rowsOf(QUOTE)).toMatchObject([{ path: ['quote'], status: 'BYPASS' }]);
    expect(await rowsOf(QUOTE)).toMatchObject([{ path: ['quote'], status: 'BYPASS' }]);
  });
  expect(calls).toBe(2);
  expect(await redis.keys('*:[vlft]:*')).toEqual([]);
  expect(await entryCommands()).toEqual([]);

  await ask('{ fundamentals(symbol: "IBM") { name } }');
  expect(await redis.keys('*:v:*')).toHaveLength(1);
});

test('with the cache off nothing is stored in Redis', async () => {
  const { ask, rowsOf } = await start({ CACHE_DISABLED: 'true' });
  await redis.config('RESETSTAT');
  expect((await ask(EVERY_CATEGORY)).errors).toBeUndefined();
  const rows = await rowsOf(EVERY_CATEGORY);
  expect(rows.map(({ status }) => status)).toEqual(['BYPASS', 'BYPASS', 'BYPASS', 'BYPASS']);
  await ask('{ quote(symbol: "NOPE") { price } }');
  expect(await redis.keys('*:[vlft]:*')).toEqual([]);
  expect(await entryCommands()).toEqual([]);
});
