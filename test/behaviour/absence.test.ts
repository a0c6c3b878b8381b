// I12: absence is its own outcome. "There is none" is remembered for its own time, apart from null, a miss and a failure.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { NoDataError, SymbolNotFoundError, UpstreamUnavailableError } from '../../src/market/errors.ts';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { requestOf } from '../support/engine.ts';
import { createRedisEngine, type RedisEngine } from '../support/redis-engine.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type ObservedGateway, startObservedGateway } from './replayed-upstream.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

let server: RedisServer;
let redis: Redis;
beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
beforeEach(() => redis.flushall());
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

describe('an unknown symbol', () => {
  const NOPE = '{ quote(symbol: "NOPE") { price } }';
  let simulator: Simulator;
  let gateways: ObservedGateway[] = [];
  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    gateways = [];
    await simulator.close();
  });

  async function start(env: Readonly<Record<string, string>> = {}): Promise<ObservedGateway> {
    const upstream = {
      ...NO_LIMITS,
      ALPHAVANTAGE_API_KEY: 'any',
      ALPHAVANTAGE_URL: simulator.url,
      CACHE_CALENDAR: 'off',
    };
    const gateway = await startObservedGateway({ ...upstream, REDIS_URL: server.url, ...env });
    gateways.push(gateway);
    return gateway;
  }

  test('costs one call for a hundred queries to two gateways, each answered with the typed error', async () => {
    const both = [await start(), await start()];
    const codes: unknown[] = [];
    const once = async ({ ask }: ObservedGateway) => {
      const { data, errors = [] } = await ask(NOPE);
      expect(data).toEqual({ quote: null });
      codes.push(...errors.map(({ extensions }) => extensions['code']));
    };
    await Promise.all(both.flatMap((gateway) => Array.from({ length: 25 }, () => once(gateway))));
    for (let asked = 0; asked < 25; asked += 1) for (const gateway of both) await once(gateway);
    expect(simulator.callCount()).toBe(1);
    expect(codes).toEqual(Array.from({ length: 100 }, () => 'SYMBOL_NOT_FOUND'));
    for (const { rowsOf } of both) expect(await rowsOf(NOPE)).toMatchObject([{ status: 'NEGATIVE' }]);
  });

  test('is remembered for its own time, not for that of its category', async () => {
    const { ask } = await start({ CACHE_ABSENT_SECONDS: '7', CACHE_STALE_IF_ERROR_PRICE_SECONDS: '600' });
    await ask(NOPE);
    const [key = ''] = await redis.keys('*:v:*NOPE*');
    const leftMs = await redis.pttl(key);
    expect(leftMs).toBeGreaterThan(0);
    expect(leftMs).toBeLessThanOrEqual(7000 * 1.05);
  });

  test('is asked for again once that time is over', async () => {
    const { ask } = await start({ CACHE_ABSENT_SECONDS: '1' });
    await ask(NOPE);
    const deadline = performance.now() + 10_000;
    while (simulator.callCount() < 2 && performance.now() < deadline) await ask(NOPE);
    expect(simulator.callCount()).toBe(2);
  });

  test('leaves the other elements of its list alone', async () => {
    const { ask } = await start();
    const { data, errors } = await ask('{ quotes(symbols: ["AAPL", "NOPE", "MSFT"]) { symbol } }');
    expect(data).toEqual({ quotes: [{ symbol: 'AAPL' }, null, { symbol: 'MSFT' }] });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['quotes', 1],
        extensions: expect.objectContaining({ code: 'SYMBOL_NOT_FOUND' }),
      }),
    ]);
  });
});

describe('asked a second time, by another process', () => {
  const request = requestOf('k');
  let fleet: RedisEngine[];
  beforeEach(async () => {
    fleet = await Promise.all([createRedisEngine(server.url), createRedisEngine(server.url)]);
  });
  afterEach(() => Promise.all(fleet.map(({ cache }) => cache.close())));

  /** What the second process is answered when the first one's load came to this, and which keys there are then. */
  async function second(outcome: unknown) {
    const [a, b] = fleet;
    if (a === undefined || b === undefined) throw new Error('two engines were asked for');
    const load = async (): Promise<unknown> => {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    };
    await a.cache.getOrLoad(request, load);
    const { status, result } = await b.cache.getOrLoad(request, async () => 'loaded again');
    const kinds = (await redis.keys('*')).map((name) => name.split(':')[2]).filter((kind) => kind !== 't');
    return { status, result, kinds };
  }

  test.each([
    ['null is a value', null, 'HIT', 'v'],
    ['an empty list is a value', [], 'HIT', 'v'],
  ])('%s', async (_name, value, status, kind) => {
    expect(await second(value)).toEqual({ status, result: { kind: 'value', value }, kinds: [kind] });
  });

  test.each([
    ['an unknown symbol is an absence', new SymbolNotFoundError('no k'), 'NEGATIVE', 'v'],
    ['no data is an absence', new NoDataError('nothing'), 'NEGATIVE', 'v'],
    ['a failure is a marker, and no entry', new UpstreamUnavailableError('down'), 'NEGATIVE', 'f'],
  ])('%s', async (_name, error, status, kind) => {
    expect(await second(error)).toEqual({ status, result: { kind: 'error', error }, kinds: [kind] });
  });

  test('what nothing is known of is a miss', async () => {
    expect(await second(new TypeError('ours'))).toMatchObject({ status: 'MISS', result: { value: 'loaded again' } });
  });
});
