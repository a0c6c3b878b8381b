import DataLoader from 'dataloader';
import type { CacheKey } from './cache-key.ts';
import type { CacheRequest, Load } from './cache-request.ts';
import type { Encoded } from './codec.ts';
import { encodeEntry, encodeFailure, type Entry, type FailureMarker } from './entry.ts';
import type { NotFilledReason } from './events.ts';
import { UnfaithfulValueError } from './faithful.ts';
import { HeldLease } from './held-lease.ts';
import { type Loaded, type LoadingOptions, type LoadStart, runLoad } from './loading.ts';
import { SMALL_ENTRY_BYTES } from './memory-pressure.ts';
import type { NearTier } from './near-tier.ts';
import type { Served } from './outcome.ts';
import type { Reading } from './readings.ts';
import { keptUntil } from './served.ts';
import { type Deposit, type Deposited, type LeaseTry, type Store, StoreUnavailableError } from './store.ts';
import type { EntryTags } from './tags.ts';

export interface LeaseHolderOptions extends LoadingOptions {
  readonly store: Store;
  /** A bigger entry is answered, not stored. */
  readonly maxEntryBytes: number;
}

/** What a flight brings to those who are on it. */
export interface Flown {
  readonly served: Served;
  /** False: it was invalidated under way, so it answers its own caller only. */
  readonly current: boolean;
}

/** A failure is counted for so many back-offs: those after it then grow. */
const FAILURES_KEPT = 3;

/** Loads under a lease and leaves what came of it to the others. */
export class LeaseHolder {
  readonly #options: LeaseHolderOptions;
  readonly #near: NearTier;
  readonly #held = new Map<string, CacheKey>();
  readonly #fills: DataLoader<Deposit, Deposited>;
  readonly #failures: DataLoader<Deposit, Deposited>;

  constructor(near: NearTier, options: LeaseHolderOptions) {
    this.#near = near;
    this.#options = options;
    this.#fills = new DataLoader((deposits) => options.store.fill(deposits), { cache: false });
    this.#failures = new DataLoader((deposits) => options.store.fail(deposits), { cache: false });
  }

  async load(request: CacheRequest, load: Load, lease: LeaseTry, start: LoadStart): Promise<Flown> {
    const held = new HeldLease(this.#options.store, lease, this.#onStoreTrouble);
    const reading = this.#near.begin(request);
    this.#held.set(lease.token, lease.key);
    try {
      const loaded = await runLoad(request, load, start, this.#options);
      return { served: loaded.served, current: await this.#deposit(request, lease, loaded, reading) };
    } finally {
      held.stop();
      this.#near.end(reading);
      this.#held.delete(lease.token);
    }
  }

  /**
   * Without a store: what is loaded is kept here for a moment. Nobody revokes such a load, so it is for its own caller
   * alone once this process was told of a change meanwhile, or lost track of them.
   */
  async loadAlone(request: CacheRequest, load: Load): Promise<Flown> {
    const reading = this.#near.begin(request);
    try {
      const tags = this.#near.localTagsOf(request.tags);
      const loaded = await runLoad(request, load, { tags, failures: 0 }, this.#options);
      this.#keepAlone(request, loaded, reading);
      return { served: loaded.served, current: this.#near.isCurrent(reading, request) };
    } finally {
      this.#near.end(reading);
    }
  }

  /** Gives back the leases still held, so that the rest of the fleet need not wait for them to expire. */
  async releaseAll(): Promise<void> {
    await Promise.allSettled([...this.#held].map(([token, key]) => this.#options.store.release(key, token)));
  }

  releaseBehind({ key, token }: LeaseTry): void {
    this.#options.store.release(key, token).catch(this.#onStoreTrouble);
  }

  /** The caller has its answer whatever becomes of this. False: invalidated since the load began. */
  async #deposit(request: CacheRequest, lease: LeaseTry, loaded: Loaded, reading: Reading): Promise<boolean> {
    try {
      if (loaded.kind === 'kept-out') return await this.#options.store.release(lease.key, lease.token);
      if (loaded.kind === 'failure') return await this.#fail(lease, loaded.marker);
      return await this.#fill(request, lease, loaded.entry, reading);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      this.#onStoreTrouble(error);
      this.#notFilled(request, 'store-unavailable');
      this.#keepAlone(request, loaded, reading);
      // Nobody can be asked: those who wait must not wait for another load.
      return true;
    }
  }

  async #fail({ key, token }: LeaseTry, marker: FailureMarker): Promise<boolean> {
    const backOffMs = marker.until - this.#options.now();
    if (backOffMs < 1) return this.#options.store.release(key, token);
    const [payload, ttlMs, tags] = [encodeFailure(marker), FAILURES_KEPT * backOffMs, Object.keys(marker.tags)];
    return isCurrent(await this.#failures.load({ key, token, payload, ttlMs, tags }), marker.tags);
  }

  async #fill(request: CacheRequest, lease: LeaseTry, entry: Entry, reading: Reading): Promise<boolean> {
    const { now, onEvent } = this.#options;
    const { key, token } = lease;
    const tags = Object.keys(entry.tags);
    const encoded = this.#encoded(entry);
    if (typeof encoded === 'string') {
      this.#notFilled(request, encoded);
      const { store } = this.#options;
      const [written, [found]] = await Promise.all([store.release(key, token), store.read([{ key, tags }])]);
      return isCurrent({ written, ids: found?.ids ?? [] }, entry.tags);
    }
    const { payload, textBytes } = encoded;
    const ttlMs = Math.max(1, keptUntil(entry) - now());
    const deposited = await this.#fills.load({ key, token, payload, ttlMs, tags });
    if (!deposited.written) this.#notFilled(request, 'lease-lost');
    else onEvent({ kind: 'filled', request, bytes: payload.length });
    const current = isCurrent(deposited, entry.tags);
    if (current) this.#near.keep(reading, entry, { key, bytes: textBytes, now: now() });
    return current;
  }

  /** The bytes to store, or why there are none. */
  #encoded(entry: Entry): Encoded | NotFilledReason {
    try {
      const encoded = encodeEntry(entry);
      const { length } = encoded.payload;
      if (length > this.#options.maxEntryBytes) return 'too-big';
      return length > SMALL_ENTRY_BYTES && this.#options.pressure?.() === 'CRITICAL' ? 'pressure' : encoded;
    } catch (error) {
      if (!(error instanceof UnfaithfulValueError)) throw error;
      return 'unfaithful';
    }
  }

  #keepAlone({ key }: CacheRequest, loaded: Loaded, reading: Reading): void {
    if (loaded.kind !== 'entry') return;
    const encoded = this.#encoded(loaded.entry);
    if (typeof encoded === 'string') return;
    this.#near.keepAlone(reading, loaded.entry, { key, bytes: encoded.textBytes, now: this.#options.now() });
  }

  #notFilled(request: CacheRequest, reason: NotFilledReason): void {
    this.#options.onEvent({ kind: 'not-filled', request, reason });
  }

  readonly #onStoreTrouble = (error: unknown): void => {
    this.#options.onEvent({ kind: 'store-unavailable', error });
  };
}

/** Whether nothing was invalidated between the reading of the tags, before the load, and the deposit. */
function isCurrent({ written, ids }: Deposited, tags: EntryTags): boolean {
  return written && Object.values(tags).every((before, index) => before === ids[index]);
}
