import type { HotKey } from './hot-keys.ts';
import { KEPT_MINUTES, type MinuteReport, type ReplicaState, type StatsStore } from './stats-store.ts';

/** The counters of a single process without Redis; gone with it. */
export class MemoryStatsStore implements StatsStore {
  readonly #minutes = new Map<number, MinuteReport>();
  #state: ReplicaState | null = null;

  report(_replica: string, report: MinuteReport): Promise<void> {
    this.#minutes.set(report.minute, report);
    for (const old of this.#minutes.keys()) if (old < report.minute - KEPT_MINUTES) this.#minutes.delete(old);
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
