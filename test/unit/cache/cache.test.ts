import { expect, test } from '@jest/globals';
import { type Served, StoreUnavailableError } from '../../../src/cache/index.ts';
import { encodePayload } from '../../../src/cache/codec.ts';
import { MemoryStore } from '../../../src/cache/memory-store.ts';
import { SymbolNotFoundError, UpstreamUnavailableError } from '../../../src/market/errors.ts';
import { deferred } from '../../support/deferred.ts';
import { createEngine, lineOf, requestOf } from '../../support/engine.ts';

const value = (served: Served): unknown => {
  if (served.result.kind === 'error') throw served.result.error;
  return served.result.value;
};

test('loads a cold key once, fills it, and answers the next from near', async () => {
  const { cache, trace } = createEngine();
  expect(value(await cache.getOrLoad(requestOf('k'), async () => 7))).toBe(7);
  expect(value(await cache.getOrLoad(requestOf('k'), async () => 8))).toBe(7);
  expect(trace).toEqual(['load-started', 'load-ended', 'filled', 'served MISS ORIGIN', 'served HIT NEAR']);
});

test('answers a near hit without a promise', async () => {
  const { cache } = createEngine();
  await cache.getOrLoad(requestOf('k'), async () => 7);
  expect(cache.getOrLoad(requestOf('k'), async () => 8)).not.toBeInstanceOf(Promise);
});

test('answers from the store when near is off', async () => {
  const { cache, trace } = createEngine({ nearMaxBytes: 0 });
  await cache.getOrLoad(requestOf('k'), async () => null);
  expect(value(await cache.getOrLoad(requestOf('k'), async () => 8))).toBeNull();
  expect(trace.at(-1)).toBe('served HIT STORE');
});

test('loads again when the entry is no longer fresh, to the millisecond', async () => {
  const { cache, clock } = createEngine();
  await cache.getOrLoad(requestOf('k'), async () => 1);
  clock.now += 299_999;
  expect(value(await cache.getOrLoad(requestOf('k'), async () => 2))).toBe(1);
  clock.now += 1;
  expect(value(await cache.getOrLoad(requestOf('k'), async () => 2))).toBe(2);
});

test('lets 1,000 callers of one cold key share one load', async () => {
  const { cache, trace } = createEngine();
  const gate = deferred<number>();
  let loads = 0;
  const load = (): Promise<number> => {
    loads += 1;
    return gate.promise;
  };
  const answers = Array.from({ length: 1000 }, () => cache.getOrLoad(requestOf('k'), load));
  gate.resolve(42);
  expect(new Set((await Promise.all(answers)).map(value))).toEqual(new Set([42]));
  expect(loads).toBe(1);
  expect(trace.filter((line) => line === 'served COLLAPSED ORIGIN')).toHaveLength(999);
  expect(trace.filter((line) => line === 'served MISS ORIGIN')).toHaveLength(1);
});

test('gives a failed load to everybody who waited, and loads once a back-off window', async () => {
  const { cache, clock, trace } = createEngine();
  let loads = 0;
  const load = async (): Promise<number> => {
    loads += 1;
    if (loads === 1) throw new UpstreamUnavailableError('down');
    return loads;
  };
  const burst = await Promise.all(Array.from({ length: 50 }, () => cache.getOrLoad(requestOf('k'), load)));
  expect(burst.every((served) => served.result.kind === 'error')).toBe(true);
  const late = await cache.getOrLoad(requestOf('k'), load);
  expect(() => value(late)).toThrow(UpstreamUnavailableError);
  expect(trace.at(-1)).toBe('served NEGATIVE STORE');
  expect(loads).toBe(1);
  clock.now += 2000;
  expect(value(await cache.getOrLoad(requestOf('k'), load))).toBe(2);
});

test('remembers an absence as the typed error, for its own time to live', async () => {
  const { cache, clock } = createEngine();
  let loads = 0;
  const load = async (): Promise<number> => {
    loads += 1;
    throw new SymbolNotFoundError('no NOPE');
  };
  for (let asked = 0; asked < 100; asked += 1) {
    const served = await cache.getOrLoad(requestOf('k'), load);
    expect(() => value(served)).toThrow(SymbolNotFoundError);
  }
  expect(loads).toBe(1);
  clock.now += 60_000;
  await cache.getOrLoad(requestOf('k'), load);
  expect(loads).toBe(2);
});

test('waits for the holder of the lease in another process, and takes over when the holder is gone', async () => {
  const clock = { now: 1_800_000_000_000 };
  const store = new MemoryStore(1_000_000, () => clock.now);
  const options = { store, now: () => clock.now };
  const gate = deferred<number>();
  const a = createEngine(options);
  const seen: string[] = [];
  const b = createEngine({
    ...options,
    onEvent: (event) => {
      if (event.kind === 'tracking') return;
      seen.push(lineOf(event));
      // Only who waits can be answered by the other's load.
      if (event.kind === 'lease-waiting') gate.resolve(5);
    },
  });
  const first = a.cache.getOrLoad(requestOf('k'), () => gate.promise);
  const second = b.cache.getOrLoad(requestOf('k'), async () => {
    throw new Error('must not load');
  });
  expect(value(await first)).toBe(5);
  expect(value(await second)).toBe(5);
  expect(seen).toEqual(['lease-waiting', 'served COLLAPSED ORIGIN']);

  await store.acquire([{ key: requestOf('dead').key, token: 'killed', leaseMs: 3000, tags: [] }]);
  const waiting = b.cache.getOrLoad(requestOf('dead'), async () => 6);
  clock.now += 3000;
  expect(value(await waiting)).toBe(6);
});

test('ends a wait that has no end in sight with a typed error', async () => {
  const clock = { now: 1_800_000_000_000 };
  const store = new MemoryStore(1_000_000, () => 0);
  const { cache } = createEngine({
    store,
    now: () => clock.now,
    onEvent: ({ kind }) => {
      if (kind === 'lease-waiting') clock.now += 4000;
    },
  });
  await store.acquire([{ key: requestOf('k').key, token: 'other', leaseMs: 1_000_000, tags: [] }]);
  const served = await cache.getOrLoad(requestOf('k'), async () => 1);
  expect(() => value(served)).toThrow('did not answer');
});

test('ends a load that hangs at its deadline, aborts it, and frees the key', async () => {
  const { cache } = createEngine({ loadDeadlineMs: 20 });
  let aborted = false;
  const served = await cache.getOrLoad(requestOf('k'), ({ signal }) => {
    signal.addEventListener('abort', () => {
      aborted = true;
    });
    return new Promise(() => undefined);
  });
  expect(() => value(served)).toThrow('did not answer within 20 ms');
  expect(aborted).toBe(true);
});

test('does not store what would come back changed, and says so', async () => {
  const { cache, trace } = createEngine();
  for (const odd of [Number.NaN, [undefined], new Map(), new URL('http://a'), 10n]) {
    expect(value(await cache.getOrLoad(requestOf('k'), async () => odd))).toBe(odd);
  }
  expect(trace.filter((line) => line === 'not-filled unfaithful')).toHaveLength(5);
});

test('gives a hit its dates back as dates, and -0 as -0', async () => {
  const { cache } = createEngine({ nearMaxBytes: 0 });
  const bar = { at: new Date(0), change: -0 };
  await cache.getOrLoad(requestOf('k'), async () => bar);
  expect(value(await cache.getOrLoad(requestOf('k'), async () => null))).toStrictEqual(bar);
});

test('answers an entry that is too big without storing it', async () => {
  const { cache, trace } = createEngine({ maxEntryBytes: 100 });
  const noise = Array.from({ length: 200 }, (_unused, index) => (index * 7919) % 1009);
  await cache.getOrLoad(requestOf('k'), async () => noise);
  await cache.getOrLoad(requestOf('k'), async () => noise);
  expect(trace.filter((line) => line === 'not-filled too-big')).toHaveLength(2);
});

test('keeps a value of any caller from being changed for the others', async () => {
  const { cache } = createEngine();
  const loaded = { bars: [{ close: 1 }] };
  await cache.getOrLoad(requestOf('k'), async () => loaded);
  expect(Object.isFrozen(loaded.bars[0])).toBe(true);
});

test('asks nothing of the store for a category that is not cached', async () => {
  const { cache, trace } = createEngine();
  await cache.getOrLoad(requestOf('k', 0), async () => 1);
  await cache.getOrLoad(requestOf('k', 0), async () => 2);
  expect(trace).toEqual(Array.from({ length: 2 }, () => ['load-started', 'load-ended', 'served BYPASS ORIGIN']).flat());
});

test('answers by loading, once a process, when the store is out of reach', async () => {
  const broken = new StoreUnavailableError('down');
  const store = new MemoryStore(1000, Date.now);
  store.read = () => Promise.reject(broken);
  const { cache, trace } = createEngine({ store });
  const answers = await Promise.all([1, 2].map((n) => cache.getOrLoad(requestOf('k'), async () => n)));
  expect(answers.map(value)).toEqual([1, 1]);
  expect(trace.slice(0, 3)).toEqual(['store-unavailable', 'load-started', 'load-ended']);
});

test.each([
  ['garbage', Buffer.from('garbage')],
  ['nothing', Buffer.alloc(0)],
  ['content that is no entry', encodePayload({ kind: 'value' }).payload],
])('takes %s for a miss and replaces it', async (_name, payload) => {
  const store = new MemoryStore(10_000, () => 1_800_000_000_000);
  const { cache, trace } = createEngine({ store, nearMaxBytes: 0 });
  const { key } = requestOf('k');
  await store.acquire([{ key, token: 't', leaseMs: 1000, tags: [] }]);
  await store.fill([{ key, token: 't', payload, ttlMs: 100_000, tags: [] }]);
  expect(value(await cache.getOrLoad(requestOf('k'), async () => 1))).toBe(1);
  expect(value(await cache.getOrLoad(requestOf('k'), async () => 2))).toBe(1);
  expect(trace.at(-1)).toBe('served HIT STORE');
});

/** A store that counts how many keys each of its reads was for. */
function countingStore() {
  const reads: number[] = [];
  const store = new MemoryStore(100_000, () => 1_800_000_000_000);
  const read = store.read.bind(store);
  store.read = (keys) => {
    reads.push(keys.length);
    return read(keys);
  };
  return { store, reads };
}

test('reads all keys asked at one moment together', async () => {
  const { store, reads } = countingStore();
  const { cache } = createEngine({ store });
  await Promise.all(Array.from({ length: 250 }, (_unused, n) => cache.getOrLoad(requestOf(`k${n}`), async () => n)));
  expect(reads).toEqual([250]);
});

test('reads together what different requests ask for in one turn of the event loop', async () => {
  const { store, reads } = countingStore();
  const { cache } = createEngine({ store });
  const answers = [cache.getOrLoad(requestOf('k1'), async () => 1)];
  // Whatever was to come of the first by itself would have come by then.
  await new Promise(process.nextTick);
  await Promise.resolve();
  answers.push(cache.getOrLoad(requestOf('k2'), async () => 2));
  await Promise.all(answers);
  expect(reads).toEqual([2]);
});
