import { expect, test } from '@jest/globals';
import {
  type CacheRequest,
  type Found,
  type InvalidationMode,
  type InvalidationTarget,
  MemoryStore,
  type Question,
  StoreUnavailableError,
} from '../../../src/cache/index.ts';
import { deferred } from '../../support/deferred.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

/** A store of which invalidations can be kept away, and replies held back. */
class CutStore extends MemoryStore {
  cut = false;
  /** A reply waits for this after the store was looked at. */
  held: Promise<void> = Promise.resolve();

  override async read(questions: readonly Question[]): Promise<readonly Found[]> {
    const found = await super.read(questions);
    await this.held;
    return found;
  }

  override invalidate(target: InvalidationTarget, mode: InvalidationMode): Promise<void> {
    return this.cut ? Promise.reject(new StoreUnavailableError('cut')) : super.invalidate(target, mode);
  }
}

const TAG = 'viewer:ann';
const request: CacheRequest = { ...requestOf('own'), tags: ['all', TAG], storeOnly: true };

/** Two processes that hear nothing of each other, before one store. */
function twoProcesses() {
  const store = new CutStore(10_000_000, () => 1_800_000_000_000);
  return { store, writer: createEngine({ store }).cache, reader: createEngine({ store }).cache };
}

const load = (value: string) => async () => value;

test('a read finds what the store has at that moment, though nobody told of a change', async () => {
  const { writer, reader } = twoProcesses();
  expect(await reader.getOrLoad(request, load('old'))).toMatchObject({ status: 'MISS' });
  expect(await reader.getOrLoad(request, load('unused'))).toMatchObject({ status: 'HIT', tier: 'STORE' });
  expect(reader.near.entries).toBe(0);
  await writer.invalidateChanged(TAG);
  expect(await reader.getOrLoad(request, load('new'))).toMatchObject({ status: 'MISS', result: { value: 'new' } });
  expect(await writer.getOrLoad(request, load('unused'))).toMatchObject({ status: 'HIT', result: { value: 'new' } });
});

test('what a load under way during a change brings is for its own caller', async () => {
  const { writer, reader } = twoProcesses();
  const [old, begun] = [deferred<string>(), deferred<void>()];
  const before = reader.getOrLoad(request, () => {
    begun.resolve();
    return old.promise;
  });
  await begun.promise;
  await writer.invalidateChanged(TAG);
  old.resolve('old');
  expect(await before).toMatchObject({ result: { value: 'old' } });
  for (const process of [reader, writer]) {
    expect(await process.getOrLoad(request, load('new'))).toMatchObject({ result: { value: 'new' } });
  }
});

test('who asks after a change joins nobody who asked before it', async () => {
  const { store, writer, reader } = twoProcesses();
  await reader.getOrLoad(request, load('old'));
  const reply = deferred<void>();
  store.held = reply.promise;
  const before = reader.getOrLoad(request, load('unused'));
  // The store has been looked at, and its answer is on the way.
  await new Promise((resolve) => setImmediate(resolve));
  await writer.invalidateChanged(TAG);
  const after = reader.getOrLoad(request, load('new'));
  reply.resolve();
  expect(await before).toMatchObject({ status: 'HIT', result: { value: 'old' } });
  expect(await after).toMatchObject({ status: 'MISS', result: { value: 'new' } });
});

test('who asks at the same moment shares one load', async () => {
  const { reader } = twoProcesses();
  let loads = 0;
  const count = async () => {
    loads += 1;
    return 'value';
  };
  const answers = await Promise.all([1, 2, 3].map(() => reader.getOrLoad(request, count)));
  expect(answers.map(({ status }) => status)).toEqual(['MISS', 'COLLAPSED', 'COLLAPSED']);
  expect(loads).toBe(1);
});

test('a change that the store did not take hides what it holds from this process, and is told when the store is back', async () => {
  const { store, writer, reader } = twoProcesses();
  await reader.getOrLoad(request, load('old'));
  store.cut = true;
  await writer.invalidateChanged(TAG);
  for (const value of ['new', 'newer']) {
    expect(await writer.getOrLoad(request, load(value))).toMatchObject({ status: 'MISS', result: { value } });
  }
  expect(await writer.look(request)).toBeNull();
  // The moment that remains: the others cannot be told.
  expect(await reader.getOrLoad(request, load('new'))).toMatchObject({ status: 'HIT', result: { value: 'old' } });
  store.cut = false;
  writer.onTracking('ON');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await reader.getOrLoad(request, load('new'))).toMatchObject({ status: 'MISS', result: { value: 'new' } });
  expect(await writer.getOrLoad(request, load('unused'))).toMatchObject({ status: 'HIT', result: { value: 'new' } });
});

test('a later change stays owed when only an earlier one was taken', async () => {
  const { store, writer } = twoProcesses();
  await writer.getOrLoad(request, load('old'));
  const [taken, asked] = [deferred<void>(), deferred<void>()];
  const invalidate = store.invalidate.bind(store);
  store.invalidate = async (target, mode) => {
    asked.resolve();
    await taken.promise;
    return invalidate(target, mode);
  };
  const first = writer.invalidateChanged(TAG);
  await asked.promise;
  store.invalidate = () => Promise.reject(new StoreUnavailableError('cut'));
  await writer.invalidateChanged(TAG);
  taken.resolve();
  await first;
  expect(await writer.look(request)).toBeNull();
  expect(await writer.getOrLoad(request, load('newest'))).toMatchObject({ result: { value: 'newest' } });
  expect(await writer.getOrLoad(request, load('again'))).toMatchObject({ status: 'MISS', result: { value: 'again' } });
});
