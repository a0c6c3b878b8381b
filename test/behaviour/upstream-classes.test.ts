import { afterEach, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { type Gateway, startGateway } from '../../src/main.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { type Answer, post } from '../support/graph-server.ts';
import { until } from './troubled-gateway.ts';
import { FAST_PATH } from '../support/fast-path.ts';

let simulator: Simulator;
let gateway: Gateway;

async function start(env: Readonly<Record<string, string>>): Promise<void> {
  simulator = await startSimulator();
  const upstream = { ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url, UPSTREAM_LIMIT_PER_SECOND: '0' };
  const config = loadConfig({
    PORT: '0',
    ...FAST_PATH,
    WARM_ON_START: 'off',
    CACHE_NEAR_MAX_BYTES: '0',
    ...upstream,
    ...env,
  });
  gateway = await startGateway(config, createLogger({ level: 'silent', pretty: false }));
}
afterEach(async () => {
  await gateway.stop();
  await simulator.close();
});

const quote = (symbol: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer['body']> =>
  ask(`{ quote(symbol: "${symbol}") { symbol } }`, headers);

async function ask(query: string, headers: Readonly<Record<string, string>>): Promise<Answer['body']> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return JSON.parse(await response.text());
}

/** How the one cached field was answered. */
function statusOf(extensions: Answer['body']['extensions']): unknown {
  const rows = extensions?.['cache'];
  return Array.isArray(rows) ? rows[0]?.status : undefined;
}

async function isCounted(what: string): Promise<boolean> {
  const text = await (await fetch(new URL('/metrics', gateway.url))).text();
  return text.split('\n').some((line) => line.startsWith(what));
}

test('a refresh behind a stale answer leaves its reserve to those who wait', async () => {
  await start({
    UPSTREAM_LIMIT_PER_DAY: '4',
    REFRESH_BUDGET_RESERVE: '2',
    CACHE_TTL_PRICE_SECONDS: '1',
    CACHE_STALE_PRICE_SECONDS: '600',
  });
  expect((await quote('AAPL')).errors).toBeUndefined();
  // Each second the answer is stale again: the one refresh within the limit is made, and then no more of them.
  await until(async () => {
    expect((await quote('AAPL')).errors).toBeUndefined();
    return isCounted('penstock_upstream_refused_total{class="refresh",window="day"}');
  });
  expect(await isCounted('penstock_upstream_calls_total{function="GLOBAL_QUOTE",class="refresh",outcome="OK"} 1')).toBe(
    true,
  );
  expect(simulator.callCount()).toBe(2);
  // What a refresh was refused is there for a client, also for the same symbol under another key.
  expect((await quote('MSFT')).errors).toBeUndefined();
  expect((await quote('IBM')).errors).toBeUndefined();
  expect((await quote('KO')).errors?.[0]?.extensions['code']).toBe('UPSTREAM_BUDGET_EXHAUSTED');
  expect(simulator.callCount()).toBe(4);
});

test('a refresh that its reserve refuses disturbs no reader, and the next miss gets its call', async () => {
  await start({
    UPSTREAM_LIMIT_PER_DAY: '3',
    REFRESH_BUDGET_RESERVE: '1',
    CACHE_TTL_PRICE_SECONDS: '1',
    CACHE_STALE_PRICE_SECONDS: '3',
  });
  for (const symbol of ['MSFT', 'AAPL']) expect((await quote(symbol)).errors).toBeUndefined();
  await until(async () => {
    const { data, errors, extensions } = await quote('AAPL', { 'penstock-debug': '1' });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ quote: { symbol: 'AAPL' } });
    const status = statusOf(extensions);
    // No failure is remembered, and an old answer says that it is one.
    expect(['HIT', 'STALE', 'MISS']).toContain(status);
    expect(extensions?.['stale'] !== undefined).toBe(status === 'STALE');
    return status === 'MISS';
  });
  expect(await isCounted('penstock_upstream_refused_total{class="refresh",window="day"}')).toBe(true);
  expect(await isCounted('penstock_upstream_calls_total{function="GLOBAL_QUOTE",class="refresh"')).toBe(false);
  expect(simulator.callCount()).toBe(3);
});

test('when the day is used up and the window of the old answer is past, the error says so', async () => {
  await start({ UPSTREAM_LIMIT_PER_DAY: '1', CACHE_TTL_PRICE_SECONDS: '1', CACHE_STALE_IF_ERROR_PRICE_SECONDS: '2' });
  expect((await quote('AAPL')).errors).toBeUndefined();
  await until(async () => {
    const { data, errors, extensions } = await quote('AAPL', { 'penstock-debug': '1' });
    if (errors !== undefined) {
      const resetAt = expect.stringMatching(/^20.*Z$/);
      expect(errors[0]?.extensions).toEqual({ code: 'UPSTREAM_BUDGET_EXHAUSTED', resetAt });
      expect(data).toEqual({ quote: null });
      expect(extensions?.['stale']).toBeUndefined();
      return true;
    }
    if (statusOf(extensions) !== 'HIT') expect(extensions?.['stale']).toMatchObject([{ reason: 'BUDGET_EXHAUSTED' }]);
    return false;
  });
  expect(simulator.callCount()).toBe(1);
});

test('when the day is used up the old answer is served, labelled, while its window lasts', async () => {
  await start({ UPSTREAM_LIMIT_PER_DAY: '1', CACHE_TTL_PRICE_SECONDS: '1', CACHE_STALE_IF_ERROR_PRICE_SECONDS: '600' });
  expect((await quote('AAPL')).errors).toBeUndefined();
  await until(async () => {
    const { data, errors, extensions } = await quote('AAPL');
    expect(data).toEqual({ quote: { symbol: 'AAPL' } });
    expect(errors).toBeUndefined();
    const stale = extensions?.['stale'];
    if (stale === undefined) return false;
    expect(stale).toEqual([{ path: ['quote'], ageSeconds: expect.any(Number), reason: 'BUDGET_EXHAUSTED' }]);
    return true;
  });
  expect(simulator.callCount()).toBe(1);
});

test('a client has its share of the day, and is told apart behind a proxy that is trusted', async () => {
  await start({ UPSTREAM_LIMIT_PER_DAY: '10', CLIENT_BUDGET_PERCENT: '20', TRUSTED_PROXIES: '127.0.0.0/8,::1' });
  const greedy = { 'x-forwarded-for': '203.0.113.7' };
  for (const symbol of ['AAPL', 'MSFT']) expect((await quote(symbol, greedy)).errors).toBeUndefined();
  expect((await quote('IBM', greedy)).errors?.[0]?.extensions).toEqual({
    code: 'UPSTREAM_BUDGET_EXHAUSTED',
    resetAt: expect.any(String),
  });
  // Not remembered against the symbol: somebody else may load it, and then everybody has it.
  expect((await quote('IBM', { 'x-forwarded-for': '203.0.113.8' })).errors).toBeUndefined();
  expect((await quote('IBM', greedy)).errors).toBeUndefined();
});

test('an address that is only claimed makes no other client', async () => {
  await start({ UPSTREAM_LIMIT_PER_DAY: '10', CLIENT_BUDGET_PERCENT: '10' });
  expect((await quote('AAPL', { 'x-forwarded-for': '203.0.113.7' })).errors).toBeUndefined();
  expect((await quote('MSFT', { 'x-forwarded-for': '203.0.113.8' })).errors).toHaveLength(1);
});

test('a process that has never reached Redis keeps to half of the day', async () => {
  // Nobody listens there.
  await start({ UPSTREAM_LIMIT_PER_DAY: '8', REDIS_URL: 'redis://127.0.0.1:1' });
  const symbols = Array.from({ length: 20 }, (_, index) => `S${index}`);
  const answers = await Promise.all(symbols.map((symbol) => quote(symbol)));
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions['code']);
  expect(codes.filter((code) => code === 'UPSTREAM_BUDGET_EXHAUSTED')).toHaveLength(16);
  expect(simulator.callCount()).toBe(4);
  expect(await isCounted('penstock_upstream_ledger_lost 1')).toBe(true);
});

test('150 symbols by alias are refused before any call', async () => {
  await start({});
  const aliases = Array.from({ length: 150 }, (_, index) => `a${index}: quote(symbol: "S${index}") { symbol }`);
  const { body } = await post(gateway.url, { query: `{ ${aliases.join(' ')} }` });
  expect(body.errors?.[0]?.extensions).toEqual({ code: 'OPERATION_TOO_EXPENSIVE', cost: 150, limit: 100 });
  const same = Array.from({ length: 200 }, (_, index) => `a${index}: quote(symbol: "IBM") { symbol }`);
  expect((await post(gateway.url, { query: `{ ${same.join(' ')} }` })).body.errors).toBeUndefined();
  expect(simulator.callCount()).toBe(1);
});
