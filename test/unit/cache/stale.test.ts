import { expect, test } from '@jest/globals';
import type { CacheRequest, Served } from '../../../src/cache/index.ts';
import { MemoryStore } from '../../../src/cache/memory-store.ts';
import { BudgetExhaustedError, SymbolNotFoundError, UpstreamUnavailableError } from '../../../src/market/errors.ts';
import { deferred } from '../../support/deferred.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

const FRESH_MS = 300_000;

/** Fresh for 300 s, served while refreshed for 60 s more, served on failure for 600 s more. */
const request: CacheRequest = {
  ...requestOf('k'),
  policy: { maxAgeMs: FRESH_MS, staleWhileRevalidateMs: 60_000, staleIfErrorMs: 600_000, absentMs: 60_000 },
};

const answer = (served: Served): unknown =>
  served.result.kind === 'value' ? [served.status, served.result.value, served.staleReason] : served.result.error;

test('serves the stale value at once and loads once behind all its readers', async () => {
  const { cache, clock, trace } = createEngine();
  await cache.getOrLoad(request, async () => 1);
  clock.now += FRESH_MS;
  const gate = deferred<number>();
  let loads = 0;
  const load = (): Promise<number> => {
    loads += 1;
    return gate.promise;
  };
  for (let reader = 0; reader < 10; reader += 1) {
    expect(answer(await cache.getOrLoad(request, load))).toEqual(['STALE', 1, 'REFRESHING']);
  }
  expect(loads).toBe(1);
  gate.resolve(2);
  await filled(trace, 2);
  expect(answer(await cache.getOrLoad(request, load))).toEqual(['HIT', 2, undefined]);
});

test('refreshes once for two processes on one store', async () => {
  const clock = { now: 1_800_000_000_000 };
  const store = new MemoryStore(100_000, () => clock.now);
  const engines = [1, 2].map(() => createEngine({ store, now: () => clock.now }));
  const [a, b] = engines;
  if (a === undefined || b === undefined) throw new Error('two engines');
  await a.cache.getOrLoad(request, async () => 1);
  clock.now += FRESH_MS;
  const gate = deferred<number>();
  await a.cache.getOrLoad(request, () => gate.promise);
  await b.cache.getOrLoad(request, () => gate.promise);
  gate.resolve(2);
  await filled(a.trace, 2);
  expect([...a.trace, ...b.trace].filter((line) => line === 'refresh-started')).toHaveLength(1);
});

test('says so when a value that was waited for is stale by the time it is seen', async () => {
  const clock = { now: 1_800_000_000_000 };
  const store = new MemoryStore(100_000, () => clock.now);
  const [a, b] = [1, 2].map(() => createEngine({ store, now: () => clock.now }));
  if (a === undefined || b === undefined) throw new Error('two engines');
  const gate = deferred<number>();
  const first = a.cache.getOrLoad(request, () => gate.promise);
  const second = b.cache.getOrLoad(request, () => gate.promise);
  while (!b.trace.includes('lease-waiting')) await new Promise(setImmediate);
  await a.cache.invalidate({ kind: 'tag', tag: 'all' }, 'SOFT');
  gate.resolve(1);
  await first;
  expect(answer(await second)).toEqual(['STALE', 1, 'REFRESHING']);
  while (!b.trace.includes('filled')) await new Promise(setImmediate);
  expect(b.trace).toContain('refresh-started');
});

test('serves the old value when the load fails, says why, and does not ask again during the back-off', async () => {
  const { cache, clock } = createEngine();
  await cache.getOrLoad(request, async () => 1);
  clock.now += FRESH_MS + 60_000;
  let loads = 0;
  const fail = async (): Promise<never> => {
    loads += 1;
    throw new UpstreamUnavailableError('down');
  };
  expect(answer(await cache.getOrLoad(request, fail))).toEqual(['STALE', 1, 'UPSTREAM_FAILED']);
  expect(answer(await cache.getOrLoad(request, fail))).toEqual(['STALE', 1, 'UPSTREAM_FAILED']);
  expect(loads).toBe(1);
  const spent = async (): Promise<never> => {
    throw new BudgetExhaustedError('spent', '2030-01-01T00:00:00Z');
  };
  clock.now += 2000;
  expect(answer(await cache.getOrLoad(request, spent))).toEqual(['STALE', 1, 'BUDGET_EXHAUSTED']);
});

test('answers the error when the last window is over', async () => {
  const { cache, clock } = createEngine();
  await cache.getOrLoad(request, async () => 1);
  clock.now += FRESH_MS + 600_000;
  const served = await cache.getOrLoad(request, async () => {
    throw new UpstreamUnavailableError('down');
  });
  expect(answer(served)).toBeInstanceOf(UpstreamUnavailableError);
});

test('does not hide an absence, or a fault of our own, behind an old value', async () => {
  for (const error of [new SymbolNotFoundError('gone'), new TypeError('ours')]) {
    const { cache, clock } = createEngine();
    await cache.getOrLoad(request, async () => 1);
    clock.now += FRESH_MS + 60_000;
    const served = await cache.getOrLoad(request, async () => {
      throw error;
    });
    expect(answer(served)).toBe(error);
  }
});

test('a refresh that fails leaves the stale value to the next reader', async () => {
  const { cache, clock, trace } = createEngine();
  await cache.getOrLoad(request, async () => 1);
  clock.now += FRESH_MS;
  const fail = async (): Promise<never> => {
    throw new UpstreamUnavailableError('down');
  };
  await cache.getOrLoad(request, fail);
  while (trace.filter((line) => line === 'load-ended').length < 2) await new Promise(setImmediate);
  expect(answer(await cache.getOrLoad(request, fail))).toEqual(['STALE', 1, 'REFRESHING']);
});

/** Waits, without time, until so many fills have been traced. */
async function filled(trace: readonly string[], count: number): Promise<void> {
  while (trace.filter((line) => line === 'filled').length < count) await new Promise(setImmediate);
}
