import { expect, test } from '@jest/globals';
import { type CacheEvent, StoreUnavailableError } from '../../../src/cache/index.ts';
import { readFleetStats } from '../../../src/stats/fleet-stats.ts';
import { MemoryStatsStore } from '../../../src/stats/memory-stats-store.ts';
import { StatsRecorder } from '../../../src/stats/recorder.ts';
import type { MinuteReport } from '../../../src/stats/stats-store.ts';
import { requestOf } from '../../support/engine.ts';

const NOW = 1_800_000_000_000;
const HIT: CacheEvent = {
  kind: 'served',
  request: requestOf('AAPL'),
  served: { result: { kind: 'value', value: 1 }, status: 'HIT', tier: 'NEAR', ageMs: 0, remainingMs: 1 },
};

/** A store that takes each report, and does not always say so. */
class SilentStore extends MemoryStatsStore {
  answers = true;
  reports = 0;

  override async report(replica: string, report: MinuteReport): Promise<void> {
    this.reports += 1;
    await super.report(replica, report);
    if (!this.answers) throw new StoreUnavailableError('no answer');
  }
}

function recorderOn(store: SilentStore) {
  const near = { entries: 0, bytes: 0, maxBytes: 0, evictions: 0, tracking: 'ON' } as const;
  const asked = {
    now: () => NOW,
    isAbsence: () => false,
    near: () => near,
    reachable: () => true,
  };
  return new StatsRecorder({ store, replica: 'a', ...asked });
}

test('what got no answer is sent again, and nothing counts twice', async () => {
  const store = new SilentStore();
  const recorder = recorderOn(store);
  await recorder.flush();
  store.answers = false;
  recorder.onEvent(HIT);
  await expect(recorder.flush()).rejects.toThrow('no answer');
  recorder.onEvent(HIT);
  store.answers = true;
  await recorder.flush();
  const { totals } = await readFleetStats(store, 'HOUR', NOW);
  expect(totals.hits).toBe(2);
  await recorder.close();
});

test('what was counted last is sent at the close', async () => {
  const store = new SilentStore();
  const recorder = recorderOn(store);
  recorder.onEvent(HIT);
  await recorder.close();
  expect((await readFleetStats(store, 'MINUTE', NOW)).totals.hits).toBe(1);
});

test('sends no counts where there are none', async () => {
  const store = new SilentStore();
  const recorder = recorderOn(store);
  for (let flush = 0; flush < 3; flush += 1) await recorder.flush();
  expect(store.reports).toBe(0);
  recorder.onEvent(HIT);
  for (let flush = 0; flush < 3; flush += 1) await recorder.flush();
  expect(store.reports).toBe(1);
  await recorder.close();
});
