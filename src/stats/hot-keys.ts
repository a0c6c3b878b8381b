/** A key that is asked for often. */
export interface HotKey {
  readonly key: string;
  /** `Type.field` that asked for it last. */
  readonly field: string;
  /** How often; where more keys were asked for than are kept, at most so often. */
  readonly requests: number;
}

/**
 * The keys asked for most, in memory that does not grow with the number of keys.
 *
 * Space-Saving: Metwally, Agrawal, El Abbadi, "Efficient Computation of Frequent and Top-k Elements in Data Streams"
 * (ICDT 2005). A key with more than 1/capacity of all requests is always among those kept.
 */
export class HotKeys {
  readonly #capacity: number;
  readonly #kept = new Map<string, { field: string; requests: number }>();

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
    const replaced = this.#kept.size < this.#capacity ? 0 : this.#dropLeast();
    this.#kept.set(key, { field, requests: replaced + 1 });
  }

  top(count: number): readonly HotKey[] {
    return topOf(
      [...this.#kept].map(([key, { field, requests }]) => ({ key, field, requests })),
      count,
    );
  }

  #dropLeast(): number {
    let least = { key: '', requests: Number.POSITIVE_INFINITY };
    for (const [key, { requests }] of this.#kept) if (requests < least.requests) least = { key, requests };
    this.#kept.delete(least.key);
    return least.requests;
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
