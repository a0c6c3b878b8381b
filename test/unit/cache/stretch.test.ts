import { expect, test } from '@jest/globals';
import { createEngine, requestOf } from '../../support/engine.ts';

const WHY = 'loads are scarce';
const STALE_MS = 1000;
const LOAD_MS = 500;
const request = {
  ...requestOf('k'),
  policy: { ...requestOf('k').policy, staleWhileRevalidateMs: STALE_MS, staleIfErrorMs: STALE_MS },
};
const { maxAgeMs } = request.policy;

function createScarceEngine() {
  const scarce = { now: true };
  const { policy } = request;
  const doubled = { ...policy, maxAgeMs: 2 * maxAgeMs, staleWhileRevalidateMs: 2 * STALE_MS };
  const engine = createEngine({
    nearMaxBytes: 0,
    stretch: () => (scarce.now ? { policy: doubled, why: WHY } : null),
    sparing: () => scarce.now,
  });
  return { ...engine, scarce };
}

test('an entry made while loads are scarce keeps what it was given, and says why', async () => {
  const { cache, clock, scarce } = createScarceEngine();
  expect(await cache.getOrLoad(request, async () => 1)).toMatchObject({ remainingMs: 2 * maxAgeMs, why: WHY });
  scarce.now = false;
  clock.now += 2 * maxAgeMs - 1;
  expect(await cache.getOrLoad(request, async () => 2)).toMatchObject({ status: 'HIT', why: WHY });
  clock.now += 2 * STALE_MS;
  const stale = await cache.getOrLoad(request, async () => 2);
  expect(stale).toMatchObject({ status: 'STALE', result: { value: 1 } });
});

test('an entry made while they are not lives as its policy says', async () => {
  const { cache, scarce } = createScarceEngine();
  scarce.now = false;
  const served = await cache.getOrLoad(request, async () => 1);
  expect(served.remainingMs).toBe(maxAgeMs);
  expect(served.why).toBeUndefined();
});

test('a rule of the field is told the time as it is now, and its word stands', async () => {
  const { cache, clock } = createScarceEngine();
  const told: number[] = [];
  const freshFor = (storedAt: number, _value: unknown, given: number) => {
    told.push(given);
    return { untilMs: storedAt + 7, why: 'it says so' };
  };
  const served = await cache.getOrLoad({ ...request, freshFor }, async () => 1);
  expect(served).toMatchObject({ remainingMs: 7, why: 'it says so' });
  expect(told).toEqual([2 * maxAgeMs]);
  expect(clock.now).toBeGreaterThan(0);
});

test.each([
  [true, false],
  [false, true],
])('when loads are scarce (%s) a fresh entry is refreshed before its end: %s', async (isScarce, refreshed) => {
  const sparing = { now: isScarce };
  // Near the end the luckless reader refreshes.
  const { cache, clock, trace } = createEngine({ random: () => 0.999, sparing: () => sparing.now });
  const served = await cache.getOrLoad(request, async () => {
    clock.now += LOAD_MS;
    return 1;
  });
  clock.now += served.remainingMs - 1;
  await cache.getOrLoad(request, async () => 2);
  await new Promise(setImmediate);
  expect(trace.includes('refresh-started')).toBe(refreshed);
});
