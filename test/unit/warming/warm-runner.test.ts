import { afterEach, expect, test } from '@jest/globals';
import {
  MemoryWarmRuns,
  newWarmRun,
  type WarmLoads,
  type WarmOrder,
  type WarmRun,
  WarmRunner,
  type WarmTry,
} from '../../../src/warming/index.ts';
import { StoreUnavailableError } from '../../../src/cache/index.ts';
import { until } from '../../behaviour/troubled-gateway.ts';

const ORDER: WarmOrder = {
  source: 'SYMBOLS',
  symbols: ['A', 'B', 'C'],
  hottest: 0,
  watched: 0,
  movers: 0,
  categories: ['PRICE'],
  force: false,
  dryRun: false,
  renewBefore: null,
};
const warmed: WarmTry = { kind: 'warmed', detail: null };

/** A runner whose targets end as told; what is not told is warmed by one call. */
function createRunner(answers: Readonly<Record<string, () => Promise<WarmTry>>> = {}) {
  const runs = new MemoryWarmRuns(Date.now);
  const asked: string[] = [];
  const troubles: unknown[] = [];
  const finished: WarmRun[] = [];
  const state = { roomy: true, calls: 0 };
  const loads: WarmLoads = {
    async target({ symbol }) {
      asked.push(symbol);
      const tried = await (answers[symbol] ?? (async () => warmed))();
      if (tried.kind === 'warmed') state.calls += 1;
      return tried;
    },
    movers: async () => ({ tried: { kind: 'failed', detail: 'UPSTREAM_TIMEOUT: too late' }, symbols: [] }),
    callsMade: () => state.calls,
    callsLeft: async () => 0,
  };
  const interests = { watched: async () => [], hottest: async () => [] };
  const make = (): WarmRunner => {
    const runner = new WarmRunner({
      runs,
      loads,
      interests,
      now: Date.now,
      leaseMs: 300,
      pollMs: 10,
      paceMs: 1,
      roomy: () => state.roomy,
      onTrouble: (error) => troubles.push(error),
      onFinished: (run) => finished.push(run),
    });
    stops.push(() => runner.stop());
    runner.start();
    return runner;
  };
  const done = async (id: string): Promise<WarmRun> => {
    await until(async () => (await runs.find(id))?.finishedAt !== null);
    const run = await runs.find(id);
    if (run === null) throw new Error('the run is gone');
    return run;
  };
  return { runs, asked, troubles, finished, state, make, done };
}

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

test('runs what waits, the oldest first, and says when it is done', async () => {
  const { runs, asked, finished, make, done } = createRunner();
  await runs.add(newWarmRun('one', ORDER, 1));
  await runs.add(newWarmRun('two', { ...ORDER, symbols: ['D'] }, 2));
  make();
  expect(await done('two')).toMatchObject({ state: 'DONE', upstreamCalls: 1 });
  expect(asked).toEqual(['A', 'B', 'C', 'D']);
  expect(finished.map(({ id }) => id)).toEqual(['one', 'two']);
});

test('one of several runners works, the others wait', async () => {
  const { runs, asked, make, done } = createRunner();
  for (let runner = 0; runner < 3; runner += 1) make();
  await runs.add(newWarmRun('one', ORDER, 1));
  await done('one');
  expect(asked).toEqual(['A', 'B', 'C']);
});

test('a busy upstream is asked again, and the symbol keeps its place', async () => {
  const busy: WarmTry[] = [1, 2].map(() => ({ kind: 'busy', retryAfterMs: 5, detail: 'UPSTREAM_RATE_LIMITED' }));
  const { runs, asked, make, done } = createRunner({ B: async () => busy.pop() ?? warmed });
  await runs.add(newWarmRun('one', ORDER, 1));
  make();
  expect((await done('one')).outcomes.map(({ symbol, result }) => `${symbol} ${result}`)).toEqual([
    'A WARMED',
    'B WARMED',
    'C WARMED',
  ]);
  expect(asked).toEqual(['A', 'B', 'B', 'B', 'C']);
});

test('a store out of reach holds the run up, and it goes on where it was', async () => {
  const trouble = [new StoreUnavailableError('away')];
  const { runs, asked, make, done, troubles } = createRunner({
    B: async () => {
      const error = trouble.pop();
      if (error !== undefined) throw error;
      return warmed;
    },
  });
  await runs.add(newWarmRun('one', ORDER, 1));
  make();
  expect((await done('one')).outcomes).toHaveLength(3);
  expect(asked).toEqual(['A', 'B', 'B', 'C']);
  expect(troubles).toHaveLength(1);
});

test('a store that is nearly full stops the run, which says so', async () => {
  const { runs, asked, state, make, done } = createRunner({
    B: async () => {
      state.roomy = false;
      return warmed;
    },
  });
  await runs.add(newWarmRun('one', ORDER, 1));
  make();
  expect(await done('one')).toMatchObject({
    state: 'CANCELLED',
    detail: 'stopped: the memory of the store is nearly full',
  });
  expect(asked).toEqual(['A', 'B']);
});

test('movers alone that cannot be had are a failed run, with the reason', async () => {
  const { runs, make, done } = createRunner();
  await runs.add(newWarmRun('one', { ...ORDER, symbols: [], movers: 5 }, 1));
  make();
  expect(await done('one')).toMatchObject({ state: 'FAILED', detail: 'movers: UPSTREAM_TIMEOUT: too late' });
});

test('a runner that stops gives the lease back at once, and another goes on', async () => {
  let resume = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    resume = resolve;
  });
  const { runs, make, done } = createRunner({ B: () => held.then(() => warmed) });
  await runs.add(newWarmRun('one', ORDER, 1));
  const first = make();
  await until(async () => (await runs.find('one'))?.outcomes.length === 1);
  const stopped = first.stop();
  resume();
  await stopped;
  expect(await runs.find('one')).toMatchObject({ state: 'RUNNING', outcomes: [{ symbol: 'A' }] });
  expect(await runs.takeLease('probe', 1000)).toBe(true);
  await runs.giveLease('probe');
  make();
  expect((await done('one')).outcomes).toHaveLength(3);
});
