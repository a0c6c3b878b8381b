import type { NearStats } from '../cache/index.ts';
import type { HotKey } from './hot-keys.ts';

/** All that one replica has counted in one minute until now. It replaces its report before: none counts twice. */
export interface MinuteReport {
  /** Since the epoch. */
  readonly minute: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly hotKeys: readonly HotKey[];
}

/** What a replica says of itself while it runs. */
export interface ReplicaState {
  readonly near: NearStats;
}

/** The counters of all replicas. Rejects with `StoreUnavailableError`. */
export interface StatsStore {
  report(replica: string, report: MinuteReport): Promise<void>;
  /** Of all replicas together, in the order of the minutes. */
  counts(minutes: readonly number[]): Promise<readonly ReadonlyMap<string, number>[]>;
  /** Of every replica in each of the minutes. */
  hotKeys(minutes: readonly number[]): Promise<readonly HotKey[]>;
  announce(replica: string, state: ReplicaState): Promise<void>;
  leave(replica: string): Promise<void>;
  /** Those that run. */
  replicas(): Promise<readonly ReplicaState[]>;
}

export const MINUTE_MS = 60_000;
/** A day, and an hour more so that no minute goes while it is read. */
export const KEPT_MINUTES = 25 * 60;
/** A replica that is silent for so long is gone. */
export const REPLICA_SILENT_MS = 15_000;
