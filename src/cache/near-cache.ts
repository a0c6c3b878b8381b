import { LRUCache } from 'lru-cache';
import type { CacheKey } from './cache-key.ts';
import type { Entry } from './entry.ts';
import { type Fragment, type Fragments, fragmentBytesOf, NO_FRAGMENTS, withFragment } from './fragments.ts';
import type { MirroredTag } from './tag-mirror.ts';
import type { TagIds } from './tags.ts';

/** A copy as it is kept. */
export interface NearCopy {
  readonly entry: Entry;
  /** The entry's size as text, bytes. */
  readonly bytes: number;
  /** Epoch ms. */
  readonly goodUntil: number;
  /** Each must still have the ids that the entry was loaded under. */
  readonly tags: readonly MirroredTag[];
  /** In the order of the tags: side by side, for they are compared for each field of each answer. */
  readonly ids: readonly TagIds[];
  readonly fragments: Fragments;
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
  get(key: CacheKey, now: number): NearCopy | null {
    const copy = this.#copies?.get(key);
    if (copy === undefined) return null;
    if (now < copy.goodUntil && areCurrent(copy)) return copy;
    this.#copies?.delete(key);
    return null;
  }

  put(key: CacheKey, entry: Entry, copy: Omit<NearCopy, 'entry' | 'fragments'>): void {
    if (entry.kind === 'value') freezeDeep(entry.value);
    this.#set(key, { ...copy, entry, fragments: NO_FRAGMENTS });
  }

  /** Keeps a text beside the value that it was made of, for as long as that value is kept. */
  addFragment(key: CacheKey, value: unknown, fragment: Fragment): void {
    const copy = this.#copies?.peek(key);
    if (copy?.entry.kind !== 'value' || copy.entry.value !== value) return;
    const fragments = withFragment(copy.fragments, fragment);
    if (fragments !== copy.fragments) this.#set(key, { ...copy, fragments });
  }

  delete(key: CacheKey): void {
    this.#copies?.delete(key);
  }

  clear(): void {
    this.#copies?.clear();
  }

  #set(key: CacheKey, copy: NearCopy): void {
    this.#copies?.set(key, copy, { size: key.length + copy.bytes + fragmentBytesOf(copy.fragments) });
  }
}

function areCurrent({ tags, ids }: NearCopy): boolean {
  for (let index = 0; index < tags.length; index += 1) if (tags[index]?.ids !== ids[index]) return false;
  return true;
}

/** Callers share the value: one that changes it must fail, not change everybody's answer. */
export function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freezeDeep(part);
}
