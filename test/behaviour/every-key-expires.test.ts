// I8: every key in Redis has an end, and the gateway neither scans nor keeps sets of members.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { cacheKeyFrom } from '../../src/cache/index.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { createRedisEngine, type RedisEngine } from '../support/redis-engine.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type ObservedGateway, startObservedGateway } from './replayed-upstream.ts';
import { until } from './troubled-gateway.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

/** Commands that go through all keys, or keep a list of what belongs together. */
const UNBOUNDED =
  /^(keys|[shz]?scan|randomkey|dbsize|s(add|rem|members|ismember|card)|z\w+|[lr]push|h(set|getall)|flush\w+)$/;

let server: RedisServer;
let operator: Redis;
let simulator: Simulator;
let gateway: ObservedGateway;
/** Another process of the fleet. */
let other: RedisEngine;

beforeAll(async () => {
  server = await startRedis();
  operator = new Redis(server.url);
  simulator = await startSimulator();
  gateway = await startObservedGateway({
    REDIS_URL: server.url,
    ...NO_LIMITS,
    ALPHAVANTAGE_API_KEY: 'any',
    ALPHAVANTAGE_URL: simulator.url,
    UPSTREAM_TIMEOUT_MS: '2000',
    CACHE_STALE_PRICE_SECONDS: '60',
    CACHE_STALE_IF_ERROR_PRICE_SECONDS: '60',
  });
  other = await createRedisEngine(server.url);
});
afterAll(async () => {
  await gateway.stop();
  await other.cache.close();
  await simulator.close();
  operator.disconnect();
  await server.stop();
});

const quote = (symbol: string): string => `{ quote(symbol: "${symbol}") { price } }`;

async function keyOf(symbol: string) {
  const [row] = await gateway.rowsOf(quote(symbol));
  if (row === undefined) throw new Error('a cached field has a row');
  return cacheKeyFrom(row.key);
}

/** Every key with its time to live, ms; -1 is Redis's word for a key that stays. */
async function lives(): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for await (const names of operator.scanStream({ count: 1000 })) {
    for (const name of Array.isArray(names) ? names.map(String) : []) found.set(name, await operator.pttl(name));
  }
  return found;
}

test('after hits, misses, absences, failures, stale answers and invalidations, and while a load runs', async () => {
  await operator.config('RESETSTAT');
  for (const symbol of ['AAPL', 'MSFT', 'IBM', 'AAPL', 'NOPE', 'NOPE']) await gateway.ask(quote(symbol));
  await gateway.ask('{ quotes(symbols: ["AAPL", "NVDA", "NOPE"]) { price } fundamentals(symbol: "IBM") { name } }');
  await gateway.ask('{ stock(symbol: "MSFT") { history { bars(last: 1) { close } } news { articles { title } } } }');
  simulator.failNext('http-503', 1);
  await gateway.ask(quote('TSLA'));
  await other.cache.invalidate({ kind: 'tag', tag: 'symbol:AAPL' }, 'HARD');
  await other.cache.invalidate({ kind: 'tag', tag: 'symbol:MSFT' }, 'SOFT');
  await other.cache.invalidate({ kind: 'key', key: await keyOf('IBM') }, 'HARD');
  await other.cache.invalidate({ kind: 'key', key: await keyOf('NVDA') }, 'SOFT');
  for (const symbol of ['AAPL', 'MSFT', 'IBM', 'NVDA', 'TSLA']) await gateway.ask(quote(symbol));
  simulator.failNext('hang', 1);
  const before = simulator.callCount();
  const hanging = gateway.ask(quote('AMZN'));
  await until(() => simulator.callCount() > before);

  const commands = (await operator.info('commandstats')).match(/(?<=cmdstat_)[^:|]+/g) ?? [];
  expect(commands).toEqual(expect.arrayContaining(['mget', 'evalsha', 'set']));
  expect(commands.filter((name) => UNBOUNDED.test(name))).toEqual([]);
  const found = await lives();
  const kinds = new Set([...found.keys()].map((name) => name.split(':')[2]));
  expect([...kinds].sort()).toEqual(['f', 'l', 't', 'v']);
  expect([...found].filter(([, ms]) => ms === -1)).toEqual([]);
  await hanging;
});
