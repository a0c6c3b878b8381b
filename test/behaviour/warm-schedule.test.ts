// WARM_CRON: what ends soon and is still asked for is renewed before anybody has to wait for it.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type SimulatedGateway, startSimulatedGateway } from '../support/simulated-gateway.ts';
import { connectWarmFleet, type WarmFleet } from '../support/warm-fleet.ts';
import { until } from './troubled-gateway.ts';

let redis: RedisServer;
let simulator: Simulator;
let fleet: WarmFleet;
const gateways: SimulatedGateway[] = [];

beforeEach(async () => {
  [redis, simulator] = await Promise.all([startRedis(), startSimulator()]);
  fleet = await connectWarmFleet(redis.url);
});
afterEach(async () => {
  await stopAll();
  fleet.close();
  await simulator.close();
  await redis.stop();
});

const stopAll = (): Promise<unknown> => Promise.all(gateways.splice(0).map((gateway) => gateway.stop()));

async function start(env: Readonly<Record<string, string>> = {}): Promise<SimulatedGateway> {
  const shared = { REDIS_URL: redis.url, CACHE_CALENDAR: 'off', WARM_MOVERS_TOP: '0' };
  const gateway = await startSimulatedGateway(simulator, { ...shared, ...env });
  gateways.push(gateway);
  return gateway;
}

const finished = (id: string): Promise<void> => until(async () => (await fleet.run(id)).finishedAt !== null);
const callsFor = (symbol: string): number => simulator.calls().filter((call) => call.symbol === symbol).length;

test('what ends soon and is still asked for is renewed, hottest first, and nobody waits for it', async () => {
  // Fresh for four seconds and looked at each second: renewed once two are left.
  const gateway = await start({ WARM_CRON: '* * * * * *', CACHE_TTL_PRICE_SECONDS: '4' });
  await finished(await fleet.order({ symbols: ['KO'] }));
  const statuses: string[] = [];
  await until(async () => {
    for (const symbol of ['AAPL', 'AAPL', 'AAPL', 'MSFT', 'MSFT', 'IBM']) {
      const [row] = await gateway.rows({ query: `{ quote(symbol: "${symbol}") { symbol } }` });
      statuses.push(String(row?.status));
    }
    return ['AAPL', 'MSFT', 'IBM'].every((symbol) => callsFor(symbol) >= 3);
  });
  // The first of each was loaded for who asked; two lives later nobody else has waited.
  expect(statuses.filter((status) => status !== 'HIT')).toEqual(['MISS', 'MISS', 'MISS']);
  // Warm once, and asked for by nobody.
  expect(callsFor('KO')).toBe(1);
  const runs = (await fleet.runs.newest(100)).filter(({ order }) => order.source === 'SCHEDULE');
  const plans = runs.flatMap(({ plan }) => (plan === null ? [] : [plan.map(({ symbol }) => symbol).join(' ')]));
  expect(plans.filter((plan) => plan === 'AAPL MSFT IBM').length).toBeGreaterThanOrEqual(3);
  expect(plans.join(' ')).not.toContain('KO');
  const ends = runs.flatMap(({ outcomes }) => outcomes.map(({ result }) => result));
  expect(new Set(ends)).toEqual(new Set(['FRESH', 'WARMED']));
}, 30_000);

test('what is hot is known by its key in every category, and what no target stands for takes no place', async () => {
  const gateway = await start();
  const parts =
    'intraday { symbol } quote { symbol } fibonacci { symbol } news { articles { title } } history { symbol } fundamentals { symbol } insights { symbol }';
  await gateway.text({ query: `{ stock(symbol: "BRK-B") { ${parts} } }` });
  const weekly = 'a: stock(symbol: "IBM") { history(interval: WEEK) { symbol } }';
  for (let turn = 0; turn < 20; turn += 1) await gateway.text({ query: `{ ${weekly} }` });
  const id = await fleet.order({ source: 'SCHEDULE', hottest: 7 });
  await finished(id);
  const { outcomes } = await fleet.run(id);
  expect(outcomes.map(({ symbol, category, result }) => `${symbol} ${category} ${result}`).sort()).toEqual(
    ['ANALYSIS', 'FUNDAMENTALS', 'HISTORICAL', 'INSIGHTS', 'NEWS', 'PRICE', 'REALTIME'].map(
      (category) => `BRK-B ${category} FRESH`,
    ),
  );
});

test('two replicas warm once each time', async () => {
  const env = { WARM_CRON: '* * * * * *', WARM_SYMBOLS: 'AAPL' };
  await Promise.all([start(env), start(env)]);
  await until(async () => (await fleet.runs.newest(100)).length >= 3);
  await stopAll();
  const times = (await fleet.runs.newest(100)).map(({ order }) => order.renewBefore);
  expect(new Set(times).size).toBe(times.length);
  expect(callsFor('AAPL')).toBe(1);
});
