import { expect, test } from '@jest/globals';
import type { CacheRequest } from '../../../src/cache/index.ts';
import { MemoryStore } from '../../../src/cache/memory-store.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

const HOUR_MS = 3_600_000;

/** Fresh for an hour where the value is 1, for 300 s otherwise. */
const request: CacheRequest = {
  ...requestOf('k'),
  freshFor: (storedAt, value) => (value === 1 ? { untilMs: storedAt + HOUR_MS, why: 'it is one' } : null),
};

test('a request may know better than its policy how long a value is fresh, to the millisecond', async () => {
  const { cache, clock } = createEngine({ random: () => 1 });
  const loaded = await cache.getOrLoad(request, async () => 1);
  expect(loaded).toMatchObject({ status: 'MISS', remainingMs: HOUR_MS, why: 'it is one' });
  clock.now += HOUR_MS - 1;
  expect(await cache.getOrLoad(request, async () => 2)).toMatchObject({ status: 'HIT', why: 'it is one' });
  clock.now += 1;
  expect(await cache.getOrLoad(request, async () => 2)).toMatchObject({ status: 'MISS', result: { value: 2 } });
});

test('where it knows nothing the policy stands, and gives no reason', async () => {
  const { cache } = createEngine();
  const served = await cache.getOrLoad(request, async () => 2);
  expect(served).toMatchObject({ status: 'MISS', remainingMs: 300_000 });
  expect(served.why).toBeUndefined();
});

test('another process on the same store is told the reason', async () => {
  const clock = { now: 1_800_000_000_000 };
  const shared = { store: new MemoryStore(100_000, () => clock.now), now: () => clock.now };
  await createEngine(shared).cache.getOrLoad(request, async () => 1);
  const served = await createEngine(shared).cache.getOrLoad(request, async () => 2);
  expect(served).toMatchObject({ status: 'HIT', tier: 'STORE', why: 'it is one', remainingMs: HOUR_MS });
});

test('what is not cached is not fresh for any time', async () => {
  const { cache } = createEngine();
  const policy = { ...request.policy, maxAgeMs: 0 };
  const served = await cache.getOrLoad({ ...request, policy }, async () => 1);
  expect(served).toMatchObject({ status: 'BYPASS', remainingMs: 0 });
  expect(served.why).toBeUndefined();
});
