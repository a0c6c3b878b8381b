import { expect, test } from '@jest/globals';
import { MemoryStore, StoreUnavailableError } from '../../../src/cache/index.ts';
import { deferred } from '../../support/deferred.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

/** A store that does not answer. */
class SilentStore extends MemoryStore {
  override read(): Promise<never> {
    return Promise.reject(new StoreUnavailableError('silent'));
  }
}

const request = requestOf('k');
const values = { before: 'old', after: 'new' } as const;

/** A load without a lease, somebody who joins it once `meanwhile` has happened, and its end. */
async function joinedAfter(meanwhile: (cache: ReturnType<typeof createEngine>['cache']) => void) {
  const { cache } = createEngine({ store: new SilentStore(1_000_000, () => 0) });
  const gate = deferred<string>();
  const first = cache.getOrLoad(request, () => gate.promise);
  // The store has refused, and the load begun.
  await new Promise(setImmediate);
  meanwhile(cache);
  const second = cache.getOrLoad(request, async () => values.after);
  gate.resolve(values.before);
  return [await first, await second].map(({ result }) => (result.kind === 'value' ? result.value : result.error));
}

test('a load without a lease is shared in its process', async () => {
  expect(await joinedAfter(() => undefined)).toEqual([values.before, values.before]);
});

test.each([
  ['its entry was changed', (cache) => cache.onChange({ kind: 'entry', key: request.key })],
  ['a tag of it was changed', (cache) => cache.onChange({ kind: 'tag', tag: 'all' })],
  ['tracking was lost and found', (cache) => cache.onTracking('ON')],
  ['anything may have changed', (cache) => cache.onEverythingChanged()],
] as readonly (readonly [string, Parameters<typeof joinedAfter>[0]])[])(
  'and is for its own caller alone when %s meanwhile',
  async (_what, meanwhile) => {
    expect(await joinedAfter(meanwhile)).toEqual([values.before, values.after]);
  },
);
