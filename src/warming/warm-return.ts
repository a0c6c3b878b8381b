import { LRUCache } from 'lru-cache';
import type { CacheEvent } from '../cache/index.ts';
import type { WarmRuns } from './warm-runs.ts';

/** So many different entries are remembered as counted; the fleet counts each key once anyway. */
const MAX_COUNTED = 10_000;

/** Measures what warming was good for: which entries that a run loaded were asked for afterwards. */
export class WarmReturn {
  readonly #runs: WarmRuns;
  readonly #onCounted: (entries: number) => void;
  readonly #counted = new LRUCache<string, true>({ max: MAX_COUNTED });
  #uncounted = new Map<string, Set<string>>();

  /** @param onCounted Hears how many entries were counted that no process of the fleet had counted before. */
  constructor(runs: WarmRuns, onCounted: (entries: number) => void) {
    this.#runs = runs;
    this.#onCounted = onCounted;
  }

  onCacheEvent(event: CacheEvent): void {
    if (event.kind !== 'served' || event.served.warmedBy === undefined) return;
    const { warmedBy: id } = event.served;
    const { key } = event.request;
    const name = `${id} ${key}`;
    if (this.#counted.has(name)) return;
    this.#counted.set(name, true);
    const keys = this.#uncounted.get(id) ?? new Set();
    this.#uncounted.set(id, keys.add(key));
  }

  /** Tells the fleet. What it does not take is lost: it is a figure, not a promise. */
  async flush(): Promise<void> {
    const hits = this.#uncounted;
    this.#uncounted = new Map();
    const count = async ([id, keys]: readonly [string, ReadonlySet<string>]): Promise<void> =>
      this.#onCounted(await this.#runs.countHits(id, [...keys]));
    await Promise.all([...hits].map(count));
  }
}
