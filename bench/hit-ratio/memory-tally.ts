import type { CacheKey, Deposit } from '../../src/cache/index.ts';

/** How often what has ended is taken out and the rest is counted, ms. */
const EVERY_MS = 10 * 60_000;

/**
 * What lies in the store, in bytes of entries and keys. The values of a replay are stubs: each entry counts as what one
 * of its kind takes.
 */
export class MemoryTally {
  readonly #sizes = new Map<CacheKey, number>();
  readonly #live = new Map<CacheKey, { readonly bytes: number; readonly until: number }>();
  #countedAt = 0;
  #peakBytes = 0;

  get peakBytes(): number {
    return this.#peakBytes;
  }

  expect(key: CacheKey, bytes: number): void {
    this.#sizes.set(key, bytes + key.length);
  }

  /** @param now Epoch ms. */
  filled({ key, ttlMs }: Deposit, now: number): void {
    this.#live.set(key, { bytes: this.#sizes.get(key) ?? 0, until: now + ttlMs });
    if (now - this.#countedAt < EVERY_MS) return;
    this.#countedAt = now;
    let bytes = 0;
    for (const [name, entry] of this.#live) {
      if (entry.until <= now) this.#live.delete(name);
      else bytes += entry.bytes;
    }
    this.#peakBytes = Math.max(this.#peakBytes, bytes);
  }

  clear(): void {
    this.#live.clear();
  }
}
