import { LRUCache } from 'lru-cache';
import type { CacheKey } from './cache-key.ts';
import type { Deposit, LeaseTry, Look, Store } from './store.ts';

/** The store of a single process without Redis. Same promises, same contract tests; gone with the process. */
export class MemoryStore implements Store {
  readonly #entries: LRUCache<string, Buffer>;
  readonly #failures: LRUCache<string, Buffer>;
  readonly #leases = new Map<string, { readonly token: string; readonly until: number }>();
  readonly #now: () => number;

  /** @param now Epoch ms. */
  constructor(maxBytes: number, now: () => number) {
    this.#now = now;
    // lru-cache reads the clock we give it, so that a test can move it.
    const perf = { now };
    this.#entries = new LRUCache({ maxSize: maxBytes, sizeCalculation: sizeOf, perf, ttlResolution: 0 });
    this.#failures = new LRUCache({ max: 100_000, perf, ttlResolution: 0 });
  }

  read(keys: readonly CacheKey[]): Promise<readonly (Buffer | null)[]> {
    return Promise.resolve(keys.map((key) => this.#entries.get(key) ?? null));
  }

  acquire(tries: readonly LeaseTry[]): Promise<readonly Look[]> {
    return Promise.resolve(tries.map((one) => this.#acquireOne(one)));
  }

  renew({ key, token, leaseMs }: LeaseTry): Promise<boolean> {
    const held = this.#holds(key, token);
    if (held) this.#leases.set(key, { token, until: this.#now() + leaseMs });
    return Promise.resolve(held);
  }

  fill({ key, token, payload, ttlMs }: Deposit): Promise<boolean> {
    if (!this.#holds(key, token)) return Promise.resolve(false);
    this.#entries.set(key, payload, { ttl: ttlMs });
    this.#failures.delete(key);
    this.#leases.delete(key);
    return Promise.resolve(true);
  }

  fail({ key, token, payload, ttlMs }: Deposit): Promise<boolean> {
    if (!this.#holds(key, token)) return Promise.resolve(false);
    this.#failures.set(key, payload, { ttl: ttlMs });
    this.#leases.delete(key);
    return Promise.resolve(true);
  }

  release(key: CacheKey, token: string): Promise<void> {
    if (this.#holds(key, token)) this.#leases.delete(key);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #acquireOne({ key, token, leaseMs }: LeaseTry): Look {
    const held = this.#leases.get(key);
    const granted = held === undefined || held.until <= this.#now();
    if (granted) this.#leases.set(key, { token, until: this.#now() + leaseMs });
    return { granted, entry: this.#entries.get(key) ?? null, failure: this.#failures.get(key) ?? null };
  }

  #holds(key: CacheKey, token: string): boolean {
    const held = this.#leases.get(key);
    return held !== undefined && held.token === token && held.until > this.#now();
  }
}

function sizeOf(payload: Buffer, key: string): number {
  return payload.length + key.length;
}
