import { LRUCache } from 'lru-cache';
import type { CacheKey } from './cache-key.ts';
import type { Entry } from './entry.ts';

/** Copies of entries in this process, bounded in bytes, newest use kept longest. Holds frozen values. */
export class NearCache {
  readonly #entries: LRUCache<CacheKey, { readonly entry: Entry; readonly goodUntil: number }> | null;
  readonly #maxAgeMs: number;

  /**
   * @param maxBytes 0: no near tier.
   * @param maxAgeMs How long a copy may be used without being told of changes elsewhere.
   */
  constructor(maxBytes: number, maxAgeMs: number) {
    this.#entries = maxBytes > 0 ? new LRUCache({ maxSize: maxBytes }) : null;
    this.#maxAgeMs = maxAgeMs;
  }

  /** A copy that is still good at `now`, epoch ms. */
  get(key: CacheKey, now: number): Entry | null {
    const held = this.#entries?.get(key);
    if (held === undefined) return null;
    if (now < held.goodUntil) return held.entry;
    this.#entries?.delete(key);
    return null;
  }

  /** @param bytes The entry's size as text: what it is charged with. */
  put(key: CacheKey, entry: Entry, { bytes, now }: { readonly bytes: number; readonly now: number }): void {
    if (this.#entries === null) return;
    if (entry.kind === 'value') freezeDeep(entry.value);
    const goodUntil = Math.min(entry.freshUntil, now + this.#maxAgeMs);
    this.#entries.set(key, { entry, goodUntil }, { size: bytes + key.length });
  }
}

/** Callers share the value: one that changes it must fail, not change everybody's answer. */
function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freezeDeep(part);
}
