import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { newWarmRun, type WarmOrder, type WarmOutcome, type WarmRun, type WarmRuns } from '../../src/warming/index.ts';

/** Runs under test, and a way to let time pass. */
export interface WarmRunsUnderTest {
  readonly runs: WarmRuns;
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

const ORDER: WarmOrder = {
  source: 'SYMBOLS',
  symbols: ['AAPL', 'BRK.B'],
  hottest: 0,
  watched: 0,
  movers: 0,
  categories: ['PRICE'],
  force: false,
  dryRun: false,
  renewBefore: null,
};
const PLAN = [
  { symbol: 'AAPL', category: 'PRICE' },
  { symbol: 'BRK.B', category: 'PRICE' },
];
const runOf = (id: string, queuedAt = 1000): WarmRun => newWarmRun(id, ORDER, queuedAt);
const outcomeOf = (symbol: string): WarmOutcome => ({ symbol, category: 'PRICE', result: 'WARMED', detail: null });
const LEASE_MS = 5000;

/** What any store of warm runs must do. */
export function describeWarmRuns(name: string, open: () => Promise<WarmRunsUnderTest>): void {
  describe(name, () => {
    let under: WarmRunsUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    test('gives a run back as it was added, and null for one that is not there', async () => {
      const { runs } = under;
      const finished = {
        ...runOf('b'),
        state: 'DONE' as const,
        startedAt: 1000,
        finishedAt: 1001,
        plan: PLAN,
        outcomes: [outcomeOf('AAPL'), outcomeOf('BRK.B')],
        upstreamCalls: 2,
        detail: 'a word',
      };
      await runs.add(runOf('a'));
      await runs.add(finished);
      expect(await runs.find('a')).toEqual(runOf('a'));
      expect(await runs.find('b')).toEqual(finished);
      expect(await runs.find('c')).toBeNull();
      expect(await runs.queue()).toEqual(['a']);
      expect((await runs.newest(10)).map(({ id }) => id)).toEqual(['b', 'a']);
      expect((await runs.newest(1)).map(({ id }) => id)).toEqual(['b']);
    });

    test('keeps the newest hundred', async () => {
      const { runs } = under;
      for (let index = 0; index < 103; index += 1) await runs.add({ ...runOf(`r${index}`), state: 'DONE' });
      const kept = await runs.newest(500);
      expect(kept).toHaveLength(100);
      expect(kept[0]?.id).toBe('r102');
    });

    test('progress is written by who has the lease, and adds up', async () => {
      const { runs } = under;
      await runs.add(runOf('a'));
      expect(await runs.write('one', 'a', { at: 2000, state: 'RUNNING' })).toBe('LOST');
      expect(await runs.takeLease('one', LEASE_MS)).toBe(true);
      expect(await runs.takeLease('two', LEASE_MS)).toBe(false);
      expect(await runs.write('two', 'a', { at: 2000, state: 'RUNNING' })).toBe('LOST');
      expect(await runs.write('one', 'a', { at: 2000, state: 'RUNNING' })).toBe('RUNNING');
      expect(await runs.write('one', 'a', { at: 2001, plan: PLAN, upstreamCalls: 1, detail: 'why' })).toBe('RUNNING');
      expect(await runs.write('one', 'a', { at: 2002, outcome: outcomeOf('AAPL'), upstreamCalls: 2 })).toBe('RUNNING');
      expect(await runs.find('a')).toEqual({
        ...runOf('a'),
        state: 'RUNNING',
        startedAt: 2000,
        plan: PLAN,
        outcomes: [outcomeOf('AAPL')],
        upstreamCalls: 3,
        detail: 'why',
      });
      expect(await runs.write('one', 'a', { at: 2003, state: 'DONE' })).toBe('DONE');
      expect(await runs.find('a')).toMatchObject({ state: 'DONE', finishedAt: 2003, startedAt: 2000 });
      expect(await runs.queue()).toEqual([]);
    });

    test('a run that was cancelled stays so, and what was under way is still counted', async () => {
      const { runs } = under;
      await runs.add(runOf('a'));
      await runs.takeLease('one', LEASE_MS);
      await runs.write('one', 'a', { at: 2000, state: 'RUNNING', plan: PLAN });
      await runs.cancel('a', 2001);
      expect(await runs.queue()).toEqual([]);
      expect(await runs.write('one', 'a', { at: 2002, outcome: outcomeOf('AAPL'), upstreamCalls: 1 })).toBe(
        'CANCELLED',
      );
      expect(await runs.write('one', 'a', { at: 2003, state: 'DONE' })).toBe('CANCELLED');
      expect(await runs.find('a')).toMatchObject({
        state: 'CANCELLED',
        finishedAt: 2001,
        upstreamCalls: 1,
        outcomes: [outcomeOf('AAPL')],
      });
    });

    test('a cancellation of what is finished or not there changes nothing', async () => {
      const { runs } = under;
      await runs.add({ ...runOf('a'), state: 'DONE', startedAt: 1, finishedAt: 2 });
      await runs.cancel('a', 3);
      await runs.cancel('b', 3);
      expect(await runs.find('a')).toMatchObject({ state: 'DONE', finishedAt: 2 });
      expect(await runs.find('b')).toBeNull();
    });

    test('the lease ends by itself, can be prolonged, and is given back by its holder alone', async () => {
      const { runs, pass } = under;
      await runs.takeLease('one', 100);
      expect(await runs.renewLease('one', LEASE_MS)).toBe(true);
      await pass(120);
      expect(await runs.takeLease('two', LEASE_MS)).toBe(false);
      await runs.giveLease('two');
      expect(await runs.takeLease('two', LEASE_MS)).toBe(false);
      await runs.giveLease('one');
      expect(await runs.takeLease('two', 50)).toBe(true);
      expect(await runs.renewLease('one', LEASE_MS)).toBe(false);
      await pass(70);
      expect(await runs.takeLease('three', LEASE_MS)).toBe(true);
    });

    test('a name is claimed once within its time', async () => {
      const { runs, pass } = under;
      expect(await runs.claim('start', 50)).toBe(true);
      expect(await runs.claim('start', 50)).toBe(false);
      expect(await runs.claim('other', 50)).toBe(true);
      await runs.unclaim('other');
      expect(await runs.claim('other', 50)).toBe(true);
      await pass(70);
      expect(await runs.claim('start', 50)).toBe(true);
    });

    test('later hits are counted once a key', async () => {
      const { runs } = under;
      await runs.add(runOf('a'));
      expect(await runs.countHits('a', ['k1', 'k2'])).toBe(2);
      expect(await runs.countHits('a', ['k2', 'k3'])).toBe(1);
      expect(await runs.find('a')).toMatchObject({ laterHit: 3 });
    });
  });
}
