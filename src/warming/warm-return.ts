import { LRUCache } from 'lru-cache';
import type { CacheEvent } from '../cache/index.ts';
import type { WarmRuns } from './warm-runs.ts';

/** So many different entries are remembered as counted; the fleet counts each key once anyway. */
const MAX_COUNTED = 10_000;

/** Measures what warming was good for: which entries that a run loaded were asked for afterwards. */
export class WarmReturn {
  readonly #runs: WarmRuns;
  readonly #counted = new LRUCache<string, true>({ max: MAX_COUNTED });
  #uncounted = new Map<string, Set<string>>();

  constructor(runs: WarmRuns) {
    this.#runs = runs;
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
    await Promise.all([...hits].map(([id, keys]) => this.#runs.countHits(id, [...keys])));
  }
}
