import { LRUCache } from 'lru-cache';
import { type CacheKey, cacheKeyFrom } from './cache-key.ts';
import type {
  Deposit,
  Deposited,
  Found,
  InvalidationTarget,
  LeaseTry,
  Look,
  Question,
  Store,
  StoreListener,
} from './store.ts';
import type { KeyScan, KeysFound, Stored, StoreInspector } from './store-inspector.ts';
import { type InvalidationMode, newTagIds, softened, type TagIds } from './tags.ts';

/** Tags beyond this many are forgotten, least used first, and with them what they vouch for. */
const MAX_TAGS = 100_000;

/** The store of a single process without Redis. Same promises, same contract tests; gone with the process. */
export class MemoryStore implements Store, StoreInspector {
  readonly #entries: LRUCache<string, Buffer>;
  readonly #failures: LRUCache<string, Buffer>;
  readonly #tags = new LRUCache<string, TagIds>({ max: MAX_TAGS });
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

  read(questions: readonly Question[]): Promise<readonly Found[]> {
    return Promise.resolve(questions.map((question) => this.#find(question)));
  }

  acquire(tries: readonly LeaseTry[]): Promise<readonly Look[]> {
    return Promise.resolve(tries.map((one) => this.#acquireOne(one)));
  }

  renew({ key, token, leaseMs }: LeaseTry): Promise<boolean> {
    const held = this.#holds(key, token);
    if (held) this.#leases.set(key, { token, until: this.#now() + leaseMs });
    return Promise.resolve(held);
  }

  fill(deposits: readonly Deposit[]): Promise<readonly Deposited[]> {
    return Promise.resolve(
      deposits.map((deposit) =>
        this.#deposit(deposit, ({ key, payload, ttlMs }) => {
          this.#entries.set(key, payload, { ttl: ttlMs });
          this.#failures.delete(key);
        }),
      ),
    );
  }

  fail(deposits: readonly Deposit[]): Promise<readonly Deposited[]> {
    return Promise.resolve(
      deposits.map((deposit) =>
        this.#deposit(deposit, ({ key, payload, ttlMs }) => this.#failures.set(key, payload, { ttl: ttlMs })),
      ),
    );
  }

  release(key: CacheKey, token: string): Promise<boolean> {
    const held = this.#holds(key, token);
    if (held) this.#leases.delete(key);
    return Promise.resolve(held);
  }

  invalidate(target: InvalidationTarget, mode: InvalidationMode): Promise<void> {
    if (target.kind === 'key') {
      this.#entries.delete(target.key);
      this.#failures.delete(target.key);
      this.#leases.delete(target.key);
    } else {
      const ids = this.#tags.get(target.tag);
      if (ids !== undefined) this.#tags.set(target.tag, mode === 'HARD' ? newTagIds() : softened(ids));
    }
    return Promise.resolve();
  }

  replace(key: CacheKey, old: Buffer, payload: Buffer): Promise<boolean> {
    const same = this.#entries.get(key)?.equals(old) === true;
    if (same) {
      this.#entries.set(key, payload, { ttl: this.#entries.getRemainingTTL(key) });
      this.#leases.delete(key);
    }
    return Promise.resolve(same);
  }

  /** Keys and entries, bytes. */
  get usedBytes(): number {
    return this.#entries.calculatedSize;
  }

  get maxBytes(): number {
    return this.#entries.maxSize;
  }

  /** All in one page: the names alone are soon read. */
  keys({ category }: KeyScan): Promise<KeysFound> {
    const keys = [...this.#entries.keys()].filter((key) => category === null || key.startsWith(`${category}/`));
    return Promise.resolve({ keys: keys.map(cacheKeyFrom), next: null });
  }

  entries(keys: readonly CacheKey[]): Promise<readonly (Buffer | null)[]> {
    return Promise.resolve(keys.map((key) => this.#entries.peek(key) ?? null));
  }

  sizes(keys: readonly CacheKey[]): Promise<readonly number[]> {
    return Promise.resolve(keys.map((key) => this.#entries.peek(key)?.length ?? 0));
  }

  stored(keys: readonly CacheKey[]): Promise<readonly Stored[]> {
    return Promise.resolve(
      keys.map((key) => {
        const [entry, lease] = [this.#entries.peek(key) ?? null, this.#leases.get(key)];
        const leftMs = lease === undefined ? 0 : lease.until - this.#now();
        const keptMs = entry === null ? null : this.#entries.getRemainingTTL(key);
        return { entry, keptMs, failure: this.#failures.peek(key) ?? null, leaseMs: leftMs > 0 ? leftMs : null };
      }),
    );
  }

  tagIds(tags: readonly string[]): Promise<ReadonlyMap<string, TagIds | null>> {
    return Promise.resolve(new Map(tags.map((tag) => [tag, this.#tags.get(tag) ?? null])));
  }

  /** Nobody else can change it. */
  listen(listener: StoreListener): void {
    listener.onTracking('ON');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #find({ key, tags }: Question): Found {
    return { entry: this.#entries.get(key) ?? null, ids: tags.map((tag) => this.#tags.get(tag) ?? null) };
  }

  #acquireOne({ key, token, leaseMs, tags }: LeaseTry): Look {
    const held = this.#leases.get(key);
    const granted = held === undefined || held.until <= this.#now();
    if (granted) this.#leases.set(key, { token, until: this.#now() + leaseMs });
    for (const tag of tags) if (!this.#tags.has(tag)) this.#tags.set(tag, newTagIds());
    return { granted, ...this.#find({ key, tags }), failure: this.#failures.get(key) ?? null };
  }

  #deposit(deposit: Deposit, write: (deposit: Deposit) => void): Deposited {
    const written = this.#holds(deposit.key, deposit.token);
    if (written) {
      write(deposit);
      this.#leases.delete(deposit.key);
    }
    return { written, ids: this.#find(deposit).ids };
  }

  #holds(key: CacheKey, token: string): boolean {
    const held = this.#leases.get(key);
    return held !== undefined && held.token === token && held.until > this.#now();
  }
}

function sizeOf(payload: Buffer, key: string): number {
  return payload.length + key.length;
}
