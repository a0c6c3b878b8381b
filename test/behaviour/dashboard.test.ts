import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Simulator } from '../../src/simulator/server.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { startStillSimulator } from '../support/simulated-gateway.ts';

const SYMBOLS = [
  ...['AAPL', 'MSFT', 'IBM', 'GOOGL', 'AMZN', 'NVDA', 'TSLA', 'META', 'JPM', 'V'],
  ...['UNH', 'JNJ', 'PG', 'HD', 'KO', 'COST', 'WMT', 'MCD', 'DIS', 'NFLX'],
];

/** What these fields take of the upstream, whatever computes from it. */
const FUNCTIONS = ['GLOBAL_QUOTE', 'OVERVIEW', 'TIME_SERIES_DAILY', 'NEWS_SENTIMENT'];

const DASHBOARD = `{ stocks(symbols: ${JSON.stringify(SYMBOLS)}) {
  symbol
  quote { price changePercent }
  fundamentals { name marketCapitalization peRatio }
  history { bars(last: 30) { time close } }
  indicator(kind: RSI) { lines { points(last: 1) { time value } } }
  insights { trend { direction } momentum { reading } valuation { level } newsTone { label } missing { insight } }
} }`;

let redis: RedisServer;
let simulator: Simulator;
/** Processes of the operating system, with the default limits and settings, over one Redis. */
let first: GatewayProcess;
let second: GatewayProcess;

beforeAll(async () => {
  redis = await startRedis();
  simulator = await startStillSimulator();
  const env = {
    REDIS_URL: redis.url,
    ALPHAVANTAGE_API_KEY: 'any',
    ALPHAVANTAGE_URL: simulator.url,
    UPSTREAM_LIMIT_PER_SECOND: '0',
    UPSTREAM_LIMIT_PER_DAY: '0',
    WARM_ON_START: 'off',
    // A busy machine must not make Redis look dead.
    CACHE_READ_DEADLINE_MS: '5000',
  };
  [first, second] = await Promise.all([startGateway({ env }), startGateway({ env })]);
});
afterAll(async () => {
  await Promise.all([first.stop(), second.stop()]);
  await simulator.close();
  await redis.stop();
});

test('20 symbols of everything are one call for each symbol and function, and none again, here or in another process', async () => {
  const cold = await first.ask(DASHBOARD);
  expect(cold).toMatchObject({ data: { stocks: SYMBOLS.map((symbol) => ({ symbol })) } });
  expect(cold).not.toHaveProperty('errors');
  const needed = SYMBOLS.flatMap((symbol) => FUNCTIONS.map((name) => `${name} ${symbol}`));
  const made = simulator.calls().map((call) => `${call.function} ${call.symbol}`);
  expect(made.sort()).toEqual(needed.sort());

  expect(await first.ask(DASHBOARD)).toEqual(cold);
  expect(await second.ask(DASHBOARD)).toEqual(cold);
  expect(simulator.callCount()).toBe(needed.length);
});
