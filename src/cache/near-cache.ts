import { LRUCache } from 'lru-cache';
import type { CacheKey } from './cache-key.ts';
import type { Entry } from './entry.ts';
import type { MirroredTag } from './tag-mirror.ts';

interface NearCopy {
  readonly entry: Entry;
  /** Epoch ms. */
  readonly goodUntil: number;
  /** Each must still have the ids that the entry was loaded under. */
  readonly tags: readonly (readonly [MirroredTag, string])[];
}

export interface NearCopyOptions {
  /** The entry's size as text, bytes: what it is charged with. */
  readonly bytes: number;
  /** Epoch ms. */
  readonly goodUntil: number;
  readonly tags: NearCopy['tags'];
}

export interface NearCacheStats {
  readonly entries: number;
  readonly bytes: number;
  readonly maxBytes: number;
  /** Copies dropped for want of room, since the start. */
  readonly evictions: number;
}

/** Copies of entries in this process, bounded in bytes, newest use kept longest. Holds frozen values. */
export class NearCache {
  readonly #copies: LRUCache<CacheKey, NearCopy> | null;
  #evictions = 0;

  /** @param maxBytes 0: no near tier. */
  constructor(maxBytes: number) {
    const dispose = (_copy: NearCopy, _key: CacheKey, reason: string): void => {
      if (reason === 'evict') this.#evictions += 1;
    };
    this.#copies = maxBytes > 0 ? new LRUCache({ maxSize: maxBytes, dispose }) : null;
  }

  get stats(): NearCacheStats {
    const [entries, bytes, maxBytes] = [this.#copies?.size, this.#copies?.calculatedSize, this.#copies?.maxSize];
    return { entries: entries ?? 0, bytes: bytes ?? 0, maxBytes: maxBytes ?? 0, evictions: this.#evictions };
  }

  /** A copy that is still good at `now`, epoch ms. */
  get(key: CacheKey, now: number): Entry | null {
    const copy = this.#copies?.get(key);
    if (copy === undefined) return null;
    if (now < copy.goodUntil && copy.tags.every(([tag, ids]) => tag.ids === ids)) return copy.entry;
    this.#copies?.delete(key);
    return null;
  }

  put(key: CacheKey, entry: Entry, { bytes, goodUntil, tags }: NearCopyOptions): void {
    if (this.#copies === null) return;
    if (entry.kind === 'value') freezeDeep(entry.value);
    this.#copies.set(key, { entry, goodUntil, tags }, { size: bytes + key.length });
  }

  delete(key: CacheKey): void {
    this.#copies?.delete(key);
  }

  clear(): void {
    this.#copies?.clear();
  }
}

/** Callers share the value: one that changes it must fail, not change everybody's answer. */
function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freezeDeep(part);
}
