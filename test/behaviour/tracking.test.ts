import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { Served } from '../../src/cache/index.ts';
import { requestOf } from '../support/engine.ts';
import { createRedisEngine, type RedisEngine } from '../support/redis-engine.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer;
let operator: Redis;
beforeAll(async () => {
  redis = await startRedis();
  operator = new Redis(redis.url);
});
afterAll(async () => {
  operator.disconnect();
  await redis.stop();
});

const LONG = 600_000;
let made = 0;
const newRequest = () => requestOf(`tracked-${made++}`, LONG);
const value = ({ result }: Served): unknown => (result.kind === 'value' ? result.value : result.error);
const never = async (): Promise<never> => {
  throw new Error('must not load');
};

async function engines(count: number): Promise<RedisEngine[]> {
  const all = await Promise.all(Array.from({ length: count }, () => createRedisEngine(redis.url)));
  await Promise.all(all.map((one) => one.tracking('ON')));
  return all;
}

/** Asks until the answer is as wanted; a change that nobody tells of must fail here, not hang. */
async function until(wanted: (served: Served) => boolean, ask: () => Promise<Served> | Served): Promise<Served> {
  const deadline = performance.now() + 3000;
  while (performance.now() < deadline) {
    const served = await ask();
    if (wanted(served)) return served;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('the answer did not become as wanted');
}

/** The script that fills is pushed back to its own process once: so ask until the answer comes from near. */
async function warmNear({ cache }: RedisEngine, request: ReturnType<typeof requestOf>): Promise<void> {
  await until(
    ({ tier }) => tier === 'NEAR',
    () => cache.getOrLoad(request, never),
  );
}

async function untilNot(old: unknown, ask: () => Promise<Served> | Served): Promise<unknown> {
  return value(await until((served) => value(served) !== old, ask));
}

test('a near copy lives as long as the entry, and goes when another process invalidates its key', async () => {
  const [a, b] = await engines(2);
  if (a === undefined || b === undefined) throw new Error('two engines were asked for');
  const request = newRequest();
  await a.cache.getOrLoad(request, async () => 'old');
  await warmNear(b, request);
  await a.cache.invalidate({ kind: 'key', key: request.key });
  expect(await untilNot('old', () => b.cache.getOrLoad(request, async () => 'new'))).toBe('new');
  await Promise.all([a.cache.close(), b.cache.close()]);
});

// Several keys in one push come joined by commas to who listens to the text form; none come at all over RESP3.
test('changes of many keys at once reach every near copy', async () => {
  const [a, b] = await engines(2);
  if (a === undefined || b === undefined) throw new Error('two engines were asked for');
  const requests = Array.from({ length: 20 }, newRequest);
  for (const request of requests) {
    await a.cache.getOrLoad(request, async () => 'old');
    await warmNear(b, request);
  }
  await operator.del(await operator.keys('penstock:1:v:*'));
  for (const request of requests) {
    expect(await untilNot('old', () => b.cache.getOrLoad(request, async () => 'new'))).toBe('new');
  }
  await Promise.all([a.cache.close(), b.cache.close()]);
});

test('FLUSHALL empties near too', async () => {
  const [a] = await engines(1);
  if (a === undefined) throw new Error('an engine was asked for');
  const request = newRequest();
  await a.cache.getOrLoad(request, async () => 'old');
  await warmNear(a, request);
  await operator.flushall();
  expect(await untilNot('old', () => a.cache.getOrLoad(request, async () => 'new'))).toBe('new');
  await a.cache.close();
});

test('tracking is dropped with either connection, near with it, and armed again', async () => {
  const [a, b] = await engines(2);
  if (a === undefined || b === undefined) throw new Error('two engines were asked for');
  for (const kill of ['NORMAL', 'PUBSUB']) {
    const request = newRequest();
    await b.cache.getOrLoad(request, async () => 'old');
    await warmNear(b, request);
    const lost = b.tracking('LOST');
    await operator.call('CLIENT', 'KILL', 'TYPE', kill, 'SKIPME', 'yes');
    await lost;
    await Promise.all([a.tracking('ON'), b.tracking('ON')]);
    // What happened while nobody told is not believed: the copy is gone, the store is asked.
    expect((await b.cache.getOrLoad(request, never)).tier).toBe('STORE');
    await warmNear(b, request);
    await a.cache.invalidate({ kind: 'key', key: request.key });
    expect(await untilNot('old', () => b.cache.getOrLoad(request, async () => 'new'))).toBe('new');
  }
  await Promise.all([a.cache.close(), b.cache.close()]);
});

test('a server that refuses tracking is believed for a moment only', async () => {
  const guarded = await startRedis({ args: ['--rename-command', 'CLIENT', ''] });
  const a = await createRedisEngine(guarded.url, { nearUntrackedMs: 1 });
  await a.tracking('OFF');
  const request = newRequest();
  await a.cache.getOrLoad(request, async () => 'old');
  const other = await createRedisEngine(guarded.url);
  await other.cache.invalidate({ kind: 'tag', tag: 'all' });
  expect(await untilNot('old', () => a.cache.getOrLoad(request, async () => 'new'))).toBe('new');
  await Promise.all([a.cache.close(), other.cache.close()]);
  await guarded.stop();
});

test('a waiter is woken by the fill, not by its own look', async () => {
  const all = await Promise.all([redis.url, redis.url].map((url) => createRedisEngine(url, { pollMs: 60_000 })));
  const [a, b] = all;
  if (a === undefined || b === undefined) throw new Error('two engines were asked for');
  await Promise.all(all.map((one) => one.tracking('ON')));
  const request = newRequest();
  let finish = (_value: string): void => undefined;
  const loading = new Promise<string>((resolve) => {
    finish = resolve;
  });
  const first = a.cache.getOrLoad(request, () => loading);
  while (!a.events.some(({ kind }) => kind === 'load-started')) await new Promise((resolve) => setImmediate(resolve));
  const second = b.cache.getOrLoad(request, never);
  while (!b.events.some(({ kind }) => kind === 'lease-waiting')) await new Promise((resolve) => setImmediate(resolve));
  finish('loaded');
  expect(value(await first)).toBe('loaded');
  expect(await second).toMatchObject({ status: 'COLLAPSED', result: { value: 'loaded' } });
  await Promise.all(all.map(({ cache }) => cache.close()));
});
