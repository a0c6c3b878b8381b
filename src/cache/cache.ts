import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import type { CacheKey } from './cache-key.ts';
import type { CacheRequest, Load } from './cache-request.ts';
import { decodeEntry, decodeFailure, encodeEntry, encodeFailure, type Entry } from './entry.ts';
import type { NotFilledReason } from './events.ts';
import { UnfaithfulValueError } from './faithful.ts';
import { HeldLease } from './held-lease.ts';
import { type Loaded, type LoadingOptions, runLoad } from './loading.ts';
import { NearCache } from './near-cache.ts';
import { freshnessOf } from './freshness.ts';
import type { CacheTier, Served } from './outcome.ts';
import { collapsed, servedEntry, servedFailure, servedStale } from './served.ts';
import { SingleFlight } from './single-flight.ts';
import { type LeaseTry, type Look, type Store, StoreUnavailableError } from './store.ts';

export interface CacheOptions extends LoadingOptions {
  readonly store: Store;
  /** A dead holder is replaced within this, ms. */
  readonly leaseMs: number;
  /** How often a waiter looks whether the value has come, ms. */
  readonly pollMs: number;
  readonly nearMaxBytes: number;
  /** How long a near copy is used before the store is asked again, ms. */
  readonly nearMaxAgeMs: number;
  /** A bigger entry is answered, not stored. */
  readonly maxEntryBytes: number;
}

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
  /** Apart from the flights: who finds a stale entry is served at once, not made to wait for its refresh. */
  readonly #refreshes = new SingleFlight<void>();
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
    if (near !== null) return this.#report(request, this.#servedNow(near, 'NEAR'));
    const running = this.#flights.joinable(request.key);
    if (running !== null) return running.then((served) => this.#join(request, load, served));
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
    const served = await runLoad(request, load, this.#options);
    return this.#report(request, { ...served.served, status: 'BYPASS' });
  }

  /** Shares what a flight brought, unless that was for its own caller alone: then this one loads for itself. */
  #join(request: CacheRequest, load: Load, served: Served): Served | Promise<Served> {
    return served.status === 'BYPASS' ? this.#bypass(request, load) : this.#report(request, collapsed(served));
  }

  async #answer(request: CacheRequest, load: Load): Promise<Served> {
    let found: Entry | null = null;
    try {
      const bytes = await this.#reads.load(request.key);
      found = this.#entryOf(request, bytes);
      const ready = found === null ? null : this.#serve(found);
      if (ready?.status === 'STALE') this.#refreshBehind(request, load);
      return ready ?? this.#covered(found, await this.#contend(request, load));
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      this.#options.onEvent({ kind: 'store-unavailable', error });
      return this.#covered(found, (await runLoad(request, load, this.#options)).served);
    }
  }

  /** Stale-if-error: the old value instead of the failure, while its window lasts. */
  #covered(found: Entry | null, served: Served): Served {
    if (served.result.kind === 'value' || found?.kind !== 'value') return served;
    const { errors, now } = this.#options;
    const reason = errors.staleReasonOf(served.result.error);
    const covers = reason !== null && freshnessOf(found, now()) !== 'expired';
    return covers ? servedStale(found, reason, now()) : served;
  }

  /** Stale-while-revalidate: one load in the fleet, under the same lease as any other. Nobody waits for it. */
  #refreshBehind(request: CacheRequest, load: Load): void {
    if (this.#refreshes.joinable(request.key) !== null) return;
    this.#refreshes.start(request.key, () => this.#refresh(request, load)).catch(this.#onStoreTrouble);
  }

  async #refresh(request: CacheRequest, load: Load): Promise<void> {
    const lease = this.#newLease(request.key);
    const look = await this.#tryLease(lease);
    if (!look.granted) return;
    const current = this.#entryOf(request, look.entry);
    const done = current !== null && freshnessOf(current, this.#options.now()) === 'fresh';
    if (done || this.#remembered(look.failure) !== null) return this.#releaseBehind(lease);
    this.#options.onEvent({ kind: 'refresh-started', request });
    await this.#loadUnderLease(request, (run) => load({ ...run, background: true }), lease);
  }

  /** Tries for the lease until a value, a failure, the lease or the end of the wait has come. */
  async #contend(request: CacheRequest, load: Load): Promise<Served> {
    const { loadDeadlineMs, leaseMs, now, errors, onEvent } = this.#options;
    const startedAt = now();
    for (let round = 0; ; round += 1) {
      const lease = this.#newLease(request.key);
      const look = await this.#tryLease(lease);
      const entry = this.#entryOf(request, look.entry);
      const settled = (entry && this.#serve(entry)) ?? this.#remembered(look.failure);
      if (settled !== null) {
        if (look.granted) this.#releaseBehind(lease);
        return round === 0 ? settled : collapsed({ ...settled, tier: 'ORIGIN' });
      }
      if (look.granted) return this.#loadUnderLease(request, load, lease);
      const waitedMs = now() - startedAt;
      if (waitedMs >= loadDeadlineMs + leaseMs) return servedFailure(errors.timeout(waitedMs), 'COLLAPSED');
      if (round === 0) onEvent({ kind: 'lease-waiting', request });
      await this.#pause();
    }
  }

  #newLease(key: CacheKey): LeaseTry {
    return { key, token: randomUUID(), leaseMs: Math.floor(this.#options.leaseMs * LEASE_SHARE) };
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
      const loaded = await runLoad(request, load, this.#options);
      await this.#deposit(request, lease, loaded);
      return loaded.served;
    } finally {
      held.stop();
      this.#heldTokens.delete(lease.key);
    }
  }

  /** Leaves what was loaded to the others. The caller has its answer whatever becomes of this. */
  async #deposit(request: CacheRequest, lease: LeaseTry, loaded: Loaded): Promise<void> {
    const { store, now, maxEntryBytes, onEvent } = this.#options;
    const { key, token } = lease;
    const give = (reason: NotFilledReason): void => onEvent({ kind: 'not-filled', request, reason });
    try {
      if (loaded.kind === 'kept-out') return await store.release(key, token);
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
      const ttlMs = Math.max(1, keptUntil(loaded.entry) - now());
      if (!(await store.fill({ key, token, payload, ttlMs }))) return give('lease-lost');
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

  /** Decodes what the store gave; a fresh entry is copied to near on the way. */
  #entryOf(request: CacheRequest, bytes: Buffer | null): Entry | null {
    const decoded = bytes === null ? null : decodeEntry(bytes);
    if (decoded === null) return null;
    const now = this.#options.now();
    const { entry, textBytes } = decoded;
    if (freshnessOf(entry, now) === 'fresh') this.#near.put(request.key, entry, { bytes: textBytes, now });
    return entry;
  }

  /** What an entry may be served as without asking further; null when a load must be tried first. */
  #serve(entry: Entry): Served | null {
    const freshness = freshnessOf(entry, this.#options.now());
    if (freshness === 'fresh') return this.#servedNow(entry, 'STORE');
    const stale = freshness === 'stale' && entry.kind === 'value';
    return stale ? servedStale(entry, 'REFRESHING', this.#options.now()) : null;
  }

  #servedNow(entry: Entry, tier: CacheTier): Served {
    const { now, errors } = this.#options;
    return servedEntry(entry, { tier, now: now(), errors });
  }

  #remembered(bytes: Buffer | null): Served | null {
    const marker = bytes === null ? null : decodeFailure(bytes);
    if (marker === null || marker.until <= this.#options.now()) return null;
    return { ...servedFailure(this.#options.errors.revive(marker.error), 'NEGATIVE'), tier: 'STORE' };
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

/** Epoch ms: when the store may forget an entry. */
function keptUntil(entry: Entry): number {
  return entry.kind === 'absent' ? entry.freshUntil : Math.max(entry.freshUntil, entry.staleUntil, entry.fallbackUntil);
}
