import type { CacheOptions } from './cache-options.ts';
import type { CacheRequest, Load } from './cache-request.ts';
import { DecodedEntries } from './decoded-entries.ts';
import { refreshesEarly } from './early-refresh.ts';
import type { Entry, FailureMarker } from './entry.ts';
import { EntryReader, type LeaseSighting, type Sighting, UNSEEN } from './entry-reader.ts';
import { freshnessOf } from './freshness.ts';
import { type Flown, LeaseHolder } from './lease-holder.ts';
import { runLoad } from './loading.ts';
import { type NearStats, NearTier } from './near-tier.ts';
import { newLease } from './new-lease.ts';
import type { OpenQuestion } from './open-question.ts';
import { OwedInvalidations } from './owed-invalidations.ts';
import type { CacheTier, Served } from './outcome.ts';
import { ReadyEntries } from './ready-entries.ts';
import { collapsed, servedEntry, servedFailure, servedStale, waitedFor } from './served.ts';
import { SingleFlight } from './single-flight.ts';
import { softenEntry } from './soften-entry.ts';
import {
  type InvalidationTarget,
  type StoreChange,
  type StoreListener,
  StoreUnavailableError,
  type Tracking,
} from './store.ts';
import type { InvalidationMode } from './tags.ts';
import { Waiters } from './waiters.ts';

/** Without a near tier, entries as last decoded may take this much, bytes. */
const DECODED_MAX_BYTES = 64 * 1024 * 1024;
/** Waiters who are woken look by themselves this much more rarely. */
const TRACKED_POLL_FACTOR = 4;

/**
 * Cache-aside for the result of one resolver: near, then a load of this process, then the store, then a load under a
 * lease. One `getOrLoad` serves every cached field.
 */
export class Cache implements StoreListener {
  readonly ready: ReadyEntries;
  readonly #options: CacheOptions;
  readonly #near: NearTier;
  readonly #reader: EntryReader;
  readonly #holder: LeaseHolder;
  readonly #waiters = new Waiters();
  readonly #flights = new SingleFlight<Flown>();
  readonly #owed = new OwedInvalidations(
    (tag) => this.invalidate({ kind: 'tag', tag }),
    (error) => this.#onStoreTrouble(error),
  );
  /** Apart from the flights: who finds a stale entry is served at once, not made to wait for its refresh. */
  readonly #refreshes = new SingleFlight<void>();

  constructor(options: CacheOptions) {
    this.#options = options;
    this.#near = new NearTier({ maxBytes: options.nearMaxBytes, untrackedMs: options.nearUntrackedMs });
    const decoded = new DecodedEntries(options.nearMaxBytes === 0 ? DECODED_MAX_BYTES : 0);
    this.#reader = new EntryReader({ store: options.store, near: this.#near, decoded, now: options.now });
    this.ready = new ReadyEntries({ ...options, near: this.#near, reader: this.#reader, decoded });
    this.#holder = new LeaseHolder(this.#near, options);
    options.store.listen(this);
  }

  get near(): NearStats {
    return this.#near.stats;
  }

  /** Never rejects: a failure is an outcome. A near hit is answered at once, without a promise. */
  getOrLoad(request: CacheRequest, load: Load): Served | Promise<Served> {
    if (request.policy.maxAgeMs === 0) return this.#bypass(request, load);
    const near = this.#near.get(request, this.#options.now());
    if (near !== null) {
      this.#refreshEarly(request, load, near.entry);
      return this.#report(request, this.#servedNow(near.entry, 'NEAR'));
    }
    return this.#joinOrStart(request, load);
  }

  /** What is cached and fresh, without a load; not reported as served. @throws StoreUnavailableError */
  async look(request: CacheRequest): Promise<Served | null> {
    if (this.#owed.owes(request)) return null;
    const near = this.#near.get(request, this.#options.now());
    if (near !== null) return this.#servedNow(near.entry, 'NEAR');
    const seen = this.#serve(await this.#reader.read(request));
    return seen?.status === 'STALE' ? null : seen;
  }

  /**
   * Loads whatever is cached, and puts the new in the place of the old: readers have the old one until then. A load
   * under way elsewhere will do, and a failure that is remembered is not tried again. Not reported as served.
   *
   * @param warmedBy Written into the entry: the warm run that loads it.
   * @throws StoreUnavailableError
   */
  async refresh(request: CacheRequest, load: Load, warmedBy?: string): Promise<Served> {
    let before: number | null = null;
    const settledBy = (look: LeaseSighting): Served | null => {
      const storedAt = look.entry?.storedAt ?? 0;
      before ??= storedAt;
      return (storedAt > before ? this.#serve(look) : null) ?? this.#remembered(look.failure);
    };
    return (await this.#contend({ request, load, seen: UNSEEN, warmedBy }, settledBy)).served;
  }

  /**
   * Takes out what is cached, in the whole fleet: when it resolves, nothing loaded before is served as fresh, nor is what
   * a load under way brings. Out of this process in any case.
   *
   * @throws StoreUnavailableError when the fleet cannot be reached: it is then promised for this process only.
   */
  async invalidate(target: InvalidationTarget, mode: InvalidationMode = 'HARD'): Promise<void> {
    this.#drop(target);
    try {
      if (target.kind === 'key' && mode === 'SOFT') await softenEntry(target.key, this.#options);
      else await this.#options.store.invalidate(target, mode);
    } finally {
      // Again, for what was read between the two.
      this.#drop(target);
    }
    this.#options.onEvent({ kind: 'invalidated', target, mode });
  }

  /**
   * Takes out what has a tag because a change of it stands: by then the fleet has been told, or will be as soon as the
   * store is back. Until then this process loads it anew each time. Never rejects.
   */
  invalidateChanged(tag: string): Promise<void> {
    return this.#owed.settle(tag);
  }

  /** Gives back the leases still held, so that the rest of the fleet need not wait for them to expire. */
  async close(): Promise<void> {
    this.#owed.close();
    await this.#holder.releaseAll();
    await this.#options.store.close();
  }

  onChange(change: StoreChange): void {
    this.#near.forget(change);
    if (change.kind !== 'tag') this.#waiters.wake(change.key);
  }

  onEverythingChanged(): void {
    this.#near.forgetAll();
    this.#waiters.wakeAll();
  }

  onTracking(tracking: Tracking): void {
    this.#near.onTracking(tracking);
    this.#owed.hasten();
    this.#waiters.wakeAll();
    this.#options.onEvent({ kind: 'tracking', tracking });
  }

  #drop(target: InvalidationTarget): void {
    this.#near.forget(target.kind === 'tag' ? target : { kind: 'entry', key: target.key });
    this.#flights.outdate((key, tags) => (target.kind === 'tag' ? tags.includes(target.tag) : key === target.key));
  }

  async #bypass(request: CacheRequest, load: Load): Promise<Served> {
    const { served } = await runLoad(request, load, { tags: {}, failures: 0 }, this.#options);
    return this.#report(request, { ...served, status: 'BYPASS' });
  }

  async #joinOrStart(request: CacheRequest, load: Load): Promise<Served> {
    const flight = this.#flights.joinable(request.key);
    if (flight === null) {
      const { key, tags, storeOnly: brief = false } = request;
      const started = this.#flights.start(key, () => this.#answer(request, load), { tags, brief });
      return this.#report(request, (await started).served);
    }
    const { served, current } = await flight.result;
    // It was for its own caller alone.
    if (served.status === 'BYPASS') return this.#bypass(request, load);
    if (current && !flight.outdated) return this.#report(request, collapsed(served));
    // Invalidated since: what it brought is older than this question may be answered with.
    return this.getOrLoad(request, load);
  }

  async #answer(request: CacheRequest, load: Load): Promise<Flown> {
    const question: OpenQuestion = { request, load, seen: UNSEEN };
    if (this.#owed.owes(request)) return this.#holder.loadAlone(request, load);
    try {
      question.seen = await this.#reader.read(request);
      const ready = this.#serve(question.seen);
      if (ready === null) return this.#covered(question, await this.#contend(question, this.#settledBy));
      const { entry } = question.seen;
      if (ready.status === 'STALE') this.#refreshBehind(request, load, entry);
      else if (entry !== null) this.#refreshEarly(request, load, entry);
      return { served: ready, current: true };
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      this.#options.onEvent({ kind: 'store-unavailable', error });
      return this.#covered(question, await this.#holder.loadAlone(request, load));
    }
  }

  /** Stale-if-error: the old value instead of the failure, while its window lasts. */
  #covered({ seen: { entry, standing } }: OpenQuestion, flown: Flown): Flown {
    const { errors, now } = this.#options;
    const { result } = flown.served;
    if (result.kind === 'value' || entry?.kind !== 'value') return flown;
    const reason = errors.staleReasonOf(result.error);
    const covers = reason !== null && freshnessOf(entry, now(), standing) !== 'expired';
    return covers ? { ...flown, served: servedStale(entry, reason, now()) } : flown;
  }

  #refreshEarly(request: CacheRequest, load: Load, entry: Entry): void {
    const { now, random, sparing } = this.#options;
    if (refreshesEarly(entry, now(), random) && sparing?.() !== true) this.#refreshBehind(request, load, entry);
  }

  /** One load in the fleet, under the same lease as any other. Nobody waits for it. */
  #refreshBehind(request: CacheRequest, load: Load, seen: Entry | null): void {
    if (this.#refreshes.joinable(request.key) !== null) return;
    this.#refreshes.start(request.key, () => this.#refresh(request, load, seen)).catch(this.#onStoreTrouble);
  }

  async #refresh(request: CacheRequest, load: Load, seen: Entry | null): Promise<void> {
    const lease = newLease(request, this.#options.leaseMs);
    const look = await this.#reader.tryLease(request, lease);
    if (!look.granted) return;
    const { entry, failure, tags } = look;
    const done = entry !== null && entry.storedAt > (seen?.storedAt ?? 0) && this.#serve(look)?.status === 'HIT';
    if (done || this.#remembered(failure) !== null) return this.#holder.releaseBehind(lease);
    this.#options.onEvent({ kind: 'refresh-started', request });
    const inBackground: Load = (run) => load({ ...run, background: true });
    await this.#holder.load(request, inBackground, lease, { tags, failures: failure?.failures ?? 0 });
  }

  /** Tries for the lease until a value, a failure, the lease or the end of the wait has come. */
  async #contend(question: OpenQuestion, settledBy: (look: LeaseSighting) => Served | null): Promise<Flown> {
    const { request, load, warmedBy } = question;
    const { loadDeadlineMs, leaseMs, now, errors, onEvent } = this.#options;
    const startedAt = now();
    const waiter = this.#waiters.join(request.key);
    const wakeOthers = (): void => this.#waiters.wake(request.key);
    try {
      for (let round = 0; ; round += 1) {
        const lease = newLease(request, this.#options.leaseMs);
        const look = await this.#reader.tryLease(request, lease);
        question.seen = look;
        const settled = settledBy(look);
        if (settled !== null) {
          if (look.granted) this.#holder.releaseBehind(lease);
          if (settled.status === 'STALE') this.#refreshBehind(request, load, look.entry);
          return { served: round === 0 ? settled : waitedFor(settled), current: true };
        }
        const { tags, failure } = look;
        const start = { tags, failures: failure?.failures ?? 0, warmedBy };
        if (look.granted) return await this.#holder.load(request, load, lease, start).finally(wakeOthers);
        const waitedMs = now() - startedAt;
        if (waitedMs >= loadDeadlineMs + leaseMs) {
          return { served: servedFailure(errors.timeout(waitedMs), 'COLLAPSED'), current: true };
        }
        if (round === 0) onEvent({ kind: 'lease-waiting', request });
        await waiter.wait(this.#pollMs());
      }
    } finally {
      waiter.leave();
    }
  }

  /** What ends the wait of a reader. */
  readonly #settledBy = (look: LeaseSighting): Served | null => this.#serve(look) ?? this.#remembered(look.failure);

  /** What an entry may be served as without asking further; null when a load must be tried first. */
  #serve({ entry, standing }: Sighting): Served | null {
    if (entry === null) return null;
    const freshness = freshnessOf(entry, this.#options.now(), standing);
    if (freshness === 'fresh') return this.#servedNow(entry, 'STORE');
    const stale = freshness === 'stale' && entry.kind === 'value';
    return stale ? servedStale(entry, 'REFRESHING', this.#options.now()) : null;
  }

  #servedNow(entry: Entry, tier: CacheTier): Served {
    const { now, errors } = this.#options;
    return servedEntry(entry, { tier, now: now(), errors });
  }

  #remembered(marker: FailureMarker | null): Served | null {
    if (marker === null || marker.until <= this.#options.now()) return null;
    return { ...servedFailure(this.#options.errors.revive(marker.error), 'NEGATIVE'), tier: 'STORE' };
  }

  /** Spread, so that those who wait for the same do not all look at once. */
  #pollMs(): number {
    const { pollMs, random } = this.#options;
    return pollMs * (this.#near.tracking === 'ON' ? TRACKED_POLL_FACTOR : 1) * (0.5 + random());
  }

  readonly #onStoreTrouble = (error: unknown): void => {
    this.#options.onEvent({ kind: 'store-unavailable', error });
  };

  #report(request: CacheRequest, served: Served): Served {
    this.#options.onEvent({ kind: 'served', request, served });
    return served;
  }
}
