import { expect, test } from '@jest/globals';
import { createWarmingCache, type WarmManner, WouldLoad } from '../../../src/warming/index.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

const LIFE_MS = 300_000;
const request = requestOf('k');

/** An engine with a value of the given age, and what became of warming it. */
async function warmed(ageMs: number, manner: Partial<WarmManner> = {}, maxAgeMs = LIFE_MS) {
  const { cache, clock } = createEngine();
  await cache.getOrLoad(requestOf('k', maxAgeMs), async () => 'old');
  clock.now += ageMs;
  const whole = { runId: 'run', force: false, dryRun: false, renewBefore: null, signal: new AbortController().signal };
  let loads = 0;
  const load = async (): Promise<string> => {
    loads += 1;
    return 'new';
  };
  const notKept: (string | null)[] = [];
  const asked = createWarmingCache({
    cache,
    manner: { ...whole, ...manner },
    now: () => clock.now,
    onAnswer: (answer) => notKept.push(answer.notKept),
  });
  const served = await asked.getOrLoad(requestOf('k', maxAgeMs), load);
  return { served, loads, notKept, cache, clock, asked, load };
}

test('what is fresh is left as it is', async () => {
  expect(await warmed(LIFE_MS - 1)).toMatchObject({ loads: 0, served: { status: 'HIT' }, notKept: [null] });
});

test('what is not fresh is loaded, and names the run', async () => {
  const { loads, cache } = await warmed(LIFE_MS);
  expect(loads).toBe(1);
  expect(await cache.look(request)).toMatchObject({ warmedBy: 'run', result: { kind: 'value', value: 'new' } });
});

test('force loads what is fresh, once a run', async () => {
  const { loads, asked, load } = await warmed(1000, { force: true });
  expect(loads).toBe(1);
  expect(await asked.getOrLoad(request, load)).toMatchObject({ status: 'HIT', warmedBy: 'run' });
});

test('a dry run loads nothing', async () => {
  expect((await warmed(LIFE_MS, { dryRun: true })).loads).toBe(0);
  const { served } = await warmed(1000, { dryRun: true, force: true });
  expect(served.result).toEqual({ kind: 'error', error: expect.any(WouldLoad) });
});

const at = 1_800_000_000_000;
test.each([
  ['what ends before the next run and is past half of its life', LIFE_MS - 60_000, at + LIFE_MS + 1, 1],
  ['not what is still fresh at the next run', LIFE_MS - 60_000, at + LIFE_MS, 0],
  ['not what was loaded lately', 10_000, at + 10 * LIFE_MS, 0],
])('a schedule renews %s', async (_, ageMs, renewBefore, loads) => {
  expect((await warmed(ageMs, { renewBefore })).loads).toBe(loads);
});

test('what is not cached at all is not loaded', async () => {
  const { loads, served } = await warmed(0, {}, 0);
  expect(loads).toBe(0);
  expect(served.result).toEqual({ kind: 'error', error: new Error('not cached') });
});

test('what was loaded and could not be kept is told', async () => {
  const { cache } = createEngine({ maxEntryBytes: 10 });
  const notKept: (string | null)[] = [];
  const manner = { runId: 'run', force: false, dryRun: false, renewBefore: null, signal: new AbortController().signal };
  const asked = createWarmingCache({ cache, manner, now: () => 0, onAnswer: (one) => notKept.push(one.notKept) });
  await asked.getOrLoad(request, async () => 'too long to be stored');
  expect(notKept).toEqual(['it was loaded, but could not be stored']);
});
