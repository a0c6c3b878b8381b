import {
  type CacheKey,
  type Deposit,
  type InvalidationMode,
  type InvalidationTarget,
  type LeaseTry,
  MemoryStore,
  type Question,
  type Store,
  type StoreChange,
  type StoreListener,
} from '../../src/cache/index.ts';

const MAX_BYTES = 1024 ** 3;

/** One store for several instances in this process, which tells each what changed, as Redis does. */
export class FleetStore {
  readonly #now: () => number;
  readonly #onFill: (deposit: Deposit) => void;
  readonly #members = new Set<Member>();
  #store: MemoryStore;

  /** @param now Epoch ms. */
  constructor(now: () => number, onFill: (deposit: Deposit) => void) {
    this.#now = now;
    this.#onFill = onFill;
    this.#store = new MemoryStore(MAX_BYTES, now);
  }

  get current(): Store {
    return this.#store;
  }

  /** What a new instance connects to. */
  join(): Store {
    const member = new Member(this);
    this.#members.add(member);
    return member;
  }

  leave(member: Member): void {
    this.#members.delete(member);
  }

  /** A new server takes the place of the old one, and has nothing. */
  replace(): void {
    this.#store = new MemoryStore(MAX_BYTES, this.#now);
    for (const { listener } of this.#members) listener?.onEverythingChanged();
  }

  filled(deposit: Deposit): void {
    this.#onFill(deposit);
    this.tell({ kind: 'entry', key: deposit.key });
  }

  /** Everybody, who made the change too: in one instance a warm run may wait for what a request loads. */
  tell(change: StoreChange): void {
    for (const { listener } of this.#members) listener?.onChange(change);
  }
}

/** The store as one instance has it. */
class Member implements Store {
  readonly #fleet: FleetStore;
  listener: StoreListener | null = null;

  constructor(fleet: FleetStore) {
    this.#fleet = fleet;
  }

  read(questions: readonly Question[]) {
    return this.#fleet.current.read(questions);
  }

  acquire(tries: readonly LeaseTry[]) {
    return this.#fleet.current.acquire(tries);
  }

  renew(lease: LeaseTry) {
    return this.#fleet.current.renew(lease);
  }

  async fill(deposits: readonly Deposit[]) {
    const deposited = await this.#fleet.current.fill(deposits);
    for (const deposit of deposits) this.#fleet.filled(deposit);
    return deposited;
  }

  async fail(deposits: readonly Deposit[]) {
    const deposited = await this.#fleet.current.fail(deposits);
    for (const { key } of deposits) this.#fleet.tell({ kind: 'failure', key });
    return deposited;
  }

  async release(key: CacheKey, token: string) {
    const released = await this.#fleet.current.release(key, token);
    if (released) this.#fleet.tell({ kind: 'lease', key });
    return released;
  }

  invalidate(target: InvalidationTarget, mode: InvalidationMode) {
    return this.#fleet.current.invalidate(target, mode);
  }

  replace(key: CacheKey, old: Buffer, payload: Buffer) {
    return this.#fleet.current.replace(key, old, payload);
  }

  listen(listener: StoreListener): void {
    this.listener = listener;
    listener.onTracking('ON');
  }

  close(): Promise<void> {
    this.#fleet.leave(this);
    return Promise.resolve();
  }
}
