import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import type { CacheKey } from './cache-key.ts';
import type { CacheRequest, Load } from './cache-request.ts';
import { decodeEntry, decodeFailure, encodeEntry, encodeFailure, type Entry, type FailureMarker } from './entry.ts';
import type { ErrorPolicy } from './error-policy.ts';
import type { NotFilledReason, OnCacheEvent } from './events.ts';
import { UnfaithfulValueError } from './faithful.ts';
import { HeldLease } from './held-lease.ts';
import { loadWithin } from './load-deadline.ts';
import { NearCache } from './near-cache.ts';
import type { CacheStatus, CacheTier, Served } from './outcome.ts';
import { hardTtlMs } from './policy.ts';
import { SingleFlight } from './single-flight.ts';
import { type LeaseTry, type Look, type Store, StoreUnavailableError } from './store.ts';

export interface CacheOptions {
  readonly store: Store;
  readonly errors: ErrorPolicy;
  readonly onEvent: OnCacheEvent;
  /** Epoch ms. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** A dead holder is replaced within this, ms. */
  readonly leaseMs: number;
  /** The longest a load, or the wait for somebody else's, may take, ms. */
  readonly loadDeadlineMs: number;
  /** How often a waiter looks whether the value has come, ms. */
  readonly pollMs: number;
  readonly nearMaxBytes: number;
  /** How long a near copy is used before the store is asked again, ms. */
  readonly nearMaxAgeMs: number;
  /** A bigger entry is answered, not stored. */
  readonly maxEntryBytes: number;
}

/** Share of the fresh life by which entries made together are spread, so that they do not die together. */
const JITTER = 0.05;

/** A dead holder is noticed by polling: the lease itself ends a little before the promised time. */
const LEASE_SHARE = 0.9;

/**
 * Cache-aside for the result of one resolver: near, then a load of this process, then the store, then a load under a
 * lease. One `getOrLoad` serves every cached field.
 */
export class Cache {
  readonly #options: CacheOptions;
  readonly #near: NearCache;
  readonly #flights = new SingleFlight<Served>();
  readonly #heldTokens = new Map<CacheKey, string>();
  // What is asked within one tick goes to the store together.
  readonly #reads: DataLoader<CacheKey, Buffer | null>;
  readonly #tries: DataLoader<LeaseTry, Look>;

  constructor(options: CacheOptions) {
    this.#options = options;
    this.#near = new NearCache(options.nearMaxBytes, options.nearMaxAgeMs);
    this.#reads = new DataLoader((keys) => options.store.read(keys), { cache: false });
    this.#tries = new DataLoader((tries) => options.store.acquire(tries), { cache: false });
  }

  /** Never rejects: a failure is an outcome. A near hit is answered at once, without a promise. */
  getOrLoad(request: CacheRequest, load: Load): Served | Promise<Served> {
    if (request.policy.maxAgeMs === 0) return this.#bypass(request, load);
    const now = this.#options.now();
    const near = this.#near.get(request.key, now);
    if (near !== null) return this.#report(request, servedEntry(near, 'NEAR', now, this.#options.errors));
    const running = this.#flights.joinable(request.key);
    if (running !== null) return running.then((served) => this.#report(request, collapsed(served)));
    const flight = this.#flights.start(request.key, () => this.#answer(request, load));
    return flight.then((served) => this.#report(request, served));
  }

  /** Gives back the leases still held, so that the rest of the fleet need not wait for them to expire. */
  async close(): Promise<void> {
    const { store } = this.#options;
    await Promise.allSettled([...this.#heldTokens].map(([key, token]) => store.release(key, token)));
    await store.close();
  }

  async #bypass(request: CacheRequest, load: Load): Promise<Served> {
    const served = await this.#load(request, load);
    return this.#report(request, { ...served.served, status: 'BYPASS' });
  }

  async #answer(request: CacheRequest, load: Load): Promise<Served> {
    try {
      const bytes = await this.#reads.load(request.key);
      return this.#usable(request, bytes, 'STORE') ?? (await this.#contend(request, load));
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      this.#options.onEvent({ kind: 'store-unavailable', error });
      return (await this.#load(request, load)).served;
    }
  }

  /** Tries for the lease until a value, a failure, the lease or the end of the wait has come. */
  async #contend(request: CacheRequest, load: Load): Promise<Served> {
    const { loadDeadlineMs, leaseMs, now, errors, onEvent } = this.#options;
    const startedAt = now();
    for (let round = 0; ; round += 1) {
      const lease = { key: request.key, token: randomUUID(), leaseMs: Math.floor(leaseMs * LEASE_SHARE) };
      const look = await this.#tryLease(lease);
      const settled = this.#usable(request, look.entry, 'STORE') ?? this.#remembered(look.failure);
      if (settled !== null) {
        if (look.granted) this.#releaseBehind(lease);
        return round === 0 ? settled : collapsed({ ...settled, tier: 'ORIGIN' });
      }
      if (look.granted) return this.#loadUnderLease(request, load, lease);
      const waitedMs = now() - startedAt;
      if (waitedMs >= loadDeadlineMs + leaseMs) return failed(errors.timeout(waitedMs), 'COLLAPSED');
      if (round === 0) onEvent({ kind: 'lease-waiting', request });
      await this.#pause();
    }
  }

  /** A try that timed out may still have been granted: it is given back, or nobody could load until it expires. */
  async #tryLease(lease: LeaseTry): Promise<Look> {
    try {
      return await this.#tries.load(lease);
    } catch (error) {
      this.#releaseBehind(lease);
      throw error;
    }
  }

  async #loadUnderLease(request: CacheRequest, load: Load, lease: LeaseTry): Promise<Served> {
    const { store } = this.#options;
    const held = new HeldLease(store, lease, this.#onStoreTrouble);
    this.#heldTokens.set(lease.key, lease.token);
    try {
      const loaded = await this.#load(request, load);
      await this.#deposit(request, lease, loaded);
      return loaded.served;
    } finally {
      held.stop();
      this.#heldTokens.delete(lease.key);
    }
  }

  async #load(request: CacheRequest, load: Load): Promise<Loaded> {
    const { now, errors, loadDeadlineMs, onEvent } = this.#options;
    const startedAt = now();
    onEvent({ kind: 'load-started', request });
    try {
      const value = await loadWithin(load, loadDeadlineMs, () => errors.timeout(loadDeadlineMs));
      const storedAt = now();
      const loadMs = storedAt - startedAt;
      onEvent({ kind: 'load-ended', request, loadMs, ok: true });
      const maxAgeMs = this.#jittered(request.policy.maxAgeMs);
      const entry: Entry = { kind: 'value', value: value ?? null, storedAt, freshUntil: storedAt + maxAgeMs, loadMs };
      return { kind: 'entry', entry, served: { ...servedEntry(entry, 'ORIGIN', storedAt, errors), status: 'MISS' } };
    } catch (error) {
      const storedAt = now();
      const loadMs = storedAt - startedAt;
      onEvent({ kind: 'load-ended', request, loadMs, ok: false });
      const verdict = errors.classify(error, storedAt);
      const served = failed(error, 'MISS');
      if (verdict.kind === 'failure') {
        return { kind: 'failure', marker: { error: verdict.error, until: storedAt + verdict.backOffMs }, served };
      }
      const freshUntil = storedAt + this.#jittered(request.policy.absentMs);
      return { kind: 'entry', entry: { kind: 'absent', error: verdict.error, storedAt, freshUntil, loadMs }, served };
    }
  }

  /** Leaves what was loaded to the others. The caller has its answer whatever becomes of this. */
  async #deposit(request: CacheRequest, lease: LeaseTry, loaded: Loaded): Promise<void> {
    const { store, now, maxEntryBytes, onEvent } = this.#options;
    const { key, token } = lease;
    const give = (reason: NotFilledReason): void => onEvent({ kind: 'not-filled', request, reason });
    try {
      if (loaded.kind === 'failure') {
        const ttlMs = loaded.marker.until - now();
        if (ttlMs < 1) return await store.release(key, token);
        await store.fail({ key, token, payload: encodeFailure(loaded.marker), ttlMs });
        return;
      }
      const { payload, textBytes } = encodeEntry(loaded.entry);
      if (payload.length > maxEntryBytes) {
        give('too-big');
        return await store.release(key, token);
      }
      const ttlMs = loaded.entry.freshUntil - now() + extraTtlMs(request, loaded.entry);
      if (!(await store.fill({ key, token, payload, ttlMs: Math.max(1, Math.ceil(ttlMs)) }))) return give('lease-lost');
      this.#near.put(key, loaded.entry, { bytes: textBytes, now: now() });
      onEvent({ kind: 'filled', request, bytes: payload.length });
    } catch (error) {
      if (error instanceof UnfaithfulValueError) {
        give('unfaithful');
        this.#releaseBehind(lease);
        return;
      }
      if (!(error instanceof StoreUnavailableError)) throw error;
      this.#onStoreTrouble(error);
      give('store-unavailable');
    }
  }

  #usable(request: CacheRequest, bytes: Buffer | null, tier: CacheTier): Served | null {
    const decoded = bytes === null ? null : decodeEntry(bytes);
    const now = this.#options.now();
    if (decoded === null || decoded.entry.freshUntil <= now) return null;
    this.#near.put(request.key, decoded.entry, { bytes: decoded.textBytes, now });
    return servedEntry(decoded.entry, tier, now, this.#options.errors);
  }

  #remembered(bytes: Buffer | null): Served | null {
    const marker = bytes === null ? null : decodeFailure(bytes);
    if (marker === null || marker.until <= this.#options.now()) return null;
    return { ...failed(this.#options.errors.revive(marker.error), 'NEGATIVE'), tier: 'STORE' };
  }

  #jittered(ms: number): number {
    return Math.round(ms * (1 + JITTER * (2 * this.#options.random() - 1)));
  }

  #pause(): Promise<void> {
    const { pollMs, random } = this.#options;
    return new Promise((resolve) => setTimeout(resolve, pollMs * (0.5 + random())));
  }

  #releaseBehind(lease: LeaseTry): void {
    this.#options.store.release(lease.key, lease.token).catch(this.#onStoreTrouble);
  }

  readonly #onStoreTrouble = (error: unknown): void => {
    this.#options.onEvent({ kind: 'store-unavailable', error });
  };

  #report(request: CacheRequest, served: Served): Served {
    this.#options.onEvent({ kind: 'served', request, served });
    return served;
  }
}

type Loaded = { readonly served: Served } & (
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'failure'; readonly marker: FailureMarker }
);

/** Beyond its freshness a value is kept for the stale windows; an absence is not. */
function extraTtlMs(request: CacheRequest, entry: Entry): number {
  return entry.kind === 'value' ? hardTtlMs(request.policy) - request.policy.maxAgeMs : 0;
}

function servedEntry(entry: Entry, tier: CacheTier, now: number, errors: ErrorPolicy): Served {
  const ageMs = Math.max(0, now - entry.storedAt);
  const remainingMs = entry.freshUntil - now;
  if (entry.kind === 'value') {
    return { result: { kind: 'value', value: entry.value }, status: 'HIT', tier, ageMs, remainingMs };
  }
  return { result: { kind: 'error', error: errors.revive(entry.error) }, status: 'NEGATIVE', tier, ageMs, remainingMs };
}

function failed(error: unknown, status: CacheStatus): Served {
  return { result: { kind: 'error', error }, status, tier: 'ORIGIN', ageMs: 0, remainingMs: 0 };
}

/** Who waited for a load, in this process or another, collapsed into it; who shared a read has a hit like the reader. */
function collapsed(served: Served): Served {
  return served.tier === 'ORIGIN' ? { ...served, status: 'COLLAPSED' } : served;
}
