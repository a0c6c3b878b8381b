import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { until } from '../behaviour/troubled-gateway.ts';
import { ADMIN_TOKEN, adminField, askAdmin, rowsOf } from '../support/admin-client.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer;
let simulator: Simulator;
let a: GatewayProcess;
let b: GatewayProcess;

beforeAll(async () => {
  [redis, simulator] = await Promise.all([startRedis(), startSimulator()]);
  const upstream = { ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url, ...NO_LIMITS };
  const env = { REDIS_URL: redis.url, ADMIN_TOKEN, CACHE_READ_DEADLINE_MS: '5000', CACHE_CALENDAR: 'off', ...upstream };
  const limits = { UPSTREAM_LIMIT_PER_DAY: '100', WARM_BUDGET_RESERVE: '10' };
  [a, b] = await Promise.all([
    startGateway({ env: { ...env, ...limits } }),
    startGateway({ env: { ...env, ...limits } }),
  ]);
}, 60_000);
afterAll(async () => {
  await Promise.all([a.stop(), b.stop()]);
  await simulator.close();
  await redis.stop();
});

const RunForm = z.object({
  id: z.string(),
  source: z.string(),
  state: z.string(),
  requested: z.number(),
  warmed: z.number(),
  skippedFresh: z.number(),
  absent: z.number(),
  failed: z.number(),
  skippedBudget: z.number(),
  upstreamCalls: z.number(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  detail: z.string().nullable(),
  outcomes: z.array(z.object({ symbol: z.string(), category: z.string(), result: z.string() })),
});
type Run = z.infer<typeof RunForm>;
const PARTS = `id source state requested warmed skippedFresh absent failed skippedBudget upstreamCalls startedAt finishedAt
  detail outcomes { symbol category result }`;

const EntryForm = z.object({ warmedBy: z.string().nullable() });

const order = (mutation: string): Promise<Run> => adminField(a, [`mutation { ${mutation} { ${PARTS} } }`], RunForm);
/** As the other replica sees it. */
async function finished({ id }: Run): Promise<Run> {
  const query = `query ($id: ID!) { warmRun(id: $id) { ${PARTS} } }`;
  const look = (): Promise<Run> => adminField(b, [query, { id }], RunForm);
  await until(async () => (await look()).finishedAt !== null);
  return look();
}

test('a dry run says what it would cost, then the run costs that, and the next one nothing', async () => {
  const symbols = '["aapl", "MSFT", "AAPL", "NOPE"]';
  const dry = await order(`warmSymbols(symbols: ${symbols}, categories: [PRICE, FUNDAMENTALS], dryRun: true)`);
  expect(dry).toMatchObject({ source: 'SYMBOLS', state: 'DONE', requested: 6, warmed: 6, upstreamCalls: 6 });
  expect(simulator.callCount()).toBe(0);
  const run = await finished(await order(`warmSymbols(symbols: ${symbols}, categories: [PRICE, FUNDAMENTALS])`));
  expect(run).toMatchObject({ state: 'DONE', requested: 6, warmed: 4, absent: 2, failed: 0, upstreamCalls: 6 });
  expect(simulator.callCount()).toBe(6);
  const [row] = await rowsOf(b, '{ quote(symbol: "MSFT") { price } }');
  const entry = await adminField(
    b,
    ['query ($key: String!) { cacheEntry(key: $key) { warmedBy } }', { key: row?.key }],
    EntryForm,
  );
  expect(entry.warmedBy).toBe(run.id);
  const again = await finished(await order(`warmSymbols(symbols: ${symbols}, categories: [PRICE])`));
  expect(again).toMatchObject({ state: 'DONE', skippedFresh: 2, absent: 1, upstreamCalls: 0 });
  const forced = await finished(await order('warmSymbols(symbols: ["AAPL"], force: true)'));
  expect(forced).toMatchObject({ warmed: 1, upstreamCalls: 1 });
  expect(simulator.callCount()).toBe(7);
});

test('movers and watchlists are warmed, and every replica has the list of runs', async () => {
  const movers = await finished(await order('warmMovers(top: 3)'));
  expect(movers).toMatchObject({ source: 'MOVERS', state: 'DONE', requested: 3 });
  const lists = await finished(await order('warmWatchlists'));
  expect(lists).toMatchObject({ source: 'WATCHLISTS', state: 'DONE', requested: 0 });
  const [newest, before] = await adminField(
    b,
    ['{ warmRuns(first: 2) { id } }'],
    z.array(z.object({ id: z.string() })),
  );
  expect([newest?.id, before?.id]).toEqual([lists.id, movers.id]);
});

test('a run is cancelled at another replica than the one it was ordered from', async () => {
  const symbols = Array.from({ length: 70 }, (_, index) => `"S${index}"`);
  const run = await order(`warmSymbols(symbols: [${symbols}])`);
  const cancelled = await adminField(b, [`mutation { cancelWarm(id: "${run.id}") { ${PARTS} } }`], RunForm);
  expect(cancelled.state).toBe('CANCELLED');
  expect((await finished(run)).outcomes.length).toBeLessThan(70);
});

test('more runs than anybody can mean are refused by a code, with the limit', async () => {
  const slow = await startSimulator({ latencyMs: 60_000 });
  const env = { ADMIN_TOKEN, ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: slow.url, ...NO_LIMITS };
  const gateway = await startGateway({ env });
  const codes: unknown[] = [];
  for (let turn = 0; turn < 21; turn += 1) {
    const { errors } = await askAdmin(gateway, 'mutation { warmSymbols(symbols: ["AAPL"]) { id } }');
    codes.push(errors?.[0]?.extensions);
  }
  await gateway.stop('SIGKILL');
  await slow.close();
  expect(codes.slice(0, 20)).toEqual(Array(20).fill(undefined));
  expect(codes[20]).toEqual({ code: 'LIMIT_REACHED', limit: 20 });
});

test('what cannot be meant is refused, and all of it is in the audit log', async () => {
  const codeOf = async (mutation: string): Promise<unknown> =>
    (await askAdmin(a, `mutation { ${mutation} { id } }`)).errors?.[0]?.extensions.code;
  expect(await codeOf('warmSymbols(symbols: [])')).toBe('BAD_USER_INPUT');
  expect(await codeOf('warmMovers(top: 61)')).toBe('BAD_USER_INPUT');
  expect(await codeOf('warmSymbols(symbols: ["AAPL"], categories: [])')).toBe('BAD_USER_INPUT');
  expect(await codeOf('cancelWarm(id: "nobody")')).toBe('NOT_FOUND');
  const log = z.array(z.object({ action: z.string(), effect: z.string() }));
  const written = await adminField(a, ['{ auditLog(first: 4) { action effect } }'], log);
  expect(written).toEqual([
    { action: 'cancelWarm', effect: 'refused: NOT_FOUND' },
    { action: 'warmSymbols', effect: 'refused: BAD_USER_INPUT' },
    { action: 'warmMovers', effect: 'refused: BAD_USER_INPUT' },
    { action: 'warmSymbols', effect: 'refused: BAD_USER_INPUT' },
  ]);
});
