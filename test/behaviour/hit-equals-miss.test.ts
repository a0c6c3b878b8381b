// I4: a hit is a miss, byte for byte: cold, near and from Redis.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CacheRow } from '../../src/directive/index.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import type { Simulator } from '../../src/simulator/server.ts';
import { type CachedFieldQueries, cachedFieldQueries } from '../support/field-queries.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { coordinatesOf } from '../support/schema-coordinates.ts';
import {
  type SimulatedGateway,
  signedIn,
  startSimulatedGateway,
  startStillSimulator,
} from '../support/simulated-gateway.ts';

const schema = buildSchema();
const fields = cachedFieldQueries(schema);
/** Fields, or whole types, that are neither cached nor below a cached field: the last test asks for them. */
const UNCACHED: readonly string[] = ['Query.stock', 'Query.stocks', 'Stock.symbol', 'Mutation'];

let folder: string;
let redis: RedisServer;
let simulator: Simulator;
/** What fills the Redis, what reads nothing but it, what has nothing but near copies, and what has no cache. */
let filling: SimulatedGateway;
let reading: SimulatedGateway;
let alone: SimulatedGateway;
let bare: SimulatedGateway;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hit-equals-miss-'));
  const viewer = signedIn(`file:${join(folder, 'lists.db')}`);
  redis = await startRedis();
  simulator = await startStillSimulator();
  filling = await startSimulatedGateway(simulator, { ...viewer, REDIS_URL: redis.url });
  reading = await startSimulatedGateway(simulator, { ...viewer, REDIS_URL: redis.url, CACHE_NEAR_MAX_BYTES: '0' });
  alone = await startSimulatedGateway(simulator, viewer);
  bare = await startSimulatedGateway(simulator, { ...viewer, CACHE_DISABLED: 'true' });
  await filling.text({ query: 'mutation { createWatchlist(name: "Tech", symbols: ["IBM", "AAPL"]) { id } }' });
});
afterAll(async () => {
  await Promise.all([filling, reading, alone, bare].map((gateway) => gateway.stop()));
  await simulator.close();
  await redis.stop();
  await rm(folder, { recursive: true });
});

async function callsDuring(act: () => Promise<unknown>): Promise<number> {
  const before = simulator.callCount();
  await act();
  return simulator.callCount() - before;
}

/** The same fields in another order, under other names, cut, and by fragments. */
function rewordings({ field, query, selection }: CachedFieldQueries): Readonly<Record<string, string>> {
  const everything = selection();
  const type = String(field.type).replaceAll(/[[\]!]/g, '');
  return {
    'in another order': query({ selection: selection({ reversed: true }) }),
    'under aliases': query({ alias: 'mine', selection: selection({ aliased: true }) }),
    'cut by the arguments of its children': query({ selection: selection({ sliced: true }) }),
    ...(everything !== '' && {
      'by a fragment': query({ selection: '...All __typename', tail: `fragment All on ${type} { ${everything} }` }),
      'by an inline fragment': query({ selection: `... on ${type} { ${everything} }` }),
    }),
  };
}

describe.each(fields)('$coordinate', (queries) => {
  const asked = { query: queries.query() };

  test('is the same body cold, from a near copy, and from the store in another gateway', async () => {
    const cold = await bare.text(asked);
    expect(JSON.parse(cold).errors).toBeUndefined();
    // Whichever test is first fills.
    expect(await filling.text(asked)).toBe(cold);
    expect(await alone.text(asked)).toBe(cold);
    const calls = await callsDuring(async () => {
      expect(await alone.text(asked)).toBe(cold);
      // What is somebody's own has no copies beside the store.
      const tier = queries.scope === 'PRIVATE' ? 'STORE' : 'NEAR';
      expect(outcomesOf(await alone.rows(asked))).toEqual([`HIT ${tier}`]);
      expect(await reading.text(asked)).toBe(cold);
      expect(outcomesOf(await reading.rows(asked))).toEqual(['HIT STORE']);
    });
    expect(calls).toBe(0);
  });

  test.each(Object.entries(rewordings(queries)))('is the same body as without a cache, %s', async (_how, query) => {
    await Promise.all([filling.text(asked), alone.text(asked)]);
    const uncached = await bare.text({ query });
    expect(JSON.parse(uncached).errors).toBeUndefined();
    const calls = await callsDuring(async () => {
      expect(await alone.text({ query })).toBe(uncached);
      expect(await reading.text({ query })).toBe(uncached);
    });
    expect(calls).toBe(0);
  });
});

test.each([
  '{ quote(symbol: "NOPE") { price } fundamentals(symbol: "NOPE") { name } }',
  '{ quotes(symbols: ["IBM", "NOPE", "AAPL"]) { symbol price } }',
])('an absence is the same body cold and remembered: %s', async (query) => {
  const cold = await filling.text({ query });
  expect(JSON.parse(cold).errors).not.toEqual([]);
  const calls = await callsDuring(async () => {
    expect(await filling.text({ query })).toBe(cold);
    expect(await reading.text({ query })).toBe(cold);
  });
  expect(calls).toBe(0);
});

test('every field of the schema is answered from the simulator in one run', async () => {
  const hubs = '{ stock(symbol: "IBM") { symbol } stocks(symbols: ["IBM"]) { symbol } }';
  for (const query of [hubs, ...fields.map((field) => field.query())]) {
    const { data, errors } = JSON.parse(await bare.text({ query }));
    expect([query, errors]).toEqual([query, undefined]);
    expect(Object.values(data)).not.toContain(null);
  }
  const asked = new Set(fields.flatMap(({ covers }) => covers));
  const all = coordinatesOf(schema).filter(
    (coordinate) => !UNCACHED.some((own) => coordinate.startsWith(`${own}.`) || coordinate === own),
  );
  expect(all.filter((coordinate) => !asked.has(coordinate))).toEqual([]);
});

/** Each outcome among the rows once. */
function outcomesOf(rows: readonly CacheRow[]): string[] {
  return [...new Set(rows.map(({ status, tier }) => `${status} ${tier}`))];
}
