import { expect, test } from '@jest/globals';
import type { CacheEvent } from '../../../src/cache/index.ts';
import { MemoryStore } from '../../../src/cache/memory-store.ts';
import { SymbolNotFoundError, UpstreamUnavailableError } from '../../../src/market/errors.ts';
import { deferred } from '../../support/deferred.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

const value = (value: unknown) => ({ kind: 'value', value });
const failure = new UpstreamUnavailableError('down');

test('a look finds what is fresh, loads nothing, and is not reported', async () => {
  const { cache, trace, clock } = createEngine();
  expect(await cache.look(requestOf('k'))).toBeNull();
  await cache.getOrLoad(requestOf('k'), async () => 1);
  const before = trace.length;
  expect(await cache.look(requestOf('k'))).toMatchObject({ result: value(1), status: 'HIT', remainingMs: 300_000 });
  clock.now += 300_000;
  expect(await cache.look(requestOf('k'))).toBeNull();
  expect(trace).toHaveLength(before);
});

test('a look finds a remembered absence', async () => {
  const { cache } = createEngine();
  await cache.getOrLoad(requestOf('k'), () => Promise.reject(new SymbolNotFoundError('none')));
  expect(await cache.look(requestOf('k'))).toMatchObject({ status: 'NEGATIVE', result: { kind: 'error' } });
});

test('a refresh loads over a fresh entry, and readers have the old one until the new is there', async () => {
  const { cache, clock } = createEngine();
  await cache.getOrLoad(requestOf('k'), async () => 1);
  clock.now += 1000;
  const gate = deferred<number>();
  const refreshed = cache.refresh(requestOf('k'), () => gate.promise);
  expect(await cache.getOrLoad(requestOf('k'), async () => 9)).toMatchObject({ result: value(1), status: 'HIT' });
  gate.resolve(2);
  expect(await refreshed).toMatchObject({ result: value(2), status: 'MISS' });
  expect(await cache.getOrLoad(requestOf('k'), async () => 9)).toMatchObject({ result: value(2), ageMs: 0 });
});

test('a refresh joins the load of another process instead of making its own', async () => {
  const clock = { now: 1_800_000_000_000 };
  const store = new MemoryStore(100_000, () => clock.now);
  const [a, b] = [createEngine({ store, now: () => clock.now }), createEngine({ store, now: () => clock.now })];
  await a.cache.getOrLoad(requestOf('k'), async () => 1);
  clock.now += 1000;
  const gate = deferred<number>();
  const first = a.cache.refresh(requestOf('k'), () => gate.promise);
  while (a.trace.filter((line) => line === 'load-started').length < 2) await new Promise(setImmediate);
  const second = b.cache.refresh(requestOf('k'), async () => 3);
  while (!b.trace.includes('lease-waiting')) await new Promise(setImmediate);
  gate.resolve(2);
  expect(await first).toMatchObject({ result: value(2), status: 'MISS' });
  expect(await second).toMatchObject({ result: value(2), status: 'COLLAPSED' });
});

test('a refresh that fails leaves the old entry, and is not tried again during the back-off', async () => {
  const { cache } = createEngine();
  await cache.getOrLoad(requestOf('k'), async () => 1);
  expect(await cache.refresh(requestOf('k'), () => Promise.reject(failure))).toMatchObject({ status: 'MISS' });
  expect(await cache.refresh(requestOf('k'), async () => 2)).toMatchObject({ status: 'NEGATIVE' });
  expect(await cache.getOrLoad(requestOf('k'), async () => 9)).toMatchObject({ result: value(1), status: 'HIT' });
});

test('what a run loaded names the run whenever it is served, from near and from the store', async () => {
  for (const nearMaxBytes of [0, 1_000_000]) {
    const served: CacheEvent[] = [];
    const { cache } = createEngine({ nearMaxBytes, onEvent: (event) => served.push(event) });
    await cache.refresh(requestOf('k'), async () => 1, 'run-1');
    expect(served.filter(({ kind }) => kind === 'served')).toEqual([]);
    expect(await cache.getOrLoad(requestOf('k'), async () => 2)).toMatchObject({ status: 'HIT', warmedBy: 'run-1' });
  }
});
