import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { type Gateway, startGateway as startHere } from '../../src/main.ts';
import { allCompanies } from '../../src/simulator/companies.ts';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { openWatchlists } from '../../src/watchlists/index.ts';
import { startGateway as startProcess } from '../support/gateway-process.ts';
import { post } from '../support/graph-server.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { connectWarmFleet, type WarmFleet } from '../support/warm-fleet.ts';
import { until } from './troubled-gateway.ts';
import { FAST_PATH } from '../support/fast-path.ts';

let redis: RedisServer;
let simulator: Simulator;
let fleet: WarmFleet;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  redis = await startRedis();
  fleet = await connectWarmFleet(redis.url);
});
afterEach(async () => {
  await stopAll();
  fleet.close();
  await simulator.close();
  await redis.stop();
});

const stopAll = (): Promise<unknown> => Promise.all(stops.splice(0).map((stop) => stop()));

function environment(env: Readonly<Record<string, string>>): Record<string, string> {
  const upstream = { ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url, ...NO_LIMITS };
  // A busy machine must not make Redis look dead.
  const shared = { REDIS_URL: redis.url, CACHE_READ_DEADLINE_MS: '5000', CACHE_CALENDAR: 'off' };
  return { WARM_ON_START: 'off', ...upstream, ...shared, ...env };
}

/** The whole gateway in this process. */
async function start(env: Readonly<Record<string, string>> = {}): Promise<Gateway> {
  const config = loadConfig({ PORT: '0', ...FAST_PATH, ...environment(env) });
  const gateway = await startHere(config, createLogger({ level: 'silent', pretty: false }));
  stops.push(() => gateway.stop());
  return gateway;
}

/** The figures of one process, by name and labels. */
async function metricsOf({ url }: Gateway): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const lines = text.split('\n').filter((line) => line.startsWith('penstock_'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

const KNOWN: readonly string[] = allCompanies().map(({ symbol }) => symbol);
const finished = (id: string): Promise<void> => until(async () => (await fleet.run(id)).finishedAt !== null);
const results = async (id: string): Promise<readonly string[]> =>
  (await fleet.run(id)).outcomes.map(({ symbol, category, result }) => `${symbol} ${category} ${result}`);
/** How often the upstream was asked for a symbol. */
const callsFor = (symbol: string): number => simulator.calls().filter((call) => call.symbol === symbol).length;

test('ten restarts with a warm Redis make no upstream call', async () => {
  simulator = await startSimulator();
  const categories = { WARM_CATEGORIES: 'PRICE,FUNDAMENTALS' };
  const env = { WARM_ON_START: 'auto', WARM_SYMBOLS: 'AAPL,MSFT', WARM_MOVERS_TOP: '5', ...categories };
  const allFinished = (count: number): Promise<void> =>
    until(async () => {
      const runs = await fleet.runs.newest(100);
      return runs.length === count && runs.every(({ finishedAt }) => finishedAt !== null);
    });
  await start(env);
  await allFinished(1);
  const [first] = await fleet.runs.newest(1);
  const targets = first?.outcomes.length ?? 0;
  expect(targets).toBeGreaterThan(2 * 5);
  // The list of movers is a call too.
  expect(first).toMatchObject({ state: 'DONE', upstreamCalls: targets + 1 });
  expect(simulator.callCount()).toBe(targets + 1);
  for (let restart = 2; restart <= 11; restart += 1) {
    await stopAll();
    await fleet.forgetClaims();
    await start(env);
    await allFinished(restart);
  }
  expect(simulator.callCount()).toBe(targets + 1);
  const [last] = await fleet.runs.newest(1);
  expect(last?.upstreamCalls).toBe(0);
  expect(last?.outcomes.filter(({ result }) => result === 'WARMED' || result === 'FAILED')).toEqual([]);
}, 90_000);

test('serving starts at once, and a stop does not wait for what is being warmed', async () => {
  simulator = await startSimulator({ latencyMs: 60_000 });
  const gateway = await start({ WARM_ON_START: 'on', WARM_SYMBOLS: 'AAPL' });
  const { body } = await post(gateway.url, { query: '{ stock(symbol: "IBM") { symbol } }' });
  expect(body).toEqual({ data: { stock: { symbol: 'IBM' } } });
  expect(simulator.callCount()).toBe(0);
  await until(() => simulator.callCount() > 0);
  await stopAll();
  // What was ended is nothing that became of the symbol: the next process goes on with it.
  expect(await fleet.runs.newest(10)).toMatchObject([{ state: 'RUNNING', outcomes: [], upstreamCalls: 1 }]);
});

test.each([false, true])(
  'the runner is killed: another process finishes, and nothing is fetched twice (force: %s)',
  async (force) => {
    simulator = await startSimulator({ latencyMs: 20 });
    const [runner, other] = await Promise.all([1, 2].map(() => startProcess({ env: environment({}) })));
    if (runner === undefined || other === undefined) throw new Error('two processes');
    stops.push(
      () => runner.stop('SIGKILL'),
      () => other.stop('SIGKILL'),
    );
    // So that it is the runner who takes the lease.
    process.kill(other.pid, 'SIGSTOP');
    const symbols = KNOWN.slice(0, 60);
    const id = await fleet.order({ symbols, force });
    await until(async () => (await fleet.run(id)).outcomes.length >= 10);
    process.kill(other.pid, 'SIGCONT');
    await runner.stop('SIGKILL');
    const before = (await fleet.run(id)).outcomes;
    await finished(id);
    const run = await fleet.run(id);
    expect(before.length).toBeLessThan(symbols.length);
    expect(run.state).toBe('DONE');
    expect(run.outcomes.slice(0, before.length)).toEqual(before);
    expect(run.outcomes.map(({ symbol, result }) => [symbol, result])).toEqual(symbols.map((one) => [one, 'WARMED']));
    expect(before.map(({ symbol }) => callsFor(symbol))).toEqual(before.map(() => 1));
    // The one call that was under way when it died brought its value to nobody.
    expect(simulator.callCount()).toBeLessThanOrEqual(symbols.length + 1);
  },
  60_000,
);

test('a run that is cancelled stops, and the next one begins', async () => {
  simulator = await startSimulator({ latencyMs: 10 });
  await start();
  const id = await fleet.order({ symbols: KNOWN.slice(0, 60) });
  const next = await fleet.order({ symbols: KNOWN.slice(60, 61) });
  await until(async () => (await fleet.run(id)).outcomes.length >= 5);
  await fleet.runs.cancel(id, Date.now());
  await finished(next);
  const run = await fleet.run(id);
  expect(run.state).toBe('CANCELLED');
  expect(run.outcomes.length).toBeLessThan(60);
  expect(run.upstreamCalls).toBe(run.outcomes.length);
  expect(simulator.callCount()).toBe(run.outcomes.length + 1);
});

test('40 symbols, 25 calls a day, 10 of them reserved: exactly 15 calls, and the report says so', async () => {
  simulator = await startSimulator();
  const gateway = await start({ UPSTREAM_LIMIT_PER_DAY: '25', WARM_BUDGET_RESERVE: '10' });
  const symbols = KNOWN.slice(0, 40);
  const id = await fleet.order({ symbols });
  await finished(id);
  expect(simulator.callCount()).toBe(15);
  expect(await fleet.run(id)).toMatchObject({ state: 'DONE', upstreamCalls: 15 });
  expect(await results(id)).toEqual(
    symbols.map((symbol, index) => `${symbol} PRICE ${index < 15 ? 'WARMED' : 'SKIPPED_BUDGET'}`),
  );
  // The reserve is there for who asks, also for a symbol that was skipped.
  expect((await post(gateway.url, { query: `{ quote(symbol: "${symbols[39]}") { symbol } }` })).body.errors).toBe(
    undefined,
  );
});

test('paced by the limit of the second: every symbol is warmed, later', async () => {
  simulator = await startSimulator({ limitPerSecond: 3 });
  await start({ UPSTREAM_LIMIT_PER_SECOND: '3' });
  const symbols = KNOWN.slice(0, 8);
  const id = await fleet.order({ symbols });
  await finished(id);
  expect(await results(id)).toEqual(symbols.map((symbol) => `${symbol} PRICE WARMED`));
  expect(simulator.callCount()).toBe(8);
});

test('it says of each symbol and category what happened, and what it cost', async () => {
  simulator = await startSimulator();
  const gateway = await start();
  await post(gateway.url, { query: '{ quote(symbol: "AAPL") { symbol } }' });
  simulator.failNext('http-503', 1);
  const id = await fleet.order({ symbols: ['AAPL', 'MSFT', 'NOPE', 'IBM'], categories: ['PRICE', 'FUNDAMENTALS'] });
  await finished(id);
  expect(await results(id)).toEqual([
    'AAPL PRICE FRESH',
    'AAPL FUNDAMENTALS FAILED',
    'MSFT PRICE WARMED',
    'MSFT FUNDAMENTALS WARMED',
    'NOPE PRICE ABSENT',
    'NOPE FUNDAMENTALS ABSENT',
    'IBM PRICE WARMED',
    'IBM FUNDAMENTALS WARMED',
  ]);
  const { outcomes, upstreamCalls } = await fleet.run(id);
  expect(upstreamCalls).toBe(7);
  expect(outcomes[1]?.detail).toContain('UPSTREAM_UNAVAILABLE');
  expect(outcomes[4]?.detail).toContain('SYMBOL_NOT_FOUND');
});

test('force fetches what is fresh, of every category, and readers do not miss', async () => {
  simulator = await startSimulator();
  const gateway = await start();
  const categories = ['REALTIME', 'PRICE', 'ANALYSIS', 'NEWS', 'HISTORICAL', 'FUNDAMENTALS', 'INSIGHTS'];
  const first = await fleet.order({ symbols: ['AAPL'], categories });
  await finished(first);
  // The computed ones are made of what is warmed beside them, and ask the upstream for nothing of their own.
  const calls = simulator.callCount();
  expect(await results(first)).toEqual(categories.map((category) => `AAPL ${category} WARMED`));
  const second = await fleet.order({ symbols: ['AAPL'], categories });
  await finished(second);
  expect(await results(second)).toEqual(categories.map((category) => `AAPL ${category} FRESH`));
  expect(simulator.callCount()).toBe(calls);
  const forced = await fleet.order({ symbols: ['AAPL'], categories, force: true });
  await finished(forced);
  expect(await results(forced)).toEqual(categories.map((category) => `AAPL ${category} WARMED`));
  expect(simulator.callCount()).toBe(2 * calls);
  const { body } = await post(gateway.url, {
    query: '{ stock(symbol: "AAPL") { quote { price } insights { symbol } } }',
  });
  expect(body.errors).toBeUndefined();
  expect(simulator.callCount()).toBe(2 * calls);
});

test('from the watchlists, the most watched first', async () => {
  simulator = await startSimulator();
  const folder = await mkdtemp(join(tmpdir(), 'penstock-warming-'));
  const url = `file:${join(folder, 'lists.db')}`;
  const watchlists = openWatchlists({ url, now: Date.now, newId: randomUUID, onTrouble: () => undefined });
  await watchlists.create('ann', { name: 'a', symbols: ['IBM', 'MSFT'] });
  await watchlists.create('bob', { name: 'b', symbols: ['MSFT', 'AAPL'] });
  await watchlists.create('cat', { name: 'c', symbols: ['AAPL', 'MSFT'] });
  await watchlists.close();
  await start({ DATABASE_URL: url });
  const id = await fleet.order({ source: 'WATCHLISTS', watched: 10 });
  await finished(id);
  expect(await results(id)).toEqual(['MSFT PRICE WARMED', 'AAPL PRICE WARMED', 'IBM PRICE WARMED']);
  await stopAll();
  await rm(folder, { recursive: true });
});

test('how many of the warmed entries were asked for later is counted, once each in the fleet', async () => {
  simulator = await startSimulator();
  const gateways = await Promise.all([start(), start()]);
  const id = await fleet.order({ symbols: ['AAPL', 'MSFT', 'IBM'] });
  await finished(id);
  for (const { url } of [...gateways, ...gateways]) {
    await post(url, { query: '{ quotes(symbols: ["AAPL", "MSFT", "KO"]) { symbol } }' });
  }
  await until(async () => (await fleet.run(id)).laterHit === 2);
  const sumOf = async (name: string): Promise<number> =>
    (await Promise.all(gateways.map(metricsOf))).reduce((sum, metrics) => sum + (metrics.get(name) ?? 0), 0);
  // Counted by whose reply said so, which comes a moment after the fleet has it.
  await until(async () => (await sumOf('penstock_warm_later_hits_total')) === 2);
  expect(await sumOf('penstock_warm_runs_total{source="SYMBOLS",state="DONE"}')).toBe(1);
  expect(await sumOf('penstock_warm_targets_total{category="PRICE",result="WARMED"}')).toBe(3);
  expect(await sumOf('penstock_warm_upstream_calls_total{source="SYMBOLS"}')).toBe(3);
  expect(simulator.callCount()).toBe(4);
});

test('a run waits for a Redis that comes late, and nobody else does', async () => {
  simulator = await startSimulator();
  fleet.close();
  await redis.kill('SIGKILL');
  await start({ WARM_ON_START: 'on', WARM_SYMBOLS: 'AAPL' });
  redis = await startRedis({ port: redis.port });
  fleet = await connectWarmFleet(redis.url);
  await until(async () => (await fleet.runs.newest(1))[0]?.state === 'DONE');
  expect(callsFor('AAPL')).toBe(1);
});
