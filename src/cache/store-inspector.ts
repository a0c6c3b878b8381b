import type { CacheKey } from './cache-key.ts';
import type { TagIds } from './tags.ts';

/** Which keys of a store to name, and how many about. */
export interface KeyScan {
  /** Null: from the beginning; else the `next` of the page before. */
  readonly cursor: string | null;
  /** Null: of every category. */
  readonly category: string | null;
  /** How much of the store to look at in one go. */
  readonly count: number;
}

/** A page of keys, maybe empty. Entries that come and go meanwhile may be missed, or named twice. */
export interface KeysFound {
  readonly keys: readonly CacheKey[];
  /** Null: this was the last page. */
  readonly next: string | null;
}

/** All that lies under one key. */
export interface Stored {
  /** The encoded entry, if any. */
  readonly entry: Buffer | null;
  /** How much longer the store keeps it, ms; null without an entry. */
  readonly keptMs: number | null;
  /** The encoded failure marker, if any. */
  readonly failure: Buffer | null;
  /** How much longer the lease of a load under way lasts, ms; null: nobody holds one. */
  readonly leaseMs: number | null;
}

/**
 * A store as operators look at it: in pages, so that nobody else waits for it, and without changing anything. Not for
 * requests. Rejects with `StoreUnavailableError`.
 */
export interface StoreInspector {
  keys(scan: KeyScan): Promise<KeysFound>;
  /** Encoded, in the order of the keys; null: there is none. */
  entries(keys: readonly CacheKey[]): Promise<readonly (Buffer | null)[]>;
  /** Encoded bytes, in the order of the keys; 0: there is none. */
  sizes(keys: readonly CacheKey[]): Promise<readonly number[]>;
  stored(keys: readonly CacheKey[]): Promise<readonly Stored[]>;
  /** As they are now; null: there is no such tag. */
  tagIds(tags: readonly string[]): Promise<ReadonlyMap<string, TagIds | null>>;
}
