// I3: invalidation wins. What was loaded before it is served as fresh to nobody later, in no process, near included.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import {
  type CacheRequest,
  type InvalidationMode,
  type InvalidationTarget,
  StoreUnavailableError,
} from '../../src/cache/index.ts';
import { startChaosProxy } from '../support/chaos-proxy.ts';
import { requestOf } from '../support/engine.ts';
import type { Answer } from '../support/engine-messages.ts';
import { type EngineProcess, startEngineProcess } from '../support/engine-process.ts';
import { createRedisEngine } from '../support/redis-engine.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

/** Within this near copies elsewhere are gone, ms. */
const NEAR_GONE_WITHIN_MS = 1000;
/** Two processes of one machine may differ by so much in what time it is, ms. */
const CLOCK_MS = 20;

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

let made = 0;
/** A key nobody has asked for yet, with the tags that the gateway gives a quote. */
function newRequest(policy: Partial<CacheRequest['policy']> = {}): CacheRequest {
  made += 1;
  const request = requestOf(`S${made}`);
  const tags = ['all', 'category:PRICE', 'field:Query.quote', `symbol:S${made}`];
  return { ...request, tags, policy: { ...request.policy, ...policy } };
}

type TargetOf = (request: CacheRequest) => InvalidationTarget;
const TARGETS: readonly (readonly [string, TargetOf])[] = [
  ['its key', ({ key }) => ({ kind: 'key', key })],
  ['its symbol', ({ tags }) => ({ kind: 'tag', tag: tags.at(-1) ?? '' })],
  ['its category', () => ({ kind: 'tag', tag: 'category:PRICE' })],
  ['its field', () => ({ kind: 'tag', tag: 'field:Query.quote' })],
  ['everything', () => ({ kind: 'tag', tag: 'all' })],
];
const MODES: readonly InvalidationMode[] = ['HARD', 'SOFT'];
const EVERY_WAY = TARGETS.flatMap(([name, targetOf]) => MODES.map((mode) => [name, mode, targetOf] as const));

const NEW = { kind: 'give', value: 'new' } as const;
const OLD = { kind: 'give', value: 'old' } as const;
/** Must not come to a load. */
const NEVER = { kind: 'give', value: 'loaded though it must not be' } as const;

/** Asks until the answer is as wanted. */
async function until(wanted: (answer: Answer) => boolean, ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`the last answer was ${JSON.stringify(answer)}`);
  }
}

/** What was loaded before may still be shown, but only as what it is. */
const isFreshOld = ({ value, status }: Answer): boolean => value === 'old' && status !== 'STALE';

const warmNear = (engine: EngineProcess, request: CacheRequest): Promise<Answer> =>
  until(
    ({ tier }) => tier === 'NEAR',
    () => engine.ask(request, NEVER),
  );

/** From now on, no question put to it a second or later may be answered with the old value as if it were fresh. */
async function expectGone(engine: EngineProcess, request: CacheRequest): Promise<void> {
  // The clock that near copies end by.
  const invalidatedAt = Date.now();
  let lastOldAt = invalidatedAt;
  const answer = await until(
    (one) => !isFreshOld(one),
    () => {
      lastOldAt = Date.now();
      return engine.ask(request, NEW);
    },
  );
  expect(['new', 'old']).toContain(answer.value);
  expect(lastOldAt - invalidatedAt).toBeLessThan(NEAR_GONE_WITHIN_MS + CLOCK_MS);
}

describe('between three processes', () => {
  let a: EngineProcess;
  let b: EngineProcess;
  let c: EngineProcess;
  beforeAll(async () => {
    [a, b, c] = await Promise.all([
      startEngineProcess(redis.url),
      startEngineProcess(redis.url),
      startEngineProcess(redis.url),
    ]);
    await Promise.all([a, b, c].map((engine) => engine.tracking('ON')));
  }, 60_000);
  afterAll(() => Promise.all([a, b, c].map((engine) => engine.stop())));

  test.each(TARGETS)(
    'a load begun before %s is invalidated answers its caller, and nobody else',
    async (_name, targetOf) => {
      const request = newRequest();
      const first = await a.hold(request);
      const early = a.ask(request, NEW);
      await b.invalidate(targetOf(request), 'HARD');
      const late = a.ask(request, NEW);
      await first.finish('old');
      expect(await first.answer).toMatchObject({ value: 'old', status: 'MISS' });
      const later = await Promise.all([early, late, b.ask(request, NEW), c.ask(request, NEW), a.ask(request, NEW)]);
      expect(later.map(({ value }) => value)).toEqual(['new', 'new', 'new', 'new', 'new']);
    },
  );

  test.each(TARGETS)(
    'softened under way (%s), it is served as stale at most, until it is loaded again',
    async (_name, targetOf) => {
      const request = newRequest();
      const first = await a.hold(request);
      await b.invalidate(targetOf(request), 'SOFT');
      const late = a.ask(request, NEW);
      await first.finish('old');
      expect(await first.answer).toMatchObject({ value: 'old', status: 'MISS' });
      const later = await Promise.all([late, b.ask(request, NEW), c.ask(request, NEW)]);
      expect(later.filter(isFreshOld)).toEqual([]);
      for (const engine of [a, b, c]) {
        await until(
          ({ value }) => value === 'new',
          () => engine.ask(request, NEVER),
        );
      }
    },
  );

  test.each(EVERY_WAY)('near copies go when %s is invalidated (%s)', async (_name, mode, targetOf) => {
    const request = newRequest();
    await a.ask(request, OLD);
    await Promise.all([b, c].map((engine) => warmNear(engine, request)));
    await a.invalidate(targetOf(request), mode);
    const own = await a.ask(request, NEW);
    expect(own).toMatchObject(mode === 'HARD' ? { value: 'new' } : { value: 'old', staleReason: 'REFRESHING' });
    await Promise.all([b, c].map((engine) => expectGone(engine, request)));
  });

  test('a refresh behind a stale answer is beaten too', async () => {
    const request = newRequest({ maxAgeMs: 1, staleWhileRevalidateMs: 600_000 });
    await a.ask(request, { kind: 'give', value: 'older' });
    const refreshed = await a.hold(request);
    expect(await refreshed.answer).toMatchObject({ value: 'older', status: 'STALE' });
    await b.invalidate({ kind: 'tag', tag: 'all' }, 'HARD');
    await refreshed.finish('old');
    for (const engine of [c, b, a]) expect((await engine.ask(request, NEW)).value).toBe('new');
  });

  test.each(EVERY_WAY)('remembered failures and absences are cleared with %s (%s)', async (_name, mode, targetOf) => {
    for (const code of ['UPSTREAM_UNAVAILABLE', 'SYMBOL_NOT_FOUND']) {
      const request = newRequest();
      await a.ask(request, { kind: 'fail', code });
      expect(await b.ask(request, NEVER)).toMatchObject({ value: code, status: 'NEGATIVE' });
      await c.invalidate(targetOf(request), mode);
      expect((await c.ask(request, NEW)).value).toBe('new');
      await until(
        ({ value }) => value === 'new',
        () => b.ask(request, NEVER),
      );
    }
  });
});

describe('near copies in a process that is told nothing go within a second', () => {
  let a: EngineProcess;
  let b: EngineProcess;
  let atEnd: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all([a, b].map((engine) => engine.stop()));
    for (const end of atEnd) await end();
    atEnd = [];
  });

  /** @param url Where b finds Redis. */
  async function start(own: RedisServer, url: string): Promise<void> {
    // Its deadline is part of how fast a silent subscriber is noticed: that of the gateway is shorter still.
    [a, b] = await Promise.all([startEngineProcess(own.url), startEngineProcess(url, 300)]);
  }

  /** For each kind of target, with a copy in b, and with a load under way there. */
  async function expectAllGone(beforehand: () => unknown): Promise<void> {
    for (const [, targetOf] of TARGETS) {
      const request = newRequest();
      await a.ask(request, OLD);
      await warmNear(b, request);
      const another = newRequest();
      const underWay = await b.hold(another);
      await beforehand();
      await Promise.all([request, another].map((one) => a.invalidate(targetOf(one), 'HARD')));
      await underWay.finish('old');
      expect(await underWay.answer).toMatchObject({ value: 'old', status: 'MISS' });
      await Promise.all([request, another].map((one) => expectGone(b, one)));
    }
  }

  test('when the server refuses tracking', async () => {
    const guarded = await startRedis({ args: ['--rename-command', 'CLIENT', ''] });
    atEnd.push(() => guarded.stop());
    await start(guarded, guarded.url);
    await b.tracking('OFF');
    await expectAllGone(() => undefined);
  });

  test('when the connection that is told of changes freezes', async () => {
    const proxy = await startChaosProxy(redis.port);
    atEnd.push(() => proxy.close());
    await start(redis, `redis://127.0.0.1:${proxy.port}`);
    await expectAllGone(async () => {
      await b.tracking('ON');
      proxy.freeze('__redis__:invalidate');
    });
  });

  test('when the connection that is told of changes is killed', async () => {
    await start(redis, redis.url);
    await expectAllGone(async () => {
      await b.tracking('ON');
      await operator.call('CLIENT', 'KILL', 'TYPE', 'PUBSUB');
    });
  });
});

describe('with Redis out of reach it is promised for this process only, and says so', () => {
  test.each(['SIGSTOP', 'SIGKILL'] as const)('%s', async (signal) => {
    const server = await startRedis();
    const engine = await createRedisEngine(server.url, { deadlineMs: 200, nearUntrackedMs: 600_000 });
    const request = newRequest();
    await server.kill(signal);
    const ask = async (loaded: string): Promise<unknown> =>
      (await engine.cache.getOrLoad(request, async () => loaded)).result;
    await ask('old');
    // Near is dropped with it; from then on there are copies that were never stored.
    await engine.tracking('LOST');
    const kept = await ask('old');
    expect(await ask('new')).toEqual(kept);
    for (const mode of MODES) {
      await expect(engine.cache.invalidate({ kind: 'tag', tag: 'all' }, mode)).rejects.toThrow(StoreUnavailableError);
      expect(await ask(mode)).toEqual({ kind: 'value', value: mode });
    }
    await engine.cache.close();
    await server.stop();
  });
});
