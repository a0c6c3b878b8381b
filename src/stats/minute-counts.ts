import { HotKeys } from './hot-keys.ts';
import { KEPT_MINUTES, type MinuteReport } from './stats-store.ts';

/** Keys that are followed within a minute, and how many of them are told. */
const HOT_KEYS_FOLLOWED = 256;
const HOT_KEYS_TOLD = 32;

interface Minute {
  readonly counts: Map<string, number>;
  readonly hotKeys: HotKeys;
  /** Whether anything was counted since it was last told. */
  changed: boolean;
}

/** What this replica has counted, by minute: the running one, and those that are not told yet. */
export class MinuteCounts {
  readonly #minutes = new Map<number, Minute>();
  /** The running one, as a rule: looked for once an answered field. */
  #latest: { readonly at: number; readonly minute: Minute } | null = null;

  count(minute: number, name: string): void {
    const counted = this.#of(minute);
    counted.counts.set(name, (counted.counts.get(name) ?? 0) + 1);
    counted.changed = true;
  }

  countKey(minute: number, key: string, field: string): void {
    this.#of(minute).hotKeys.count(key, field);
  }

  /** Tells what is new, a minute at a time; what could not be told stays new. Minutes that are over then go. */
  async tell(now: number, report: (one: MinuteReport) => Promise<void>): Promise<void> {
    for (const [minute, counted] of [...this.#minutes]) {
      if (counted.changed) {
        counted.changed = false;
        try {
          await report({ minute, counts: new Map(counted.counts), hotKeys: counted.hotKeys.top(HOT_KEYS_TOLD) });
        } catch (error) {
          counted.changed = true;
          throw error;
        }
      }
      if (minute < now && !counted.changed) this.#forget(minute);
    }
  }

  #of(minute: number): Minute {
    if (this.#latest?.at === minute) return this.#latest.minute;
    const found = this.#minutes.get(minute) ?? this.#begin(minute);
    this.#latest = { at: minute, minute: found };
    return found;
  }

  #begin(minute: number): Minute {
    const begun = { counts: new Map<string, number>(), hotKeys: new HotKeys(HOT_KEYS_FOLLOWED), changed: false };
    this.#minutes.set(minute, begun);
    // While the store is out of reach minutes pile up: what would be too old by then goes.
    for (const old of [...this.#minutes.keys()]) if (old < minute - KEPT_MINUTES) this.#forget(old);
    return begun;
  }

  #forget(minute: number): void {
    this.#minutes.delete(minute);
    if (this.#latest?.at === minute) this.#latest = null;
  }
}
