import { expect, test } from '@jest/globals';
import { MemoryStore, type MemoryPressure } from '../../../src/cache/index.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

const NOISE = Array.from({ length: 4000 }, (_unused, index) => Math.sin(index));
const STALE_FOR_MS = 60_000;

function createPressedEngine(pressure: MemoryPressure) {
  const now = { level: pressure };
  const request = requestOf('k');
  const policy = { ...request.policy, staleWhileRevalidateMs: STALE_FOR_MS, staleIfErrorMs: STALE_FOR_MS };
  const engine = createEngine({ nearMaxBytes: 0, pressure: () => now.level });
  return { ...engine, now, request: { ...request, policy } };
}

test.each([
  ['NORMAL', 'served STALE STORE'],
  ['HIGH', 'served MISS ORIGIN'],
  ['CRITICAL', 'served MISS ORIGIN'],
] as const)('an entry made under %s has its stale windows, or none', async (pressure, after) => {
  const { cache, clock, trace, request } = createPressedEngine(pressure);
  await cache.getOrLoad(request, async () => 1);
  clock.now += request.policy.maxAgeMs;
  await cache.getOrLoad(request, async () => 2);
  expect(trace.findLast((line) => line.startsWith('served'))).toBe(after);
});

test('under HIGH the store forgets an entry when its freshness ends', async () => {
  const ttls: number[] = [];
  const store = new MemoryStore(1_000_000, () => 1_800_000_000_000);
  const fill = store.fill.bind(store);
  store.fill = (deposits) => {
    ttls.push(...deposits.map(({ ttlMs }) => ttlMs));
    return fill(deposits);
  };
  const policy = { ...requestOf('k').policy, staleIfErrorMs: STALE_FOR_MS };
  const { cache } = createEngine({ store, pressure: () => 'HIGH' });
  await cache.getOrLoad({ ...requestOf('k'), policy }, async () => 1);
  expect(ttls).toEqual([policy.maxAgeMs]);
});

test('under CRITICAL a big entry is answered and not stored, a small one is stored', async () => {
  const { cache, trace, request } = createPressedEngine('CRITICAL');
  const served = await cache.getOrLoad(request, async () => NOISE);
  expect(served.result).toEqual({ kind: 'value', value: NOISE });
  expect(trace).toContain('not-filled pressure');
  await cache.getOrLoad(requestOf('small'), async () => 1);
  await cache.getOrLoad(requestOf('small'), async () => 2);
  expect(trace.at(-1)).toBe('served HIT STORE');
});

test('the lease of an entry that was not stored is given back, and the entry is stored once there is room', async () => {
  const { cache, trace, now, request } = createPressedEngine('CRITICAL');
  await cache.getOrLoad(request, async () => NOISE);
  now.level = 'HIGH';
  await cache.getOrLoad(request, async () => NOISE);
  await cache.getOrLoad(request, async () => NOISE);
  expect(trace.filter((line) => line.startsWith('served'))).toEqual([
    'served MISS ORIGIN',
    'served MISS ORIGIN',
    'served HIT STORE',
  ]);
});
