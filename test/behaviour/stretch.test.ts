import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Simulator } from '../../src/simulator/server.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type SimulatedGateway, startSimulatedGateway, startStillSimulator } from '../support/simulated-gateway.ts';

const PER_DAY = 8;
const RANDOM_SHARE = 0.05;

let redis: RedisServer;
let simulator: Simulator;
let gateways: readonly SimulatedGateway[] = [];
beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  simulator = await startStillSimulator();
});
afterEach(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await simulator.close();
});
afterAll(() => redis.stop());

async function startPair(
  env: Readonly<Record<string, string>>,
): Promise<readonly [SimulatedGateway, SimulatedGateway]> {
  const shared = {
    REDIS_URL: redis.url,
    UPSTREAM_LIMIT_PER_DAY: String(PER_DAY),
    UPSTREAM_DAY_ZONE: zoneInTheMorning(),
    CACHE_CALENDAR: 'off',
    ...env,
  };
  const pair = [
    await startSimulatedGateway(simulator, shared),
    await startSimulatedGateway(simulator, shared),
  ] as const;
  gateways = pair;
  return pair;
}

/** The rule looks at the time of day: a zone where it is one o'clock at night, whenever the test runs. */
function zoneInTheMorning(): string {
  const eastBy = (25 - new Date().getUTCHours()) % 24;
  const offset = eastBy > 14 ? eastBy - 24 : eastBy;
  // POSIX signs: west of Greenwich is plus.
  return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

/** What one cached field says of its own freshness. */
async function freshnessOf(gateway: SimulatedGateway, query: string): Promise<readonly [number, string | undefined]> {
  const [row] = await gateway.rows({ query });
  if (row === undefined) throw new Error('one cached field has one row');
  return [row.ttlSeconds, row.freshness];
}

async function stretchOf({ url }: SimulatedGateway): Promise<string | undefined> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return text.split('\n').find((line) => line.startsWith('penstock_upstream_stretch '));
}

function around(seconds: number): readonly [number, number] {
  return [seconds * (1 - RANDOM_SHARE) - 1, seconds * (1 + RANDOM_SHARE)];
}

function expectAbout(actual: number, seconds: number): void {
  const [least, most] = around(seconds);
  expect(actual).toBeGreaterThanOrEqual(least);
  expect(actual).toBeLessThanOrEqual(most);
}

test('as the day runs low for all replicas, what is loaded lives longer, each category within its bound', async () => {
  const [one, other] = await startPair({ REDIS_KEY_PREFIX: 'low', CACHE_TTL_HISTORICAL_SECONDS: '7200' });
  const [plain, whyNot] = await freshnessOf(one, '{ quote(symbol: "AAPL") { price } }');
  expectAbout(plain, 300);
  expect(whyNot).toBeUndefined();
  expect(await stretchOf(one)).toBe('penstock_upstream_stretch 1');

  // Two of eight calls are left, at the beginning of the day.
  await one.text({ query: '{ quotes(symbols: ["MSFT", "IBM", "KO", "TSLA", "NVDA"]) { price } }' });
  expect(await stretchOf(other)).toBe('penstock_upstream_stretch 2');

  // Set by hand, so it stands; and the last but one call.
  const [history, whyHistory] = await freshnessOf(other, '{ stock(symbol: "IBM") { history { symbol } } }');
  expectAbout(history, 7200);
  expect(whyHistory).toBeUndefined();
  const [fundamentals, why] = await freshnessOf(other, '{ fundamentals(symbol: "IBM") { name } }');
  expectAbout(fundamentals, 4 * 86_400);
  expect(why).toBe("stretched ×4: the day's upstream budget runs low");
  expect(simulator.callCount()).toBe(PER_DAY);
  // An entry keeps what it was given when it was made.
  expect((await freshnessOf(other, '{ quote(symbol: "AAPL") { price } }'))[1]).toBeUndefined();
});

test('a price lives twice as long at most', async () => {
  const [one, other] = await startPair({ REDIS_KEY_PREFIX: 'price' });
  await one.text({ query: '{ quotes(symbols: ["MSFT", "IBM", "KO", "TSLA", "NVDA", "AAPL", "AMZN"]) { price } }' });
  expect(await stretchOf(other)).toBe('penstock_upstream_stretch 4');
  const [quote, why] = await freshnessOf(other, '{ quote(symbol: "GOOGL") { price } }');
  expectAbout(quote, 600);
  expect(why).toBe("stretched ×2: the day's upstream budget runs low");
});

test('nothing is stretched with CACHE_STRETCH off', async () => {
  const [one] = await startPair({ REDIS_KEY_PREFIX: 'off', CACHE_STRETCH: 'off' });
  const symbols = ['MSFT', 'IBM', 'KO', 'TSLA', 'NVDA', 'AAPL', 'AMZN'];
  await one.text({ query: `{ quotes(symbols: ${JSON.stringify(symbols)}) { price } }` });
  const [quote, why] = await freshnessOf(one, '{ quote(symbol: "GOOGL") { price } }');
  expectAbout(quote, 300);
  expect(why).toBeUndefined();
});
