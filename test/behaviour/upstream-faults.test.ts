import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { loadConfig } from '../../src/config.ts';
import { type Gateway, startGateway } from '../../src/main.ts';
import type { FaultKind } from '../../src/simulator/faults.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { post } from '../support/graph-server.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { FAST_PATH } from '../support/fast-path.ts';

const TIMEOUT_MS = 400;
/** What a busy machine may add to a deadline. */
const SLACK_MS = 3000;

const FAULTS: readonly (readonly [FaultKind, string])[] = [
  ['hang', 'UPSTREAM_TIMEOUT'],
  ['slow-drip', 'UPSTREAM_TIMEOUT'],
  ['http-503', 'UPSTREAM_UNAVAILABLE'],
  ['html', 'UPSTREAM_UNAVAILABLE'],
  ['truncated', 'UPSTREAM_BAD_RESPONSE'],
  ['wrong-symbol', 'UPSTREAM_BAD_RESPONSE'],
  ['rate-limit', 'UPSTREAM_RATE_LIMITED'],
  ['daily-limit', 'UPSTREAM_BUDGET_EXHAUSTED'],
];

describe('an upstream that fails', () => {
  let server: RedisServer;
  let redis: Redis;
  let simulator: Simulator;
  let gateway: Gateway;

  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
    simulator = await startSimulator();
    const config = loadConfig({
      ...FAST_PATH,
      PORT: '0',
      WARM_ON_START: 'off',
      REDIS_URL: server.url,
      CACHE_READ_DEADLINE_MS: '5000',
      ALPHAVANTAGE_API_KEY: 'any',
      ALPHAVANTAGE_URL: simulator.url,
      UPSTREAM_TIMEOUT_MS: String(TIMEOUT_MS),
      // Each test empties Redis and then means to be the first.
      CACHE_NEAR_MAX_BYTES: '0',
    });
    gateway = await startGateway(config, createLogger({ level: 'silent', pretty: false }));
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    await gateway.stop();
    redis.disconnect();
    await simulator.close();
    await server.stop();
  });

  const quote = (symbol: string) => post(gateway.url, { query: `{ quote(symbol: "${symbol}") { symbol price } }` });

  test.each(FAULTS)('by %s: %s within the deadline, one call, and no data', async (kind, code) => {
    simulator.failNext(kind, 1);
    const before = simulator.callCount();
    const startedMs = performance.now();
    const { body } = await quote('AAPL');
    expect(performance.now() - startedMs).toBeLessThan(TIMEOUT_MS + SLACK_MS);
    expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
    expect(body.data).toEqual({ quote: null });
    expect(simulator.callCount() - before).toBe(1);
    expect(await redis.keys('*:v:*')).toEqual([]);
    await redis.flushall();
    expect((await quote('AAPL')).body.errors).toBeUndefined();
  });

  test('leaves neither timer nor socket behind when the gateway has stopped', async () => {
    const own = await startSimulator();
    const held = (): readonly string[] =>
      process.getActiveResourcesInfo().filter((name) => /Timeout|TCPSocket/.test(name));
    const before = held().length;
    const config = { PORT: '0', UPSTREAM_TIMEOUT_MS: '200', ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: own.url };
    const gone = await startGateway(loadConfig(config), createLogger({ level: 'silent', pretty: false }));
    own.failNext('hang', 1);
    own.failNext('slow-drip', 1);
    const query = '{ quotes(symbols: ["AAPL", "MSFT"]) { symbol } }';
    const response = await fetch(gone.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ query }),
    });
    expect(JSON.parse(await response.text())).toMatchObject({ data: { quotes: [null, null] } });
    await gone.stop();
    await own.close();
    await until(() => held().length <= before);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('it did not come about in time');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
