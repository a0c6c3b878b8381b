import type { CacheKey } from './cache-key.ts';

/** What one look at a key finds, taken in one round trip after the lease was tried. */
export interface Look {
  /** Whether the lease is ours now. */
  readonly granted: boolean;
  /** The encoded entry, if any. */
  readonly entry: Buffer | null;
  /** The encoded failure marker, if any. */
  readonly failure: Buffer | null;
}

/** A try for the lease of one key. */
export interface LeaseTry {
  readonly key: CacheKey;
  /** Proves ownership: random, one for each try. */
  readonly token: string;
  readonly leaseMs: number;
}

/** Bytes to leave behind under a lease. */
export interface Deposit {
  readonly key: CacheKey;
  readonly token: string;
  readonly payload: Buffer;
  /** How long the store keeps it, ms. */
  readonly ttlMs: number;
}

/**
 * The shared tier, as the engine needs it. A store that cannot be reached rejects with `StoreUnavailableError`; it never
 * hangs. Every method is one round trip however many keys it is given.
 */
export interface Store {
  /** The encoded entries, in the order of the keys. */
  read(keys: readonly CacheKey[]): Promise<readonly (Buffer | null)[]>;
  /** Tries each lease, then looks again: the second look closes the race with a fill just done. */
  acquire(tries: readonly LeaseTry[]): Promise<readonly Look[]>;
  /** Prolongs a lease that still holds the token. False: it is lost. */
  renew(lease: LeaseTry): Promise<boolean>;
  /** Writes an entry and ends the lease, only if the lease still holds the token. */
  fill(deposit: Deposit): Promise<boolean>;
  /** Leaves a failure marker and ends the lease, only if the lease still holds the token. */
  fail(deposit: Deposit): Promise<boolean>;
  /** Ends a lease that still holds the token; a lease lost already is no error. */
  release(key: CacheKey, token: string): Promise<void>;
  close(): Promise<void>;
}

/** The store is out of reach, or did not answer within its deadline. An event, never an error of the request. */
export class StoreUnavailableError extends Error {
  readonly code = 'STORE_UNAVAILABLE';
}

/** The store answered at once, and would not: it is full, or read-only after a failover. */
export class StoreRefusedError extends StoreUnavailableError {}
