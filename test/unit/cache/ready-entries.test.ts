import { describe, expect, test } from '@jest/globals';
import { deferred } from '../../support/deferred.ts';
import { createEngine, requestOf } from '../../support/engine.ts';

const FRAGMENT = { selection: '{ price }', text: () => Buffer.from('{"price":1}') };
const request = requestOf('k');

describe.each([
  ['near', 1_000_000],
  ['the store', 0],
] as const)('from %s', (_where, nearMaxBytes) => {
  async function filled(value: unknown = { price: 1 }, loadMs = 0) {
    const engine = createEngine({ nearMaxBytes });
    const { cache, clock } = engine;
    const ready = async () =>
      nearMaxBytes > 0 ? cache.ready.near(request, cache.ready.now()) : (await cache.ready.stored([request]))[0];
    const load = async (): Promise<unknown> => {
      clock.now += loadMs;
      return value;
    };
    await cache.getOrLoad(request, load);
    await ready();
    return { ...engine, ready, load };
  }

  test('a fresh value is ready, and nothing is reported before it is served', async () => {
    const { cache, ready, trace } = await filled();
    trace.length = 0;
    const entry = await ready();
    expect(entry?.entry.value).toEqual({ price: 1 });
    expect(trace).toEqual([]);
    if (entry == null) throw new Error('it is ready');
    expect(cache.ready.serve(request, entry, cache.ready.now())).toMatchObject({
      status: 'HIT',
      result: { value: { price: 1 } },
    });
    expect(trace).toEqual([`served HIT ${nearMaxBytes > 0 ? 'NEAR' : 'STORE'}`]);
  });

  test('a text is kept beside the value that it was made of, for as long as that value is', async () => {
    const { cache, clock, ready, load } = await filled();
    const value = (await ready())?.entry.value;
    cache.ready.keepFragment(request.key, value, FRAGMENT);
    expect((await ready())?.fragments.get('{ price }')?.toString()).toBe('{"price":1}');
    await cache.invalidate({ kind: 'key', key: request.key });
    clock.now += 1;
    await cache.getOrLoad(request, load);
    expect((await ready())?.fragments.size).toBe(0);
  });

  test('a text of another value is not kept', async () => {
    const { cache, ready } = await filled();
    cache.ready.keepFragment(request.key, { price: 1 }, FRAGMENT);
    cache.ready.keepFragment(requestOf('other').key, (await ready())?.entry.value, FRAGMENT);
    expect((await ready())?.fragments.size).toBe(0);
  });

  test('a text that is kept already is not made again', async () => {
    const { cache, ready } = await filled();
    const value = (await ready())?.entry.value;
    let made = 0;
    const text = (): Buffer => {
      made += 1;
      return Buffer.from('{}');
    };
    for (let count = 0; count < 3; count += 1)
      cache.ready.keepFragment(request.key, value, { selection: '{ f }', text });
    expect(made).toBe(1);
  });

  test('texts beyond 16 push out the oldest', async () => {
    const { cache, ready } = await filled();
    const value = (await ready())?.entry.value;
    for (let index = 0; index < 20; index += 1) {
      cache.ready.keepFragment(request.key, value, { selection: `{ f${index} }`, text: () => Buffer.from('{}') });
    }
    const kept = [...((await ready())?.fragments.keys() ?? [])];
    expect([kept.length, kept[0], kept[15]]).toEqual([16, '{ f4 }', '{ f19 }']);
  });

  test('a value that a reader might have to refresh is left to one that can', async () => {
    const { ready, clock } = await filled({ price: 1 }, 100);
    clock.now += 300_000 - 100 * 12 - 1;
    expect(await ready()).not.toBeNull();
    clock.now += 1;
    expect(await ready()).toBeNull();
  });

  test('neither an absence nor a value past its freshness nor nothing is ready', async () => {
    const { cache, ready, clock } = await filled();
    clock.now += 300_000;
    expect(await ready()).toBeNull();
    expect((await cache.ready.stored([requestOf('unknown')]))[0]).toBeNull();
  });
});

test('texts count for the room that copies take', async () => {
  const { cache } = createEngine({ nearMaxBytes: 5000 });
  await cache.getOrLoad(request, async () => ({ price: 1 }));
  const before = cache.near.bytes;
  const value = cache.ready.near(request, cache.ready.now())?.entry.value;
  cache.ready.keepFragment(request.key, value, { selection: '{ price }', text: () => Buffer.alloc(1000) });
  expect(cache.near.bytes - before).toBe('{ price }'.length + 1000);
  cache.ready.keepFragment(request.key, value, { selection: '{ more }', text: () => Buffer.alloc(6000) });
  expect(cache.near.bytes).toBeLessThanOrEqual(5000);
});

test('without a near tier the same bytes are not decoded twice, and other bytes are', async () => {
  const { cache, clock } = createEngine({ nearMaxBytes: 0 });
  const gate = deferred<unknown>();
  gate.resolve({ price: 1 });
  await cache.getOrLoad(request, () => gate.promise);
  const valueNow = async () => (await cache.ready.stored([request]))[0]?.entry.value;
  const first = await valueNow();
  expect(await valueNow()).toBe(first);
  expect(Object.isFrozen(first)).toBe(true);
  await cache.invalidate({ kind: 'key', key: request.key });
  clock.now += 1;
  await cache.getOrLoad(request, async () => ({ price: 1 }));
  const second = await valueNow();
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
});
