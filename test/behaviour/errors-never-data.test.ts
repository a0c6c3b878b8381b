// I5: errors are never data. A failure leaves a marker for its back-off and no entry; nobody hammers a failing upstream.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Served } from '../../src/cache/index.ts';
import {
  BudgetExhaustedError,
  PremiumRequiredError,
  RateLimitedError,
  UpstreamAuthError,
  UpstreamUnavailableError,
} from '../../src/market/errors.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { requestOf } from '../support/engine.ts';
import { createRedisEngine, type RedisEngine } from '../support/redis-engine.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { startObservedGateway } from './replayed-upstream.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

const NOW = Date.parse('2030-01-01T12:00:00Z');
const clock = { now: NOW };
const request = requestOf('AAPL');

let server: RedisServer;
let redis: Redis;
let fleet: readonly RedisEngine[];
let loads: number;

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
beforeEach(async () => {
  await redis.flushall();
  clock.now = NOW;
  loads = 0;
  const options = { now: () => clock.now, random: () => 0.5 };
  fleet = await Promise.all([createRedisEngine(server.url, options), createRedisEngine(server.url, options)]);
});
afterEach(async () => {
  await Promise.all(fleet.map(({ cache }) => cache.close()));
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

/** The answer of each engine, one after the other. */
async function askAll(outcome: Error | string): Promise<readonly Served[]> {
  const load = async (): Promise<unknown> => {
    loads += 1;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const answers: Served[] = [];
  for (const { cache } of fleet) answers.push(await cache.getOrLoad(request, load));
  return answers;
}

const statuses = (answers: readonly Served[]): readonly string[] => answers.map(({ status }) => status);
const entries = (): Promise<readonly string[]> => redis.keys('*:v:*');
const markers = (): Promise<readonly string[]> => redis.keys('*:f:*');

test('fail, fail, succeed: the same error to everybody, no entry before the success, no marker after it', async () => {
  const down = new UpstreamUnavailableError('down');
  const [first, second] = await askAll(down);
  expect(first).toMatchObject({ status: 'MISS', result: { kind: 'error', error: down } });
  expect(second).toMatchObject({ status: 'NEGATIVE', result: { kind: 'error', error: down } });
  clock.now += 2000;
  expect(statuses(await askAll(down))).toEqual(['MISS', 'NEGATIVE']);
  expect(loads).toBe(2);
  expect(await entries()).toEqual([]);
  expect(await markers()).toHaveLength(1);
  clock.now += 4000;
  const [loaded, read] = await askAll('value');
  expect(loaded).toMatchObject({ status: 'MISS', result: { kind: 'value', value: 'value' } });
  expect(read).toMatchObject({ status: 'HIT', result: { kind: 'value', value: 'value' } });
  expect(await entries()).toHaveLength(1);
  expect(await markers()).toEqual([]);
});

test('the back-off doubles from 2 s to 60 s; fifty callers in each process cost one load a window', async () => {
  const fail = async (): Promise<never> => {
    loads += 1;
    throw new UpstreamUnavailableError('down');
  };
  const burst = () =>
    Promise.all(fleet.flatMap(({ cache }) => Array.from({ length: 50 }, () => cache.getOrLoad(request, fail))));
  for (const [round, windowMs] of [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000].entries()) {
    const answers = [...(await burst())];
    clock.now += windowMs - 1;
    answers.push(...(await burst()));
    expect(answers.filter(({ result }) => result.kind === 'value')).toEqual([]);
    expect([windowMs, loads]).toEqual([windowMs, round + 1]);
    clock.now += 1;
  }
  expect(await entries()).toEqual([]);
});

test.each([
  ['too many calls: until the window of the limit ends', new RateLimitedError('slow down', 17), 17_000],
  [
    'the calls of the day: until they are counted anew',
    new BudgetExhaustedError('spent', '2030-01-01T12:30:00Z'),
    1_800_000,
  ],
  ['a refused key: a minute', new UpstreamAuthError('who?'), 60_000],
  ['a paid plan: six hours', new PremiumRequiredError('pay'), 21_600_000],
])('%s, and no longer the second time', async (_name, error, windowMs) => {
  for (const round of [1, 2]) {
    // The day does not end twice.
    if (error instanceof BudgetExhaustedError) clock.now = NOW;
    await redis.del(...(await markers()), 'none');
    expect(statuses(await askAll(error))).toEqual(['MISS', 'NEGATIVE']);
    clock.now += windowMs - 1;
    expect(statuses(await askAll(error))).toEqual(['NEGATIVE', 'NEGATIVE']);
    expect(loads).toBe(round);
    clock.now += 1;
  }
  expect(statuses(await askAll('value'))).toEqual(['MISS', 'HIT']);
});

test.each(['HARD', 'SOFT'] as const)('an invalidation (%s) clears the marker, by key and by tag', async (mode) => {
  for (const target of [{ kind: 'key', key: request.key } as const, { kind: 'tag', tag: 'all' } as const]) {
    await redis.flushall();
    expect(statuses(await askAll(new UpstreamUnavailableError('down')))).toEqual(['MISS', 'NEGATIVE']);
    await fleet[0]?.cache.invalidate(target, mode);
    expect((await askAll('value'))[0]).toMatchObject({ status: 'MISS', result: { value: 'value' } });
  }
});

test('fifty queries while the vendor is down cost one call, and none of them is answered with data', async () => {
  const simulator = await startSimulator();
  const upstream = { ...NO_LIMITS, ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url };
  const gateway = await startObservedGateway({ ...upstream, REDIS_URL: server.url });
  simulator.failNext('http-503', 1000);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => gateway.ask('{ quote(symbol: "AAPL") { price } }')),
  );
  expect(simulator.callCount()).toBe(1);
  for (const { data, errors } of answers) {
    expect(data).toEqual({ quote: null });
    expect(errors?.[0]?.extensions['code']).toBe('UPSTREAM_UNAVAILABLE');
  }
  expect(await entries()).toEqual([]);
  await gateway.stop();
  await simulator.close();
});
