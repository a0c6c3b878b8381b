import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CacheKey, cacheKeyOf, type Store } from '../../src/cache/index.ts';

export interface StoreUnderTest {
  readonly store: Store;
  /** Lets this much time pass for the store, ms. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** What every store promises the engine. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let tested: StoreUnderTest;
    beforeAll(async () => {
      tested = await open();
    });
    afterAll(() => tested.close());

    const newKey = (): CacheKey => cacheKeyOf('PRICE', 'abc123', randomUUID());
    const payload = Buffer.from([1, 0, 255, 13, 10, 7]);
    const acquire = async (key: CacheKey, token: string, leaseMs = 1000) => {
      const [look] = await tested.store.acquire([{ key, token, leaseMs }]);
      if (look === undefined) throw new Error('no look for a try');
      return look;
    };

    test('reads null for what nobody filled, in the order of the keys', async () => {
      const [first, second] = [newKey(), newKey()];
      await acquire(second, 't');
      await tested.store.fill({ key: second, token: 't', payload, ttlMs: 5000 });
      expect(await tested.store.read([first, second, first])).toEqual([null, payload, null]);
    });

    test('grants a lease to one of many tries', async () => {
      const key = newKey();
      const looks = await tested.store.acquire(['a', 'b', 'c'].map((token) => ({ key, token, leaseMs: 1000 })));
      expect(looks.map((look) => look.granted)).toEqual([true, false, false]);
    });

    test('shows a fill to the next try: the second look', async () => {
      const key = newKey();
      await acquire(key, 'a');
      await tested.store.fill({ key, token: 'a', payload, ttlMs: 5000 });
      expect(await acquire(key, 'b')).toEqual({ granted: true, entry: payload, failure: null });
    });

    test('ends the lease with the fill', async () => {
      const key = newKey();
      await acquire(key, 'a');
      expect((await acquire(key, 'b')).granted).toBe(false);
      expect(await tested.store.fill({ key, token: 'a', payload, ttlMs: 5000 })).toBe(true);
      expect((await acquire(key, 'b')).granted).toBe(true);
    });

    test('refuses the fill of a stolen or foreign token and leaves the lease alone', async () => {
      const key = newKey();
      await acquire(key, 'owner');
      expect(await tested.store.fill({ key, token: 'thief', payload, ttlMs: 5000 })).toBe(false);
      expect(await tested.store.read([key])).toEqual([null]);
      expect(await tested.store.renew({ key, token: 'owner', leaseMs: 1000 })).toBe(true);
    });

    test('grants the lease again when it has expired, and refuses the late fill', async () => {
      const key = newKey();
      await acquire(key, 'dead', 40);
      await tested.pass(60);
      expect((await acquire(key, 'next')).granted).toBe(true);
      expect(await tested.store.fill({ key, token: 'dead', payload, ttlMs: 5000 })).toBe(false);
      expect(await tested.store.fill({ key, token: 'next', payload, ttlMs: 5000 })).toBe(true);
    });

    test('renews for the holder only', async () => {
      const key = newKey();
      await acquire(key, 'a', 80);
      expect(await tested.store.renew({ key, token: 'b', leaseMs: 60_000 })).toBe(false);
      expect(await tested.store.renew({ key, token: 'a', leaseMs: 60_000 })).toBe(true);
      await tested.pass(120);
      expect((await acquire(key, 'b')).granted).toBe(false);
    });

    test('releases for the holder only', async () => {
      const key = newKey();
      await acquire(key, 'a');
      await tested.store.release(key, 'b');
      expect((await acquire(key, 'c')).granted).toBe(false);
      await tested.store.release(key, 'a');
      expect((await acquire(key, 'c')).granted).toBe(true);
    });

    test('leaves a failure marker with the lease ended, and a fill clears it', async () => {
      const key = newKey();
      await acquire(key, 'a');
      expect(await tested.store.fail({ key, token: 'x', payload, ttlMs: 5000 })).toBe(false);
      expect(await tested.store.fail({ key, token: 'a', payload, ttlMs: 5000 })).toBe(true);
      expect(await acquire(key, 'b')).toEqual({ granted: true, entry: null, failure: payload });
      await tested.store.fill({ key, token: 'b', payload, ttlMs: 5000 });
      expect((await acquire(key, 'c')).failure).toBeNull();
    });

    test('forgets entries and markers when their time is over', async () => {
      const key = newKey();
      await acquire(key, 'a');
      await tested.store.fill({ key, token: 'a', payload, ttlMs: 40 });
      await acquire(key, 'b');
      await tested.store.fail({ key, token: 'b', payload, ttlMs: 40 });
      await tested.pass(60);
      expect(await acquire(key, 'c')).toEqual({ granted: true, entry: null, failure: null });
    });
  });
}
