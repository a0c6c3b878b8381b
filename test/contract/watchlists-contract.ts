import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { MAX_LISTS, MAX_SYMBOLS, type OpenedWatchlists, openWatchlists } from '../../src/watchlists/index.ts';

const NEW = { name: 'Tech', symbols: ['AAPL', 'MSFT'] };
const any = (id: string) => ({ id, expectedVersion: null });

/** What every database must do. Two repositories over one database stand for two replicas. */
export function describeWatchlists(start: () => Promise<{ readonly url: string; stop(): Promise<void> }>): void {
  let here: OpenedWatchlists;
  let there: OpenedWatchlists;
  let stop: () => Promise<void>;
  let now = Date.parse('2026-01-02T03:04:05.678Z');
  const troubles: unknown[] = [];

  beforeAll(async () => {
    const database = await start();
    const open = (): OpenedWatchlists =>
      openWatchlists({
        url: database.url,
        now: () => now,
        newId: randomUUID,
        onTrouble: (error) => troubles.push(error),
      });
    [here, there] = [open(), open()];
    // Both find an empty database at the same moment.
    expect(await Promise.all([here.list('nobody'), there.list('nobody')])).toEqual([[], []]);
    stop = async () => {
      await Promise.all([here.close(), there.close()]);
      await database.stop();
    };
  }, 60_000);
  afterAll(async () => {
    await stop();
    expect(troubles).toEqual([]);
  });

  test('a new list has its symbols once, in their order, version 1 and the time', async () => {
    const owner = randomUUID();
    const list = await here.create(owner, { name: 'Tech', symbols: ['MSFT', 'AAPL', 'MSFT'] });
    expect(list).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'Tech',
      symbols: ['MSFT', 'AAPL'],
      version: 1,
      createdAt: '2026-01-02T03:04:05.678Z',
      updatedAt: '2026-01-02T03:04:05.678Z',
    });
    expect(await there.list(owner)).toEqual([list]);
  });

  test('lists come in the order they were made, empty ones included', async () => {
    const owner = randomUUID();
    for (const name of ['c', 'a', 'b']) await here.create(owner, { name, symbols: [] });
    expect((await there.list(owner)).map(({ name, symbols }) => [name, symbols])).toEqual([
      ['c', []],
      ['a', []],
      ['b', []],
    ]);
  });

  test('every change is read on the other replica at once', async () => {
    const owner = randomUUID();
    const { id } = await here.create(owner, NEW);
    now += 1000;
    const added = await there.add(owner, any(id), ['IBM', 'AAPL']);
    expect(added).toMatchObject({
      symbols: ['AAPL', 'MSFT', 'IBM'],
      version: 2,
      updatedAt: '2026-01-02T03:04:06.678Z',
    });
    expect(await here.list(owner)).toEqual([added]);
    const removed = await here.remove(owner, any(id), ['AAPL', 'KO']);
    expect(removed).toMatchObject({ symbols: ['MSFT', 'IBM'], version: 3 });
    const renamed = await there.rename(owner, any(id), 'Täch 🚀');
    expect(renamed).toMatchObject({ name: 'Täch 🚀', version: 4, createdAt: '2026-01-02T03:04:05.678Z' });
    expect(await here.list(owner)).toEqual([renamed]);
    await here.delete(owner, any(id));
    expect(await there.list(owner)).toEqual([]);
  });

  test('what is already so changes nothing', async () => {
    const owner = randomUUID();
    const list = await here.create(owner, NEW);
    expect(await there.add(owner, any(list.id), ['MSFT', 'AAPL'])).toEqual(list);
    expect(await there.remove(owner, any(list.id), ['KO'])).toEqual(list);
    expect(await there.rename(owner, any(list.id), 'Tech')).toEqual(list);
  });

  test('a change that expects another version is refused, and changes nothing', async () => {
    const owner = randomUUID();
    const { id } = await here.create(owner, NEW);
    const first = { id, expectedVersion: 1 };
    const renamed = await here.rename(owner, first, 'Mine');
    const conflict = { code: 'CONFLICT' };
    await expect(there.rename(owner, first, 'Yours')).rejects.toMatchObject(conflict);
    await expect(there.add(owner, first, ['KO'])).rejects.toMatchObject(conflict);
    await expect(there.remove(owner, first, ['AAPL'])).rejects.toMatchObject(conflict);
    await expect(there.delete(owner, first)).rejects.toMatchObject(conflict);
    expect(await here.list(owner)).toEqual([renamed]);
  });

  test('of changes that expect the same version one is made', async () => {
    const owner = randomUUID();
    const { id } = await here.create(owner, NEW);
    const tries = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) =>
      (index % 2 === 0 ? here : there).rename(owner, { id, expectedVersion: 1 }, name),
    );
    const states = (await Promise.allSettled(tries)).map(({ status }) => status);
    expect(states.filter((status) => status === 'fulfilled')).toHaveLength(1);
    expect(await here.list(owner)).toMatchObject([{ version: 2 }]);
  });

  test('changes at the same moment on two replicas are all made', async () => {
    const owner = randomUUID();
    const { id } = await here.create(owner, { name: 'Many', symbols: [] });
    const symbols = Array.from({ length: 20 }, (_, index) => `S${index}`);
    await Promise.all(symbols.map((symbol, index) => (index % 2 === 0 ? here : there).add(owner, any(id), [symbol])));
    const [list] = await here.list(owner);
    expect([...(list?.symbols ?? [])].sort()).toEqual([...symbols].sort());
    expect(list?.version).toBe(21);
  });

  test('owners change their lists at the same moment without hindering one another', async () => {
    const owners = Array.from({ length: 20 }, () => randomUUID());
    await Promise.all(owners.map((owner, index) => (index % 2 === 0 ? here : there).create(owner, NEW)));
    const lists = await Promise.all(owners.map((owner) => there.list(owner)));
    expect(lists.map(({ length }) => length)).toEqual(owners.map(() => 1));
  });

  describe('somebody else', () => {
    test('cannot tell a list of another from one that is missing', async () => {
      const [owner, other] = [randomUUID(), randomUUID()];
      const list = await here.create(owner, NEW);
      for (const id of [list.id, randomUUID()]) {
        for (const change of [
          there.add(other, any(id), ['KO']),
          there.remove(other, any(id), ['AAPL']),
          there.rename(other, any(id), 'Stolen'),
          there.delete(other, any(id)),
          there.delete(other, { id, expectedVersion: 7 }),
        ]) {
          await expect(change).rejects.toMatchObject({
            code: 'NOT_FOUND',
            message: 'You have no watchlist with this id.',
          });
        }
      }
      expect(await there.list(other)).toEqual([]);
      expect(await there.list(owner)).toEqual([list]);
    });

    test('is told apart by every character of the subject', async () => {
      await here.create('ann', NEW);
      for (const other of ['Ann', 'ann ', 'än', "ann' or 'a'='a", '%', 'a_n']) {
        expect(await there.list(other)).toEqual([]);
      }
    });
  });

  test('the most watched symbols are those of most owners, however many lists an owner has them on', async () => {
    const owners = [1, 2, 3].map(() => randomUUID());
    const [rare, common, often] = ['RARE', 'COMMON', 'OFTEN'].map((name) => `${name}${randomUUID().slice(0, 8)}`);
    if (rare === undefined || common === undefined || often === undefined) throw new Error('three symbols');
    for (const owner of owners) await here.create(owner, { name: 'x', symbols: [common] });
    for (const owner of owners.slice(1)) await here.create(owner, { name: 'y', symbols: [often, common] });
    for (let list = 0; list < 4; list += 1) await here.create(String(owners[0]), { name: 'z', symbols: [rare] });
    const watched = await there.mostWatched(1000);
    expect(watched.filter((symbol) => [rare, common, often].includes(symbol))).toEqual([common, often, rare]);
    expect(await there.mostWatched(1)).toHaveLength(1);
  });

  describe('there may be at most', () => {
    test(`${MAX_LISTS} lists of a viewer, even made at the same moment`, async () => {
      const owner = randomUUID();
      for (let made = 0; made < MAX_LISTS - 1; made += 1) await here.create(owner, { name: 'x', symbols: [] });
      const tries = [here.create(owner, NEW), there.create(owner, NEW), here.create(owner, NEW)];
      const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
      expect(refused).toHaveLength(2);
      expect(refused).toMatchObject([0, 1].map(() => ({ reason: { code: 'LIMIT_REACHED', limit: MAX_LISTS } })));
      expect(await there.list(owner)).toHaveLength(MAX_LISTS);
    });

    test(`${MAX_SYMBOLS} symbols in a list`, async () => {
      const owner = randomUUID();
      const symbols = Array.from({ length: MAX_SYMBOLS }, (_, index) => `S${index}`);
      const limit = { code: 'LIMIT_REACHED', limit: MAX_SYMBOLS };
      await expect(here.create(owner, { name: 'x', symbols: [...symbols, 'ONE'] })).rejects.toMatchObject(limit);
      expect(await here.list(owner)).toEqual([]);
      const full = await here.create(owner, { name: 'x', symbols });
      await expect(here.add(owner, any(full.id), ['ONE'])).rejects.toMatchObject(limit);
      expect(await here.add(owner, any(full.id), ['S7'])).toEqual(full);
    });
  });
}
