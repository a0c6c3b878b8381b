import type { StatsService, StoreMemory } from '../admin/context.ts';
import type { ErrorPolicy, MemoryStore, NearStats } from '../cache/index.ts';
import { COMPUTED } from '../graphql/operation-price.ts';
import { readFleetStats } from '../stats/fleet-stats.ts';
import { StatsRecorder } from '../stats/recorder.ts';
import type { StatsStore } from '../stats/stats-store.ts';

/** Their loads make no call of their own: computed here from other cached fields, or kept in our database. */
const WITHOUT_CALLS: ReadonlySet<string> = new Set([...COMPUTED, 'Query.watchlists']);

export interface StatsParts {
  readonly store: StatsStore;
  readonly replica: string;
  readonly errors: ErrorPolicy;
  readonly near: () => NearStats;
  readonly reachable: () => boolean;
  /** Of Redis, as of the last look; null: not known, or there is no Redis. */
  readonly redisMemory: () => StoreMemory | null;
  /** The store without Redis; null: there is Redis. */
  readonly local: MemoryStore | null;
}

/** The counting of this replica, and the figures of all. */
export function createStats({ store, replica, errors, near, reachable, redisMemory, local }: StatsParts) {
  const isUpstream = (field: string): boolean => !WITHOUT_CALLS.has(field);
  const isAbsence = (error: unknown): boolean => errors.classify(error, Date.now()).kind === 'absent';
  const recorder = new StatsRecorder({ store, replica, now: Date.now, isAbsence, near, reachable });
  const service: StatsService = {
    isUpstream,
    async read(window) {
      // What this replica knows is shown at once, not at its next second.
      await recorder.flush();
      return readFleetStats(store, window, Date.now());
    },
    replicas: () => store.replicas(),
    memory: () => redisMemory() ?? memoryOf(local),
  };
  return { recorder, service };
}

function memoryOf(local: MemoryStore | null): StoreMemory {
  const unknown = { peakBytes: null, fragmentationRatio: null, evictedKeys: null, expiredKeys: null, policy: null };
  const used = { usedBytes: local?.usedBytes ?? null, maxBytes: local?.maxBytes ?? null };
  return { ...unknown, ...used, pressure: 'NORMAL' };
}
