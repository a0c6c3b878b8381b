import type { CacheKey } from './cache-key.ts';
import type { InvalidationMode, TagIds } from './tags.ts';

/** A question for one entry. */
export interface Question {
  readonly key: CacheKey;
  /** The tags whose ids are asked for with it. */
  readonly tags: readonly string[];
}

/** What lies under a key. */
export interface Found {
  /** The encoded entry, if any. */
  readonly entry: Buffer | null;
  /** In the order of the question's tags; null: there is no such tag. */
  readonly ids: readonly (TagIds | null)[];
}

/** A try for the lease of one key. Tags that do not exist yet are made by it. */
export interface LeaseTry extends Question {
  /** Proves ownership: random, one for each try. */
  readonly token: string;
  readonly leaseMs: number;
}

/** What one look at a key finds, taken in one round trip after the lease was tried. */
export interface Look extends Found {
  /** Whether the lease is ours now. */
  readonly granted: boolean;
  /** The encoded failure marker, if any. */
  readonly failure: Buffer | null;
}

/** Bytes to leave behind under a lease. */
export interface Deposit extends Question {
  readonly token: string;
  readonly payload: Buffer;
  /** How long the store keeps it, ms. */
  readonly ttlMs: number;
}

/** What became of a deposit. */
export interface Deposited {
  /** False: the lease was lost. */
  readonly written: boolean;
  /** As they are afterwards, in the order of its tags. */
  readonly ids: readonly (TagIds | null)[];
}

/** What an invalidation reaches. */
export type InvalidationTarget =
  | { readonly kind: 'key'; readonly key: CacheKey }
  | { readonly kind: 'tag'; readonly tag: string };

/** Something in the store that was changed by somebody else. */
export type StoreChange =
  | { readonly kind: 'entry' | 'lease' | 'failure'; readonly key: CacheKey }
  | { readonly kind: 'tag'; readonly tag: string };

/** ON: every change is told. OFF: the store tells none. LOST: it will again, but changes may have been missed. */
export type Tracking = 'ON' | 'OFF' | 'LOST';

/** Hears what others change in the store. */
export interface StoreListener {
  onChange(change: StoreChange): void;
  /** Anything may have changed. */
  onEverythingChanged(): void;
  onTracking(tracking: Tracking): void;
}

/**
 * The shared tier, as the engine needs it. A store that cannot be reached rejects with `StoreUnavailableError`; it never
 * hangs. Every method is one round trip however much it is given.
 */
export interface Store {
  /** In the order of the questions. */
  read(questions: readonly Question[]): Promise<readonly Found[]>;
  /** Tries each lease, then looks again: the second look closes the race with a fill just done. */
  acquire(tries: readonly LeaseTry[]): Promise<readonly Look[]>;
  /** Prolongs a lease that still holds the token. False: it is lost. */
  renew(lease: LeaseTry): Promise<boolean>;
  /** Writes each entry and ends its lease, only if the lease still holds the token; then reads the tags. */
  fill(deposits: readonly Deposit[]): Promise<readonly Deposited[]>;
  /** Leaves each failure marker and ends its lease, only if the lease still holds the token; then reads the tags. */
  fail(deposits: readonly Deposit[]): Promise<readonly Deposited[]>;
  /** Ends a lease that still holds the token. False: it was lost already. */
  release(key: CacheKey, token: string): Promise<boolean>;
  /**
   * HARD by key: entry, lease and failure marker go together, so that a load under way can no longer fill. By tag: new
   * ids. When this resolves, no later read in the fleet finds what was there before as fresh.
   */
  invalidate(target: InvalidationTarget, mode: InvalidationMode): Promise<void>;
  /** Puts another payload in an entry's place with its expiry kept, and ends the lease; only if it is still the same. */
  replace(key: CacheKey, old: Buffer, payload: Buffer): Promise<boolean>;
  /** Begins to tell one listener of changes. */
  listen(listener: StoreListener): void;
  close(): Promise<void>;
}

/** The store is out of reach, or did not answer within its deadline. An event, never an error of the request. */
export class StoreUnavailableError extends Error {
  readonly code = 'STORE_UNAVAILABLE';
}

/** The store answered at once, and would not: it is full, or read-only after a failover. */
export class StoreRefusedError extends StoreUnavailableError {}
