import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CacheKey, cacheKeyOf, type Deposit, type Store } from '../../src/cache/index.ts';

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
    const acquire = async (key: CacheKey, token: string, leaseMs = 1000, tags: readonly string[] = []) => {
      const [look] = await tested.store.acquire([{ key, token, leaseMs, tags }]);
      if (look === undefined) throw new Error('no look for a try');
      return look;
    };

    type Gift = Omit<Deposit, 'tags'> & Partial<Pick<Deposit, 'tags'>>;
    const fill = async (gift: Gift) => (await tested.store.fill([{ tags: [], ...gift }]))[0]?.written;
    const fail = async (gift: Gift) => (await tested.store.fail([{ tags: [], ...gift }]))[0]?.written;
    const read = async (...keys: readonly CacheKey[]) =>
      (await tested.store.read(keys.map((key) => ({ key, tags: [] })))).map(({ entry }) => entry);

    test('reads null for what nobody filled, in the order of the keys', async () => {
      const [first, second] = [newKey(), newKey()];
      await acquire(second, 't');
      await fill({ key: second, token: 't', payload, ttlMs: 5000 });
      expect(await read(first, second, first)).toEqual([null, payload, null]);
    });

    test('grants a lease to one of many tries', async () => {
      const key = newKey();
      const looks = await tested.store.acquire(
        ['a', 'b', 'c'].map((token) => ({ key, token, leaseMs: 1000, tags: [] })),
      );
      expect(looks.map((look) => look.granted)).toEqual([true, false, false]);
    });

    test('shows a fill to the next try: the second look', async () => {
      const key = newKey();
      await acquire(key, 'a');
      await fill({ key, token: 'a', payload, ttlMs: 5000 });
      expect(await acquire(key, 'b')).toEqual({ granted: true, entry: payload, failure: null, ids: [] });
    });

    test('ends the lease with the fill', async () => {
      const key = newKey();
      await acquire(key, 'a');
      expect((await acquire(key, 'b')).granted).toBe(false);
      expect(await fill({ key, token: 'a', payload, ttlMs: 5000 })).toBe(true);
      expect((await acquire(key, 'b')).granted).toBe(true);
    });

    test('refuses the fill of a stolen or foreign token and leaves the lease alone', async () => {
      const key = newKey();
      await acquire(key, 'owner');
      expect(await fill({ key, token: 'thief', payload, ttlMs: 5000 })).toBe(false);
      expect(await read(key)).toEqual([null]);
      expect(await tested.store.renew({ key, token: 'owner', leaseMs: 1000, tags: [] })).toBe(true);
    });

    test('grants the lease again when it has expired, and refuses the late fill', async () => {
      const key = newKey();
      await acquire(key, 'dead', 40);
      await tested.pass(60);
      expect((await acquire(key, 'next')).granted).toBe(true);
      expect(await fill({ key, token: 'dead', payload, ttlMs: 5000 })).toBe(false);
      expect(await fill({ key, token: 'next', payload, ttlMs: 5000 })).toBe(true);
    });

    test('renews for the holder only', async () => {
      const key = newKey();
      await acquire(key, 'a', 80);
      expect(await tested.store.renew({ key, token: 'b', leaseMs: 60_000, tags: [] })).toBe(false);
      expect(await tested.store.renew({ key, token: 'a', leaseMs: 60_000, tags: [] })).toBe(true);
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
      expect(await fail({ key, token: 'x', payload, ttlMs: 5000 })).toBe(false);
      expect(await fail({ key, token: 'a', payload, ttlMs: 5000 })).toBe(true);
      expect(await acquire(key, 'b')).toEqual({ granted: true, entry: null, failure: payload, ids: [] });
      await fill({ key, token: 'b', payload, ttlMs: 5000 });
      expect((await acquire(key, 'c')).failure).toBeNull();
    });

    test('forgets entries and markers when their time is over', async () => {
      const key = newKey();
      await acquire(key, 'a');
      await fill({ key, token: 'a', payload, ttlMs: 40 });
      await acquire(key, 'b');
      await fail({ key, token: 'b', payload, ttlMs: 40 });
      await tested.pass(60);
      expect(await acquire(key, 'c')).toEqual({ granted: true, entry: null, failure: null, ids: [] });
    });

    test('makes the tags that a lease asks for, once, and reads them with the entries', async () => {
      const [tag, other] = [randomUUID(), randomUUID()];
      const key = newKey();
      expect(await tested.store.read([{ key, tags: [tag] }])).toEqual([{ entry: null, ids: [null] }]);
      const { ids } = await acquire(key, 'a', 1000, [tag, other]);
      expect(ids).toEqual([expect.stringMatching(/^.{8}\..{8}$/), expect.stringMatching(/^.{8}\..{8}$/)]);
      expect((await acquire(newKey(), 'b', 1000, [other, tag])).ids).toEqual([ids[1], ids[0]]);
      expect(await tested.store.read([{ key, tags: [tag] }])).toEqual([{ entry: null, ids: [ids[0]] }]);
    });

    test('gives a tag new ids: both when hard, the soft one when soft', async () => {
      const tag = randomUUID();
      const before = await idsOf(tag);
      await tested.store.invalidate({ kind: 'tag', tag }, 'SOFT');
      const soft = await idsOf(tag);
      await tested.store.invalidate({ kind: 'tag', tag }, 'HARD');
      const hard = await idsOf(tag);
      expect(soft.hard).toBe(before.hard);
      expect(new Set([before.soft, soft.soft, hard.soft]).size).toBe(3);
      expect(hard.hard).not.toBe(before.hard);
    });

    test('shows with a deposit what was invalidated before it', async () => {
      const tag = randomUUID();
      const [first, second] = [newKey(), newKey()];
      const { ids } = await acquire(first, 'a', 1000, [tag]);
      await acquire(second, 'b', 1000, [tag]);
      const kept = await tested.store.fill([{ key: first, token: 'a', payload, ttlMs: 5000, tags: [tag] }]);
      expect(kept).toEqual([{ written: true, ids }]);
      await tested.store.invalidate({ kind: 'tag', tag }, 'HARD');
      const [late] = await tested.store.fail([{ key: second, token: 'b', payload, ttlMs: 5000, tags: [tag] }]);
      expect(late?.ids).not.toEqual(ids);
    });

    test('takes entry, lease and marker out together: a load under way cannot fill', async () => {
      const key = newKey();
      await acquire(key, 'a');
      await fill({ key, token: 'a', payload, ttlMs: 5000 });
      await acquire(key, 'b');
      await fail({ key, token: 'b', payload, ttlMs: 5000 });
      await acquire(key, 'loading');
      await tested.store.invalidate({ kind: 'key', key }, 'HARD');
      expect(await fill({ key, token: 'loading', payload, ttlMs: 5000 })).toBe(false);
      expect(await acquire(key, 'next')).toEqual({ granted: true, entry: null, failure: null, ids: [] });
    });

    test('replaces an entry that is still the same, keeps its expiry and ends the lease', async () => {
      const key = newKey();
      const next = Buffer.from('next');
      await acquire(key, 'a');
      await fill({ key, token: 'a', payload, ttlMs: 80 });
      await acquire(key, 'loading');
      expect(await tested.store.replace(key, next, payload)).toBe(false);
      expect(await tested.store.replace(key, payload, next)).toBe(true);
      expect(await fill({ key, token: 'loading', payload, ttlMs: 5000 })).toBe(false);
      expect(await read(key)).toEqual([next]);
      await tested.pass(120);
      expect(await read(key)).toEqual([null]);
    });

    async function idsOf(
      tag: string,
    ): Promise<{ readonly hard: string | undefined; readonly soft: string | undefined }> {
      const [found] = (await acquire(newKey(), randomUUID(), 1000, [tag])).ids;
      const [hard, soft] = found?.split('.') ?? [];
      return { hard, soft };
    }
  });
}
