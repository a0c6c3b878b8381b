import { expect, jest, test } from '@jest/globals';
import {
  cacheKeyOf,
  type Found,
  GuardedStore,
  MemoryStore,
  StoreRefusedError,
  StoreUnavailableError,
} from '../../../src/cache/index.ts';

const KEY = cacheKeyOf('PRICE', 'abc123', 'AAPL');

/** A store whose reads behave as told; every read is counted. */
function createGuarded(options: { readonly connected?: () => boolean } = {}) {
  const inner = new MemoryStore(1000, () => 0);
  const changes: string[] = [];
  const asked = { behaviour: async (): Promise<readonly Found[]> => [{ entry: null, ids: [] }] };
  const read = jest.spyOn(inner, 'read').mockImplementation(() => asked.behaviour());
  const store = new GuardedStore(inner, {
    deadlineMs: 10,
    failuresToOpen: 3,
    probeAfterMs: 20,
    connected: options.connected ?? (() => true),
    onChange: ({ state }) => changes.push(state),
  });
  return { store, asked, read, changes };
}

async function failures(store: GuardedStore, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await expect(store.read([{ key: KEY, tags: [] }])).rejects.toThrow(StoreUnavailableError);
  }
}

const never = (): Promise<readonly Found[]> => new Promise(() => undefined);

test('a store that never answers is left alone after some deadlines, and the change is told once', async () => {
  const { store, asked, read, changes } = createGuarded();
  asked.behaviour = never;
  await failures(store, 3);
  expect([store.open, changes]).toEqual([true, ['open']]);
  await Promise.all(Array.from({ length: 50 }, () => failures(store, 1)));
  expect(read.mock.calls.filter(([questions]) => questions.some(({ key }) => key === KEY))).toHaveLength(3);
  expect(changes).toEqual(['open']);
  await store.close();
});

test('the guard finds out by itself that the store is back', async () => {
  const { store, asked, changes } = createGuarded();
  const answers = asked.behaviour;
  asked.behaviour = never;
  await failures(store, 3);
  asked.behaviour = answers;
  while (store.open) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(changes).toEqual(['open', 'closed']);
  expect(await store.read([{ key: KEY, tags: [] }])).toEqual([{ entry: null, ids: [] }]);
  await store.close();
});

test('without a connection one failure is enough; a probe that is asked for closes it at once', async () => {
  const { store, asked, changes } = createGuarded({ connected: () => false });
  const answers = asked.behaviour;
  asked.behaviour = () => Promise.reject(new StoreUnavailableError('gone'));
  await failures(store, 1);
  expect(store.open).toBe(true);
  await store.probe();
  expect(store.open).toBe(true);
  asked.behaviour = answers;
  await store.probe();
  expect(changes).toEqual(['open', 'closed']);
  await store.close();
});

test('neither a success between nor a refusal counts towards opening', async () => {
  const { store, asked } = createGuarded();
  const answers = asked.behaviour;
  for (const behaviour of [never, never, answers, never, never]) {
    asked.behaviour = behaviour;
    await store.read([{ key: KEY, tags: [] }]).catch(() => undefined);
  }
  expect(store.open).toBe(false);
  asked.behaviour = () => Promise.reject(new StoreRefusedError('full'));
  await failures(store, 9);
  expect(store.open).toBe(false);
  await store.close();
});

test('a lease that was tried for and not answered is given back, past the breaker that it opened; later ones are not sent', async () => {
  const inner = new MemoryStore(1000, () => 0);
  const release = jest.spyOn(inner, 'release');
  const acquire = jest.spyOn(inner, 'acquire').mockImplementation(() => new Promise(() => undefined));
  const store = new GuardedStore(inner, {
    deadlineMs: 10,
    failuresToOpen: 1,
    connected: () => true,
    onChange: () => undefined,
  });
  for (const token of ['a', 'b', 'c']) {
    await expect(store.acquire([{ key: KEY, token, leaseMs: 1000, tags: [] }])).rejects.toThrow(StoreUnavailableError);
  }
  expect(store.open).toBe(true);
  expect(acquire).toHaveBeenCalledTimes(1);
  expect(release.mock.calls).toEqual([[KEY, 'a']]);
  await store.close();
});
