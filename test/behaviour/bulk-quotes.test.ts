import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type ObservedGateway, startObservedGateway } from './replayed-upstream.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

const SYMBOLS = 'AAPL MSFT IBM GOOGL GOOG AMZN NVDA TSLA META BRK-B JPM V MA UNH JNJ LLY PG HD LOW KO'.split(' ');
const LIST = JSON.stringify(SYMBOLS);

let server: RedisServer;
let redis: Redis;
let simulator: Simulator;
let gateway: ObservedGateway | null = null;

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
});
beforeEach(async () => {
  await redis.flushall();
  simulator = await startSimulator();
});
afterEach(async () => {
  await gateway?.stop();
  gateway = null;
  await simulator.close();
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

async function start(env: Readonly<Record<string, string>>): Promise<ObservedGateway> {
  const upstream = { ...NO_LIMITS, ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url };
  gateway = await startObservedGateway({ ...upstream, ...env });
  return gateway;
}

const functions = () => simulator.calls().map((call) => call.function);
const BULK = { UPSTREAM_BULK_QUOTES: 'true' };

test.each([
  ['quotes', `{ quotes(symbols: ${LIST}) { symbol price } }`],
  ['quotes below stocks', `{ stocks(symbols: ${LIST}) { quote { symbol price } } }`],
  [
    'single quotes',
    `{ ${SYMBOLS.map((symbol, index) => `q${index}: quote(symbol: "${symbol}") { price }`).join(' ')} }`,
  ],
])('%s of 20 symbols are one upstream call with bulk quotes on', async (_, query) => {
  const { ask } = await start({ ...BULK, REDIS_URL: server.url });
  const cold = await ask(query);
  expect(cold.errors).toBeUndefined();
  expect(functions()).toEqual(['REALTIME_BULK_QUOTES']);
  expect(await redis.keys('*:v:*')).toHaveLength(20);
  expect(await ask(query)).toEqual(cold);
  expect(await ask(`{ quotes(symbols: ${LIST}) { price } }`)).not.toHaveProperty('errors');
  expect(functions()).toHaveLength(1);
});

test('without Redis they are one call too', async () => {
  const { ask } = await start(BULK);
  await ask(`{ quotes(symbols: ${LIST}) { symbol price } }`);
  expect(functions()).toEqual(['REALTIME_BULK_QUOTES']);
});

test('only what is missing is asked for, one alone as a plain quote, with the same figures', async () => {
  const { ask } = await start({ ...BULK, REDIS_URL: server.url });
  const parts = 'symbol price open high low previousClose change changePercent volume latestTradingDay source';
  const { data: alone } = await ask(`{ quote(symbol: "IBM") { ${parts} } }`);
  await ask('{ quotes(symbols: ["IBM", "AAPL", "MSFT"]) { price } }');
  expect(simulator.calls()).toEqual([
    { function: 'GLOBAL_QUOTE', symbol: 'IBM' },
    { function: 'REALTIME_BULK_QUOTES', symbol: 'AAPL,MSFT' },
  ]);
  await redis.flushall();
  await gateway?.stop();
  const again = await start({ ...BULK, REDIS_URL: server.url });
  const { data: together } = await again.ask(`{ quotes(symbols: ["IBM", "AAPL"]) { ${parts} } }`);
  expect(together).toMatchObject({ quotes: [alone?.['quote'], {}] });
});

test('an unknown symbol is null with its own error, and remembered', async () => {
  const { ask } = await start({ ...BULK, REDIS_URL: server.url });
  const query = '{ quotes(symbols: ["IBM", "NOPE", "AAPL"]) { symbol } }';
  const { data, errors } = await ask(query);
  expect(data).toEqual({ quotes: [{ symbol: 'IBM' }, null, { symbol: 'AAPL' }] });
  expect(errors).toMatchObject([{ path: ['quotes', 1], extensions: { code: 'SYMBOL_NOT_FOUND' } }]);
  expect((await ask(query)).errors).toHaveLength(1);
  expect(functions()).toEqual(['REALTIME_BULK_QUOTES']);
});

test('unless it is turned on, each quote is a call of its own', async () => {
  const { ask } = await start({ REDIS_URL: server.url });
  await ask(`{ quotes(symbols: ${LIST}) { symbol price } }`);
  expect(functions()).toEqual(SYMBOLS.map(() => 'GLOBAL_QUOTE'));
});
