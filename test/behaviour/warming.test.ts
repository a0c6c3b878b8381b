import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { connectWarmFleet, type WarmFleet } from '../support/warm-fleet.ts';
import { until } from './troubled-gateway.ts';

let redis: RedisServer;
let simulator: Simulator;
let fleet: WarmFleet;
const gateways: GatewayProcess[] = [];

beforeEach(async () => {
  redis = await startRedis();
  fleet = await connectWarmFleet(redis.url);
});
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.stop()));
  fleet.close();
  await simulator.close();
  await redis.stop();
});

async function start(env: Readonly<Record<string, string>> = {}): Promise<GatewayProcess> {
  const upstream = { ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url };
  // A busy machine must not make Redis look dead.
  const shared = { REDIS_URL: redis.url, CACHE_READ_DEADLINE_MS: '5000', CACHE_CALENDAR: 'off' };
  const gateway = await startGateway({ env: { ...upstream, ...shared, ...NO_LIMITS, ...env } });
  gateways.push(gateway);
  return gateway;
}

const symbols = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `S${index}`);
/** What a run came to, in one line a target. */
const told = async (id: string): Promise<readonly string[]> =>
  (await fleet.run(id)).outcomes.map(({ symbol, category, result }) => `${symbol} ${category} ${result}`);
const finished = (id: string): Promise<void> => until(async () => (await fleet.run(id)).finishedAt !== null);
const newestFinished = (count: number): Promise<void> =>
  until(async () => {
    const runs = await fleet.runs.newest(100);
    return runs.length === count && runs.every(({ finishedAt }) => finishedAt !== null);
  });

test('ten restarts with a warm Redis make no upstream call', async () => {
  simulator = await startSimulator();
  const env = {
    WARM_ON_START: 'auto',
    WARM_SYMBOLS: 'AAPL,MSFT',
    WARM_MOVERS_TOP: '5',
    WARM_CATEGORIES: 'PRICE,FUNDAMENTALS',
  };
  await start(env);
  await newestFinished(1);
  const [first] = await fleet.runs.newest(1);
  expect(first?.outcomes).toHaveLength(2 * 7);
  expect(first?.upstreamCalls).toBe(1 + 2 * 7);
  expect(simulator.callCount()).toBe(1 + 2 * 7);
  for (let restart = 2; restart <= 11; restart += 1) {
    await Promise.all(gateways.splice(0).map((gateway) => gateway.stop()));
    await fleet.forgetClaims();
    await start(env);
    await newestFinished(restart);
  }
  expect(simulator.callCount()).toBe(1 + 2 * 7);
  expect((await fleet.runs.newest(10)).flatMap(({ outcomes }) => outcomes.map(({ result }) => result))).toEqual(
    Array.from({ length: 10 * 14 }, () => expect.stringMatching(/FRESH|ABSENT/)),
  );
}, 120_000);
