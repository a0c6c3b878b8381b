import TinyQueue from 'tinyqueue';

/** A key that is asked for often. */
export interface HotKey {
  readonly key: string;
  /** `Type.field` that asked for it last. */
  readonly field: string;
  /** How often; where more keys were asked for than are kept, at most so often. */
  readonly requests: number;
}

interface KeptKey {
  readonly key: string;
  field: string;
  requests: number;
  /** What `requests` was when it was last put in its place among the others. */
  placedAt: number;
}

/**
 * The keys asked for most, in memory that does not grow with the number of keys.
 *
 * Space-Saving: Metwally, Agrawal, El Abbadi, "Efficient Computation of Frequent and Top-k Elements in Data Streams"
 * (ICDT 2005). A key with more than 1/capacity of all requests is always among those kept.
 */
export class HotKeys {
  readonly #capacity: number;
  readonly #kept = new Map<string, KeptKey>();
  /** The least first, by counts that may have grown since: a key is put right only when it comes to the front. */
  readonly #byRequests = new TinyQueue<KeptKey>([], (a, b) => a.placedAt - b.placedAt);

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  count(key: string, field: string): void {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      known.requests += 1;
      known.field = field;
      return;
    }
    // The newcomer takes the place of the least, and its count: it may have been asked for that often before.
    const requests = (this.#kept.size < this.#capacity ? 0 : this.#dropLeast()) + 1;
    const kept = { key, field, requests, placedAt: requests };
    this.#kept.set(key, kept);
    this.#byRequests.push(kept);
  }

  top(count: number): readonly HotKey[] {
    return topOf(
      [...this.#kept.values()].map(({ key, field, requests }) => ({ key, field, requests })),
      count,
    );
  }

  #dropLeast(): number {
    for (;;) {
      const least = this.#byRequests.pop();
      if (least === undefined) return 0;
      if (least.requests === least.placedAt) {
        this.#kept.delete(least.key);
        return least.requests;
      }
      least.placedAt = least.requests;
      this.#byRequests.push(least);
    }
  }
}

/** Of several replicas and minutes, the keys asked for most. */
export function mergedTop(all: Iterable<HotKey>, count: number): readonly HotKey[] {
  const merged = new Map<string, HotKey>();
  for (const one of all) merged.set(one.key, { ...one, requests: one.requests + (merged.get(one.key)?.requests ?? 0) });
  return topOf([...merged.values()], count);
}

function topOf(keys: HotKey[], count: number): readonly HotKey[] {
  return keys.sort((a, b) => b.requests - a.requests || (a.key < b.key ? -1 : 1)).slice(0, count);
}
