// I13: every answered field is counted once, in one outcome; the fleet's totals are the sums of its replicas.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type CacheStatus, cacheKeyFrom } from '../../src/cache/index.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { createRedisEngine, type RedisEngine } from '../support/redis-engine.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type ObservedGateway, startObservedGateway } from './replayed-upstream.ts';
import { until } from './troubled-gateway.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

let server: RedisServer;
let simulator: Simulator;
let a: ObservedGateway;
let b: ObservedGateway;
/** Only to invalidate. */
let other: RedisEngine;

beforeAll(async () => {
  server = await startRedis();
  simulator = await startSimulator();
  const env = {
    REDIS_URL: server.url,
    ...NO_LIMITS,
    ALPHAVANTAGE_API_KEY: 'any',
    ALPHAVANTAGE_URL: simulator.url,
    CACHE_TTL_NEWS_SECONDS: '0',
    // What Redis has is asked for each time, so that the outcome of each question is known beforehand.
    CACHE_NEAR_MAX_BYTES: '0',
  };
  [a, b] = await Promise.all([startObservedGateway(env), startObservedGateway(env)]);
  other = await createRedisEngine(server.url);
});
afterAll(async () => {
  await Promise.all([a.stop(), b.stop(), other.cache.close()]);
  await simulator.close();
  await server.stop();
});

const LineForm = z.object({ status: z.string(), field: z.string(), key: z.string(), tier: z.string() });

/** What a replica's events say that it answered: `STATUS key`, one for each field. */
function counted({ said }: ObservedGateway): readonly string[] {
  return said.flatMap((line) => {
    const read = LineForm.safeParse(JSON.parse(line));
    return read.success ? [`${read.data.status} ${read.data.key}`] : [];
  });
}

function totals(statuses: readonly string[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const status of statuses) sums[status] = (sums[status] ?? 0) + 1;
  return sums;
}

const quote = (symbol: string): string => `{ quote(symbol: "${symbol}") { price } }`;

test('known traffic on two replicas', async () => {
  const rows: { readonly status: string; readonly key: string }[] = [];
  const expected: CacheStatus[] = [];
  /** Asks, and holds the answer's own account against what is known of it. */
  const expectOutcomes = async (replica: ObservedGateway, query: string, ...outcomes: readonly CacheStatus[]) => {
    const said = await replica.rowsOf(query);
    expect([query, ...said.map(({ status }) => status).sort()]).toEqual([query, ...[...outcomes].sort()]);
    rows.push(...said);
    expected.push(...outcomes);
  };
  const calls = simulator.callCount();

  await expectOutcomes(a, quote('AAPL'), 'MISS');
  await expectOutcomes(b, quote('AAPL'), 'HIT');
  await expectOutcomes(a, '{ stock(symbol: "AAPL") { quote { price } } }', 'HIT');
  // One load, whoever else asks for it at that moment; twice in one list is two answers.
  await expectOutcomes(
    a,
    '{ x: quote(symbol: "IBM") { price } y: quote(symbol: "IBM") { price } }',
    'MISS',
    'COLLAPSED',
  );
  await expectOutcomes(b, '{ quotes(symbols: ["IBM", "MSFT", "MSFT"]) { price } }', 'HIT', 'MISS', 'COLLAPSED');
  // An absence, then remembered by both.
  await expectOutcomes(a, '{ quotes(symbols: ["NOPE", "AAPL"]) { price } }', 'MISS', 'HIT');
  await expectOutcomes(b, quote('NOPE'), 'NEGATIVE');
  await expectOutcomes(a, quote('NOPE'), 'NEGATIVE');
  // A failure, then remembered by both.
  simulator.failNext('http-503', 1);
  await expectOutcomes(b, quote('TSLA'), 'MISS');
  await expectOutcomes(a, quote('TSLA'), 'NEGATIVE');
  await expectOutcomes(b, quote('TSLA'), 'NEGATIVE');
  await expectOutcomes(a, '{ news { articles { title } } }', 'BYPASS');
  await expectOutcomes(b, '{ news { articles { title } } movers { gainers { symbol } } }', 'BYPASS', 'MISS');
  // Answered without a cached field: nothing to count.
  await expectOutcomes(b, '{ stock(symbol: "AAPL") { symbol } __typename }');
  // A stale answer is one answer; the load behind it is nobody's.
  const [aapl] = rows;
  if (aapl === undefined) throw new Error('the first answer has a row');
  await other.cache.invalidate({ kind: 'key', key: cacheKeyFrom(aapl.key) }, 'SOFT');
  const before = simulator.callCount();
  await expectOutcomes(a, quote('AAPL'), 'STALE');
  await until(() => simulator.callCount() > before);

  const sums = { MISS: 6, COLLAPSED: 2, HIT: 4, NEGATIVE: 4, BYPASS: 2, STALE: 1 };
  expect(totals(expected)).toEqual(sums);
  const events = [...counted(a), ...counted(b)];
  expect(totals(events.map((event) => event.split(' ')[0] ?? ''))).toEqual(sums);
  expect([...events].sort()).toEqual(rows.map(({ status, key }) => `${status} ${key}`).sort());
  // Each miss and each bypass is a call, and so is the load behind the stale answer.
  expect(simulator.callCount() - calls).toBe(sums.MISS + sums.BYPASS + sums.STALE);
});
