import { expect, test } from '@jest/globals';
import {
  MemoryWarmRuns,
  TooManyRunsError,
  Warming,
  type WarmLoads,
  type WarmOrder,
} from '../../../src/warming/index.ts';

const ORDER: WarmOrder = {
  source: 'MOVERS',
  symbols: ['A', 'B', 'C', 'D'],
  hottest: 0,
  watched: 0,
  movers: 0,
  categories: ['PRICE'],
  force: false,
  dryRun: true,
  renewBefore: null,
};

/** `A` is fresh, everything else would cost a call, and three are left. */
function createWarming(overrides: Partial<WarmLoads> = {}) {
  const runs = new MemoryWarmRuns(Date.now);
  const loads: WarmLoads = {
    target: async ({ symbol }, { dryRun }) => {
      if (!dryRun) throw new Error('a dry run must load nothing');
      return symbol === 'A' ? { kind: 'fresh', detail: 'for 60 s more' } : { kind: 'would-load', calls: 1 };
    },
    movers: async () => ({ tried: { kind: 'would-load', calls: 1 }, symbols: [] }),
    callsMade: () => 0,
    callsLeft: async () => 2,
    ...overrides,
  };
  const interests = { watched: async () => [], hottest: async () => [] };
  const ids = Array.from({ length: 30 }, (_, index) => `run-${30 - index}`);
  const newId = (): string => ids.pop() ?? '';
  let woken = 0;
  const wake = (): void => {
    woken += 1;
  };
  return { runs, warming: new Warming({ runs, loads, interests, now: () => 5, newId, wake }), woken: () => woken };
}

test('a dry run says at once what would happen and what it would cost, and is kept', async () => {
  const { warming, runs } = createWarming();
  const run = await warming.order(ORDER);
  expect(run).toMatchObject({ state: 'DONE', startedAt: 5, finishedAt: 5, upstreamCalls: 2, detail: null });
  expect(run.outcomes.map(({ symbol, result }) => `${symbol} ${result}`)).toEqual([
    'A FRESH',
    'B WARMED',
    'C WARMED',
    'D SKIPPED_BUDGET',
  ]);
  expect(await runs.find(run.id)).toEqual(run);
  expect(await runs.queue()).toEqual([]);
});

test('movers that are not known cost a call to know, and say that more may come', async () => {
  const { warming } = createWarming();
  const run = await warming.order({ ...ORDER, symbols: [], movers: 7, categories: ['PRICE', 'NEWS'] });
  expect(run.upstreamCalls).toBe(1);
  expect(run.detail).toBe('the movers are not cached: up to 14 targets more once they are known');
});

test('a run is queued and waits for nothing; too many are refused', async () => {
  const { warming, runs, woken } = createWarming();
  const wanted = { ...ORDER, dryRun: false };
  expect(await warming.order(wanted)).toMatchObject({ id: 'run-1', state: 'QUEUED', outcomes: [] });
  expect(woken()).toBe(1);
  for (let more = 2; more <= 20; more += 1) await warming.order(wanted);
  await expect(warming.order(wanted)).rejects.toThrow(TooManyRunsError);
  expect(await runs.queue()).toHaveLength(20);
});

test('what each process wants at the same time is ordered once', async () => {
  const { warming, runs } = createWarming();
  const wanted = { ...ORDER, dryRun: false };
  expect(await warming.orderOnce(wanted, 60_000)).not.toBeNull();
  expect(await warming.orderOnce(wanted, 60_000)).toBeNull();
  expect(await warming.orderOnce({ ...wanted, symbols: ['E'] }, 60_000)).not.toBeNull();
  expect(await runs.queue()).toHaveLength(2);
});

test('what could not be ordered may be ordered again at once', async () => {
  const { warming, runs } = createWarming();
  const wanted = { ...ORDER, dryRun: false };
  for (let more = 1; more <= 20; more += 1) await warming.order(wanted);
  await expect(warming.orderOnce(wanted, 60_000)).rejects.toThrow(TooManyRunsError);
  await warming.cancel('run-1');
  expect(await warming.orderOnce(wanted, 60_000)).not.toBeNull();
  expect(await runs.queue()).toHaveLength(20);
});

test('a cancelled run stays in the list; cancelling again changes nothing', async () => {
  const { warming } = createWarming();
  const { id } = await warming.order({ ...ORDER, dryRun: false });
  expect(await warming.cancel(id)).toMatchObject({ state: 'CANCELLED', finishedAt: 5 });
  expect(await warming.cancel(id)).toMatchObject({ state: 'CANCELLED' });
  expect(await warming.cancel('nobody')).toBeNull();
  expect(await warming.newest(5)).toHaveLength(1);
});
