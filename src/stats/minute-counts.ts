import { HotKeys } from './hot-keys.ts';
import { type Batch, KEPT_MINUTES } from './stats-store.ts';

/** Keys that are followed within a minute, and how many of them are told. */
const HOT_KEYS_FOLLOWED = 256;
const HOT_KEYS_TOLD = 32;

interface Minute {
  counts: Map<string, number>;
  readonly hotKeys: HotKeys;
}

/** What this replica has counted and not sent yet, by minute. */
export class MinuteCounts {
  readonly #minutes = new Map<number, Minute>();
  #batches = 0;

  count(minute: number, name: string): void {
    const { counts } = this.#of(minute);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  countKey(minute: number, key: string, field: string): void {
    this.#of(minute).hotKeys.count(key, field);
  }

  /** Takes out what there is to send. Of the running minute the hot keys stay, for they are told as a whole each time. */
  take(now: number): readonly Batch[] {
    const batches: Batch[] = [];
    for (const [minute, { counts, hotKeys }] of this.#minutes) {
      if (minute < now) this.#minutes.delete(minute);
      if (counts.size === 0 || minute < now - KEPT_MINUTES) continue;
      this.#batches += 1;
      batches.push({ minute, number: this.#batches, counts, hotKeys: hotKeys.top(HOT_KEYS_TOLD) });
      if (minute >= now) this.#minutes.set(minute, { counts: new Map(), hotKeys });
    }
    return batches;
  }

  #of(minute: number): Minute {
    const known = this.#minutes.get(minute);
    if (known !== undefined) return known;
    const begun = { counts: new Map<string, number>(), hotKeys: new HotKeys(HOT_KEYS_FOLLOWED) };
    this.#minutes.set(minute, begun);
    // While the store is out of reach nothing is taken out: what would be too old by then goes.
    for (const old of this.#minutes.keys()) if (old < minute - KEPT_MINUTES) this.#minutes.delete(old);
    return begun;
  }
}
