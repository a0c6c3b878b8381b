import type { Logger } from 'pino';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Cache, Inspection, MemoryPressure } from '../cache/index.ts';
import type { CachedField } from '../directive/index.ts';
import type { PolicyBook } from '../policies/policy-book.ts';
import type { FleetStats, StatsWindow } from '../stats/fleet-stats.ts';
import type { ReplicaState } from '../stats/stats-store.ts';
import type { Budget } from '../upstream/index.ts';
import type { Warming } from '../warming/index.ts';
import type { Demand } from './demand.ts';

/** What the admin API works on. The same for all requests. */
export interface AdminServices {
  readonly cache: Pick<Cache, 'invalidate'>;
  readonly inspection: Inspection;
  /** Every field with `@cached`. */
  readonly fields: readonly CachedField[];
  readonly audit: AuditLog;
  readonly stats: StatsService;
  readonly policies: PolicyBook;
  readonly budget: Pick<Budget, 'report'>;
  readonly warming: Pick<Warming, 'order' | 'find' | 'newest' | 'cancel'>;
  /** Epoch ms. */
  readonly now: () => number;
}

/** The figures of the fleet. */
export interface StatsService {
  read(window: StatsWindow): Promise<FleetStats>;
  replicas(): Promise<readonly ReplicaState[]>;
  /** Whether a load of a field is an upstream call. */
  isUpstream(field: string): boolean;
  memory(): StoreMemory;
}

/** Null: not known. */
export interface StoreMemory {
  readonly usedBytes: number | null;
  readonly maxBytes: number | null;
  readonly peakBytes: number | null;
  readonly fragmentationRatio: number | null;
  readonly evictedKeys: number | null;
  readonly expiredKeys: number | null;
  readonly policy: string | null;
  readonly pressure: MemoryPressure;
}

/** What one request of the admin API carries. */
export interface AdminContext extends AdminServices {
  readonly requestId: string;
  readonly log: Logger;
  readonly demand: Demand;
  /** Who asks, as the check that let them in calls them. */
  readonly actor: string;
}
