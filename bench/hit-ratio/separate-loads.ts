import {
  type CacheKey,
  cacheKeyFrom,
  type Deposit,
  type Deposited,
  type Question,
  type Store,
} from '../../src/cache/index.ts';

const SEPARATOR = '#';

/** A key that no other request has, so that none is on the same flight; the store below knows it by its front part. */
export function separateKey(key: CacheKey, number: number): CacheKey {
  return cacheKeyFrom(`${key}${SEPARATOR}${number}`);
}

/**
 * A store without de-duplication: whoever asks for a lease has it, whoever fills writes. Under it, with separate keys,
 * the engine is plain cache-aside: each miss makes its own call. `store` must do at once what it is told, as the one in
 * memory does.
 */
export function withoutLeases(store: Store): Store {
  const deposit = (deposits: readonly Deposit[], write: Store['fill']): Promise<readonly Deposited[]> => {
    const each = shared(deposits).map(async (one) => {
      // Taken and used at once, so nobody else ever holds it.
      const [, [deposited]] = await Promise.all([store.acquire([{ ...one, leaseMs: 1 }]), write([one])]);
      return deposited ?? { written: false, ids: [] };
    });
    return Promise.all(each);
  };
  return {
    read: (questions) => store.read(shared(questions)),
    async acquire(tries) {
      const own = shared(tries);
      // Made and given back: what is wanted of it are the tags.
      const [looks] = await Promise.all([
        store.acquire(own),
        ...own.map(({ key, token }) => store.release(key, token)),
      ]);
      return looks.map((look) => ({ ...look, granted: true }));
    },
    renew: () => Promise.resolve(true),
    fill: (deposits) => deposit(deposits, (one) => store.fill(one)),
    fail: (deposits) => deposit(deposits, (one) => store.fail(one)),
    release: () => Promise.resolve(true),
    invalidate: (target, mode) => store.invalidate(target, mode),
    replace: (key, old, payload) => store.replace(sharedKey(key), old, payload),
    listen: (listener) => store.listen(listener),
    close: () => store.close(),
  };
}

function shared<Item extends Question>(items: readonly Item[]): Item[] {
  return items.map((item) => ({ ...item, key: sharedKey(item.key) }));
}

function sharedKey(key: CacheKey): CacheKey {
  return cacheKeyFrom(key.slice(0, key.lastIndexOf(SEPARATOR)));
}
