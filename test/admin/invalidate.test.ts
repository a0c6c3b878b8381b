import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { adminField, ADMIN_TOKEN, askAdmin, rowsOf } from '../support/admin-client.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer;
let operator: Redis;
let simulator: Simulator;
let a: GatewayProcess;
let b: GatewayProcess;

beforeAll(async () => {
  redis = await startRedis();
  operator = new Redis(redis.url);
  simulator = await startSimulator({ latencyMs: 0 });
  const env = {
    REDIS_URL: redis.url,
    REDIS_KEY_PREFIX: 'desk',
    ADMIN_TOKEN,
    ALPHAVANTAGE_API_KEY: 'test',
    ALPHAVANTAGE_URL: simulator.url,
    UPSTREAM_LIMIT_PER_SECOND: '0',
    UPSTREAM_LIMIT_PER_DAY: '0',
    CACHE_READ_DEADLINE_MS: '5000',
  };
  [a, b] = await Promise.all([startGateway({ env }), startGateway({ env })]);
}, 60_000);

/** Of a single test: ended even when it fails. */
const others: { stop(): Promise<unknown> }[] = [];
async function ended<Other extends { stop(): Promise<unknown> }>(starting: Promise<Other>): Promise<Other> {
  const other = await starting;
  others.push(other);
  return other;
}
afterEach(async () => {
  await Promise.all(others.splice(0).map((other) => other.stop()));
});

afterAll(async () => {
  await Promise.all([a.stop(), b.stop()]);
  operator.disconnect();
  await simulator.close();
  await redis.stop();
});

const InvalidationForm = z.object({
  target: z.string(),
  mode: z.string(),
  dryRun: z.boolean(),
  entries: z.number().nullable(),
  sample: z.array(z.string()),
  predictedUpstreamCalls: z.number().nullable(),
});

const INVALIDATE = `mutation ($target: InvalidationTarget!, $mode: InvalidationMode = HARD, $dryRun: Boolean = false) {
  invalidate(target: $target, mode: $mode, dryRun: $dryRun) {
    target mode dryRun entries sample predictedUpstreamCalls
  }
}`;

function invalidate(gateway: GatewayProcess, target: object, more: object = {}) {
  return adminField(gateway, [INVALIDATE, { target, ...more }], InvalidationForm);
}

/** Of several symbols and fields. */
const MIX = `{
  aapl: stock(symbol: "AAPL") { quote { price } fundamentals { name } history { bars(last: 1) { close } } }
  msft: stock(symbol: "MSFT") { quote { price } fundamentals { name } }
}`;

/** Status by key, in the order of the answer. A change on one process is told to the other within a second. */
async function statuses(gateway: GatewayProcess, query = MIX): Promise<Record<string, string>> {
  const rows = await rowsOf(gateway, query);
  return Object.fromEntries(rows.map(({ key, status }) => [key.replace(/\/[0-9a-f]{6}\//, '/'), status]));
}

const ALL_HITS = {
  'PRICE/quote:AAPL': 'HIT',
  'FUNDAMENTALS/fundamentals:AAPL': 'HIT',
  'HISTORICAL/history:AAPL:DAY:false': 'HIT',
  'PRICE/quote:MSFT': 'HIT',
  'FUNDAMENTALS/fundamentals:MSFT': 'HIT',
};

async function warm(): Promise<void> {
  await Promise.all([a.ask(MIX), b.ask(MIX)]);
  expect([await statuses(a), await statuses(b)]).toEqual([ALL_HITS, ALL_HITS]);
}

/** Until the other process has heard of it, at most a second. */
async function statusesOnceChanged(gateway: GatewayProcess, before: object): Promise<Record<string, string>> {
  const deadline = performance.now() + 3000;
  while (performance.now() < deadline) {
    const now = await statuses(gateway);
    if (JSON.stringify(now) !== JSON.stringify(before)) return now;
  }
  throw new Error('nothing changed');
}

describe('invalidate', () => {
  test('by symbol reaches every category of that symbol, and nothing else', async () => {
    await warm();
    const done = await invalidate(a, { symbol: ' aapl' });
    expect(done).toMatchObject({ target: 'symbol:AAPL', mode: 'HARD', dryRun: false, entries: null, sample: [] });
    expect(await statusesOnceChanged(b, ALL_HITS)).toEqual({
      ...ALL_HITS,
      'PRICE/quote:AAPL': 'MISS',
      'FUNDAMENTALS/fundamentals:AAPL': 'MISS',
      'HISTORICAL/history:AAPL:DAY:false': 'MISS',
    });
  });

  test.each([
    ['category', { category: 'FUNDAMENTALS' }, ['FUNDAMENTALS/fundamentals:AAPL', 'FUNDAMENTALS/fundamentals:MSFT']],
    ['field', { field: 'Query.quote' }, ['PRICE/quote:AAPL', 'PRICE/quote:MSFT']],
    ['tag', { tag: 'symbol:MSFT' }, ['PRICE/quote:MSFT', 'FUNDAMENTALS/fundamentals:MSFT']],
    ['all', { all: true }, Object.keys(ALL_HITS)],
  ])('by %s reaches those and no others', async (_kind, target, reached) => {
    await warm();
    const dry = await invalidate(a, target, { dryRun: true });
    expect([dry.entries, dry.predictedUpstreamCalls, dry.sample.length]).toEqual(Array(3).fill(reached.length));
    expect(await statuses(b)).toEqual(ALL_HITS);
    await invalidate(a, target);
    expect(await statusesOnceChanged(b, ALL_HITS)).toEqual({
      ...ALL_HITS,
      ...Object.fromEntries(reached.map((key) => [key, 'MISS'])),
    });
  });

  test('by key reaches one entry', async () => {
    await warm();
    const key = (await rowsOf(a, MIX)).find((row) => row.key.endsWith('quote:AAPL'))?.key;
    expect(await invalidate(a, { key }, { dryRun: true })).toMatchObject({ entries: 1, sample: [key] });
    await invalidate(a, { key });
    expect(await statusesOnceChanged(b, ALL_HITS)).toEqual({ ...ALL_HITS, 'PRICE/quote:AAPL': 'MISS' });
    expect(await invalidate(a, { key: `${key}NONE` }, { dryRun: true })).toMatchObject({ entries: 0 });
  });

  test('softly: the next reader gets it labelled stale while it is loaded again', async () => {
    await warm();
    await invalidate(a, { symbol: 'MSFT' }, { mode: 'SOFT' });
    expect(await statusesOnceChanged(b, ALL_HITS)).toMatchObject({ 'PRICE/quote:MSFT': 'STALE' });
  });

  test('on A while B loads: what B loaded is served to nobody else', async () => {
    const slow = await startSimulator({ latencyMs: 400 });
    const env = { REDIS_URL: redis.url, REDIS_KEY_PREFIX: 'race', ADMIN_TOKEN, CACHE_READ_DEADLINE_MS: '5000' };
    const upstream = { ALPHAVANTAGE_API_KEY: 'test', ALPHAVANTAGE_URL: slow.url };
    const [one, two] = await Promise.all([
      ended(startGateway({ env: { ...env, ...upstream } })),
      ended(startGateway({ env: { ...env, ...upstream } })),
    ]);
    const query = '{ quote(symbol: "IBM") { price } }';
    const loading = rowsOf(two, query);
    while (slow.callCount() === 0) await new Promise((resolve) => setImmediate(resolve));
    await invalidate(one, { symbol: 'IBM' });
    expect(await loading).toMatchObject([{ status: 'MISS' }]);
    expect(await rowsOf(one, query)).toMatchObject([{ status: 'MISS' }]);
    expect(slow.callCount()).toBe(2);
    await slow.close();
  }, 60_000);

  test.each([
    ['an unknown field', { field: 'Query.price' }],
    ['an uncached field', { field: 'Query.stock' }],
    ['a key that is none', { key: 'quote:AAPL' }],
    ['a key of no category', { key: 'GOSSIP/123abc/quote:AAPL' }],
    ['a tag of no category', { tag: 'category:GOSSIP' }],
    ['a tag of no field', { tag: 'field:Query.price' }],
    ['a tag of a symbol as nobody writes it', { tag: 'symbol:aapl' }],
    ['an empty tag', { tag: '' }],
    ['all: false', { all: false }],
    ['an unknown category', { category: 'GOSSIP' }],
    ['two targets', { symbol: 'AAPL', all: true }],
    ['no target', {}],
  ])('refuses %s', async (_what, target) => {
    const { errors } = await askAdmin(a, INVALIDATE, { target });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  test('is in the audit log, refusals and dry runs too', async () => {
    await invalidate(a, { symbol: 'NVDA' });
    await invalidate(b, { symbol: 'NVDA' }, { dryRun: true });
    await askAdmin(a, INVALIDATE, { target: { field: 'Query.price' } });
    const RecordForm = z.array(
      z.object({ actor: z.string(), action: z.string(), detail: z.string(), effect: z.string() }),
    );
    const records = await adminField(b, ['{ auditLog(first: 3) { actor action detail effect } }'], RecordForm);
    expect(records).toEqual([
      {
        actor: 'ADMIN_TOKEN',
        action: 'invalidate',
        detail: expect.stringContaining('Query.price'),
        effect: 'refused: BAD_USER_INPUT',
      },
      {
        actor: 'ADMIN_TOKEN',
        action: 'invalidate',
        detail: expect.stringContaining('dry run'),
        effect: 'would reach 0 entries',
      },
      { actor: 'ADMIN_TOKEN', action: 'invalidate', detail: expect.stringContaining('NVDA'), effect: 'done' },
    ]);
    expect(await operator.ttl('desk:1:a')).toBeGreaterThan(89 * 86_400);
  });

  test('by symbol reaches all seven categories, of which the computed ones cost no call of their own', async () => {
    const parts = Object.entries({
      REALTIME: 'intraday { symbol }',
      PRICE: 'quote { symbol }',
      HISTORICAL: 'history { symbol }',
      FUNDAMENTALS: 'fundamentals { symbol }',
      NEWS: 'news { articles { title } }',
      ANALYSIS: 'fibonacci { symbol }',
      INSIGHTS: 'insights { symbol }',
    });
    const statusOf = async (symbol: string, [category, selection]: readonly string[]) => {
      const rows = await rowsOf(b, `{ stock(symbol: "${symbol}") { ${selection} } }`);
      return rows.find(({ key }) => key.startsWith(`${category}/`))?.status;
    };
    const each = async (symbol: string): Promise<unknown[]> => {
      const found: unknown[] = [];
      for (const part of parts) found.push(await statusOf(symbol, part));
      return found;
    };
    await Promise.all(['ORCL', 'INTC'].map(each));
    const hits = parts.map(() => 'HIT');
    expect([await each('ORCL'), await each('INTC')]).toEqual([hits, hits]);
    const dry = await invalidate(a, { symbol: 'ORCL' }, { dryRun: true });
    expect(dry).toMatchObject({ entries: 7, predictedUpstreamCalls: 5 });
    const calls = simulator.callCount();
    await invalidate(a, { symbol: 'ORCL' });
    // Told within a second; each part is asked again only once it has been.
    while ((await statusOf('ORCL', parts[0] ?? [])) === 'HIT');
    expect((await each('ORCL')).slice(1)).toEqual(parts.slice(1).map(() => 'MISS'));
    expect(simulator.callCount() - calls).toBe(5);
    expect(await each('INTC')).toEqual(hits);
  });

  test('says so when Redis is out of reach', async () => {
    const gone = await ended(startRedis());
    const gateway = await ended(startGateway({ env: { REDIS_URL: gone.url, ADMIN_TOKEN } }));
    await gone.kill('SIGKILL');
    const { errors } = await askAdmin(gateway, INVALIDATE, { target: { symbol: 'AAPL' } });
    expect(errors).toMatchObject([{ extensions: { code: 'FLEET_UNREACHABLE' } }]);
  });
});
