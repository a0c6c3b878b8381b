import type { HotKey } from './hot-keys.ts';
import { type Batch, KEPT_MINUTES, type ReplicaState, type StatsStore } from './stats-store.ts';

interface Minute {
  readonly counts: Map<string, number>;
  hotKeys: readonly HotKey[];
}

/** The counters of a single process without Redis; gone with it. */
export class MemoryStatsStore implements StatsStore {
  readonly #minutes = new Map<number, Minute>();
  #state: ReplicaState | null = null;

  add(_replica: string, { minute, counts, hotKeys }: Batch): Promise<void> {
    const kept = this.#minutes.get(minute) ?? { counts: new Map<string, number>(), hotKeys: [] };
    for (const [name, count] of counts) kept.counts.set(name, (kept.counts.get(name) ?? 0) + count);
    kept.hotKeys = hotKeys;
    this.#minutes.set(minute, kept);
    for (const old of this.#minutes.keys()) if (old < minute - KEPT_MINUTES) this.#minutes.delete(old);
    return Promise.resolve();
  }

  counts(minutes: readonly number[]): Promise<readonly ReadonlyMap<string, number>[]> {
    return Promise.resolve(minutes.map((minute) => this.#minutes.get(minute)?.counts ?? new Map()));
  }

  hotKeys(minutes: readonly number[]): Promise<readonly HotKey[]> {
    return Promise.resolve(minutes.flatMap((minute) => this.#minutes.get(minute)?.hotKeys ?? []));
  }

  announce(_replica: string, state: ReplicaState): Promise<void> {
    this.#state = state;
    return Promise.resolve();
  }

  leave(): Promise<void> {
    this.#state = null;
    return Promise.resolve();
  }

  replicas(): Promise<readonly ReplicaState[]> {
    return Promise.resolve(this.#state === null ? [] : [this.#state]);
  }
}
