// I2: never older than promised, always labelled. Fresh, then stale while refreshed, then stale if the load failed, then the error.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { CacheRequest, Load, Served } from '../../src/cache/index.ts';
import { BudgetExhaustedError, SymbolNotFoundError, UpstreamUnavailableError } from '../../src/market/errors.ts';
import { requestOf } from '../support/engine.ts';
import { createRedisEngine, type RedisEngine } from '../support/redis-engine.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

/** Windows of an hour and more: Redis counts real time, and must forget nothing while the clock is moved by hand. */
const HOUR = 3_600_000;
const FRESH_MS = 2 * HOUR;
const REVALIDATE_MS = HOUR;
const IF_ERROR_MS = 3 * HOUR;

const NOW = 1_800_000_000_000;
const clock = { now: NOW };
let drawn = 0;

let server: RedisServer;
let operator: Redis;
let engine: RedisEngine;
let reader: RedisEngine;
beforeAll(async () => {
  server = await startRedis();
  operator = new Redis(server.url);
  const options = { now: () => clock.now, random: () => drawn };
  // Near copies are shown elsewhere: here each answer is the store's.
  engine = await createRedisEngine(server.url, { ...options, nearMaxBytes: 0 });
  reader = await createRedisEngine(server.url, options);
});
afterAll(async () => {
  await Promise.all([engine, reader].map(({ cache }) => cache.close()));
  operator.disconnect();
  await server.stop();
});

let made = 0;
function newRequest(): CacheRequest {
  made += 1;
  return {
    ...requestOf(`S${made}`),
    tags: ['all', `symbol:S${made}`],
    policy: {
      maxAgeMs: FRESH_MS,
      staleWhileRevalidateMs: REVALIDATE_MS,
      staleIfErrorMs: IF_ERROR_MS,
      absentMs: HOUR,
    },
  };
}

/** A value stored at NOW, fresh to the millisecond for what its category says. */
async function stored(): Promise<CacheRequest> {
  clock.now = NOW;
  // No jitter, and the unlikeliest draw for an early refresh: none.
  drawn = 0.5;
  const request = newRequest();
  await engine.cache.getOrLoad(request, async () => 'old');
  drawn = 0;
  return request;
}

const down = new UpstreamUnavailableError('down');
const spent = new BudgetExhaustedError('spent', '2030-01-01T00:00:00Z');
const gone = new SymbolNotFoundError('gone');
const ours = new TypeError('ours');
const fails =
  (error: Error): Load =>
  async () => {
    throw error;
  };
const loads: Load = async () => 'new';

/** Status, then the value or the error, then the reason. */
const seen = ({ result, status, staleReason }: Served): readonly unknown[] => [
  status,
  result.kind === 'value' ? result.value : result.error,
  ...(staleReason === undefined ? [] : [staleReason]),
];
const ask = async (request: CacheRequest, load: Load, { cache } = engine): Promise<readonly unknown[]> =>
  seen(await cache.getOrLoad(request, load));

const HIT = ['HIT', 'old'];
const REFRESHING = ['STALE', 'old', 'REFRESHING'];
const FAILED = ['STALE', 'old', 'UPSTREAM_FAILED'];
const OVER_BUDGET = ['STALE', 'old', 'BUDGET_EXHAUSTED'];
const LOADED = ['MISS', 'new'];

describe.each([
  ['just stored', 0],
  ['in its last fresh moment', FRESH_MS - 1],
  ['in its first stale moment', FRESH_MS],
  ['in the last moment of being served while refreshed', FRESH_MS + REVALIDATE_MS - 1],
  ['in the first moment after that', FRESH_MS + REVALIDATE_MS],
  ['in the last moment of being served on failure', FRESH_MS + IF_ERROR_MS - 1],
  ['past all windows', FRESH_MS + IF_ERROR_MS],
] as const)('an entry %s', (_name, ageMs) => {
  const fresh = ageMs < FRESH_MS;
  const revalidates = ageMs < FRESH_MS + REVALIDATE_MS;
  const covers = ageMs < FRESH_MS + IF_ERROR_MS;
  const refreshing = revalidates ? REFRESHING : null;

  test.each([
    ['the upstream well', loads, refreshing ?? LOADED],
    ['the upstream down', fails(down), refreshing ?? (covers ? FAILED : ['MISS', down])],
    ['the calls of the day used up', fails(spent), refreshing ?? (covers ? OVER_BUDGET : ['MISS', spent])],
    ['the symbol gone', fails(gone), refreshing ?? ['MISS', gone]],
    ['a fault of our own', fails(ours), refreshing ?? ['MISS', ours]],
  ] as const)('with current tags and %s', async (_case, load, expected) => {
    const request = await stored();
    clock.now = NOW + ageMs;
    expect(await ask(request, load)).toEqual(fresh ? HIT : expected);
  });

  test.each([
    ['the upstream well', loads, refreshing ?? LOADED],
    ['the upstream down', fails(down), refreshing ?? (covers ? FAILED : ['MISS', down])],
  ] as const)('softened, and %s', async (_case, load, expected) => {
    const request = await stored();
    await engine.cache.invalidate({ kind: 'tag', tag: request.tags[1] ?? '' }, 'SOFT');
    clock.now = NOW + ageMs;
    expect(await ask(request, load)).toEqual(expected);
  });

  test.each([
    ['the upstream well', loads, LOADED],
    ['the upstream down', fails(down), ['MISS', down]],
  ] as const)('invalidated, and %s', async (_case, load, expected) => {
    const request = await stored();
    await engine.cache.invalidate({ kind: 'tag', tag: request.tags[1] ?? '' }, 'HARD');
    clock.now = NOW + ageMs;
    expect(await ask(request, load)).toEqual(expected);
  });
});

test('a failure that is remembered is covered for its reason, too, until the window ends', async () => {
  const request = await stored();
  clock.now = NOW + FRESH_MS + REVALIDATE_MS;
  expect(await ask(request, fails(spent))).toEqual(OVER_BUDGET);
  expect(await ask(request, loads)).toEqual(OVER_BUDGET);
  clock.now = NOW + FRESH_MS + IF_ERROR_MS - 1;
  expect(await ask(request, fails(down))).toEqual(FAILED);
  clock.now += 1;
  const [status, error] = await ask(request, loads);
  expect(status).toBe('NEGATIVE');
  expect(error).toEqual(down);
});

test('an entry softened by its key is stale at once, for as long as it would have been fresh', async () => {
  const request = await stored();
  await engine.cache.invalidate({ kind: 'key', key: request.key }, 'SOFT');
  expect(await ask(request, fails(down))).toEqual(REFRESHING);
  await loadsEnded(request, 2);
  clock.now = NOW + FRESH_MS + REVALIDATE_MS - 1;
  expect(await ask(request, fails(down))).toEqual(REFRESHING);
});

test('the age that a stale answer is labelled with is its own', async () => {
  const request = await stored();
  clock.now = NOW + FRESH_MS + 5000;
  const served = await engine.cache.getOrLoad(request, loads);
  expect(served).toMatchObject({ ageMs: FRESH_MS + 5000, remainingMs: -5000 });
});

test('a near copy is never served past its freshness', async () => {
  const request = await stored();
  await until(async () => (await reader.cache.getOrLoad(request, loads)).tier === 'NEAR');
  clock.now = NOW + FRESH_MS - 1;
  expect(await reader.cache.getOrLoad(request, loads)).toMatchObject({ tier: 'NEAR', status: 'HIT' });
  clock.now += 1;
  expect(await reader.cache.getOrLoad(request, loads)).toMatchObject({ tier: 'STORE', status: 'STALE' });
});

describe('shortly before its freshness ends', () => {
  const LOAD_MS = 1000;

  /** A value that took a second to load. */
  async function storedSlowly(): Promise<CacheRequest> {
    clock.now = NOW - LOAD_MS;
    drawn = 0.5;
    const request = newRequest();
    await engine.cache.getOrLoad(request, async () => {
      clock.now = NOW;
      return 'old';
    });
    return request;
  }

  // -ln(1 - draw) × load time against the time left: 0.5 reaches 693 ms ahead, 0.9 reaches 2303 ms.
  test.each([
    [0.5, 694, false],
    [0.5, 693, true],
    [0.9, 2303, false],
    [0.9, 2302, true],
    [0.9999999, 12_001, false],
  ])('a draw of %d with %d ms left: refreshed ahead is %s', async (draw, leftMs, refreshes) => {
    const request = await storedSlowly();
    clock.now = NOW + FRESH_MS - leftMs;
    drawn = draw;
    // Its reader has the fresh value either way, and waits for nothing.
    expect(await ask(request, loads)).toEqual(HIT);
    if (refreshes) await loadsEnded(request, 2);
    drawn = 0;
    expect((await ask(request, loads))[1]).toBe(refreshes ? 'new' : 'old');
  });
});

/** Resolves when so many loads of it have ended, and left what they came to. */
async function loadsEnded(request: CacheRequest, count: number): Promise<void> {
  const ended = () =>
    engine.events.filter((event) => event.kind === 'load-ended' && event.request.key === request.key).length;
  await until(async () => ended() >= count && (await operator.keys(`*:l:*${request.key}*`)).length === 0);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not come about in time.');
    await nextTurn();
  }
}
