// The fast path: an answer put together from text is the answer that executing gives, in body, headers, counts and log;
// and where an entry is not fresh, current and at hand, there is none. I2, I3, I4, I9 and I13 hold on it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { cacheKeyFrom } from '../../src/cache/index.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import type { Simulator } from '../../src/simulator/server.ts';
import { ADMIN_TOKEN, adminField } from '../support/admin-client.ts';
import { type CachedFieldQueries, cachedFieldQueries } from '../support/field-queries.ts';
import { createRedisEngine, type RedisEngine } from '../support/redis-engine.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import {
  type Asked,
  type SimulatedGateway,
  startSimulatedGateway,
  startStillSimulator,
} from '../support/simulated-gateway.ts';
import { inSeconds, signedWith } from '../support/tokens.ts';
import { type ObservedGateway, startObservedGateway } from './replayed-upstream.ts';
import { until } from './troubled-gateway.ts';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';
/** What a process writes is told to it once more, so that the copies that stay come with the second reading. */
const ASKS_UNTIL_PREPARED = 5;

let redis: RedisServer;
let simulator: Simulator;
/** On one Redis: with a near tier, without, and with the fast path off. And one without Redis. */
let near: SimulatedGateway;
let far: SimulatedGateway;
let plain: SimulatedGateway;
let alone: SimulatedGateway;
/** Only to invalidate. */
let other: RedisEngine;

beforeAll(async () => {
  redis = await startRedis();
  simulator = await startStillSimulator();
  const env = { FAST_PATH: 'on', ADMIN_TOKEN, AUTH_JWT_SECRET: SECRET, DATABASE_URL: 'file::memory:' };
  const shared = { ...env, REDIS_URL: redis.url };
  [near, far, plain, alone] = await Promise.all([
    startSimulatedGateway(simulator, shared),
    startSimulatedGateway(simulator, { ...shared, CACHE_NEAR_MAX_BYTES: '0' }),
    startSimulatedGateway(simulator, { ...shared, FAST_PATH: 'off' }),
    startSimulatedGateway(simulator, env),
  ]);
  other = await createRedisEngine(redis.url);
}, 60_000);
afterAll(async () => {
  await Promise.all([near, far, plain, alone].map((gateway) => gateway.stop()));
  await other.cache.close();
  await simulator.close();
  await redis.stop();
});

interface Exchange {
  readonly status: number;
  readonly text: string;
  /** All but what is of this one request; ages and what is left of freshness are left open. */
  readonly headers: readonly (readonly [string, string])[];
}

async function exchange(
  { url }: SimulatedGateway,
  body: Asked | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Exchange> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const told = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return {
    status: response.status,
    text: await response.text(),
    headers: told.map(([name, value]) => [name, name === 'content-length' ? value : value.replaceAll(/\d+/g, 'N')]),
  };
}

/** How many requests were not executed. */
async function preparedBy({ url }: SimulatedGateway): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^penstock_operations_total\{way="prepared"\} (\d+)$/m.exec(text)?.[1]);
}

/** The same request until its answer is prepared, then once more: what came, and whether it was executed. */
async function repeated(
  gateway: SimulatedGateway,
  ...asked: Parameters<typeof exchange> extends [unknown, ...infer Rest] ? Rest : never
) {
  for (let count = 0; count < ASKS_UNTIL_PREPARED; count += 1) await exchange(gateway, ...asked);
  const before = await preparedBy(gateway);
  const came = await exchange(gateway, ...asked);
  return { ...came, prepared: (await preparedBy(gateway)) === before + 1 };
}

const fields = cachedFieldQueries(buildSchema()).filter(({ scope }) => scope === 'PUBLIC');

function rewordings({ field, query, selection }: CachedFieldQueries): readonly string[] {
  const everything = selection();
  const type = String(field.type).replaceAll(/[[\]!]/g, '');
  const plainly = [query(), query({ alias: 'mine', selection: selection({ aliased: true, reversed: true }) })];
  if (everything === '') return plainly;
  const tail = `fragment All on ${type} { ${selection({ sliced: true })} }`;
  return [...plainly, query({ selection: '...All __typename', tail })];
}

describe.each(fields.flatMap((field) => rewordings(field).map((query) => ({ query }))))('$query', ({ query }) => {
  test('is the same answer when it is put together', async () => {
    const executed = await repeated(plain, { query });
    expect(JSON.parse(executed.text).errors).toBeUndefined();
    const { prepared: _, ...expected } = executed;
    const [fromNear, fromStore] = [await repeated(near, { query }), await repeated(far, { query })];
    expect(fromNear).toEqual({ ...expected, prepared: true });
    const detail = (text: string): string => text.replace('detail=near', 'detail=store');
    expect(fromStore).toEqual({
      ...expected,
      headers: expected.headers.map(([name, value]) => [name, detail(value)]),
      prepared: true,
    });
    expect((await repeated(alone, { query })).text).toBe(executed.text);
  });
});

const quotes = (symbols: readonly string[], more: Readonly<Record<string, unknown>> = {}): Asked => ({
  query: 'query Q($symbols: [Symbol!]!) { quotes(symbols: $symbols) { symbol price } }',
  variables: { symbols, ...more },
});

describe('what is not prepared', () => {
  test.each([
    '{ watchlists { name } }',
    '{ __schema { queryType { name } } }',
    '{ __typename }',
    '{ stock(symbol: "AAPL") { symbol } }',
    '{ quote(symbol: "NOPE") { price } }',
    '{ quote(symbol: "AAPL") { price } watchlists { name } }',
    'mutation { deleteWatchlist(id: "none") }',
    '{ quote(symbol: "AAPL") { nothing } }',
    '{ quote(symbol: "A A") { price } }',
    'not GraphQL',
  ])('%s', async (query) => {
    const executed = await repeated(plain, { query });
    expect(await repeated(near, { query })).toEqual(executed);
    expect(executed.prepared).toBe(false);
  });

  test.each(['{', '[]', '""', '{"query":1}', ''])('the body %s', async (body) => {
    const executed = await repeated(plain, body);
    expect(await repeated(near, body)).toEqual(executed);
    expect(executed.status).toBe(400);
  });

  test('a GET, whose preconditions are looked at each time', async () => {
    const before = await preparedBy(near);
    const url = `${near.url}?query=${encodeURIComponent('{ quote(symbol: "AAPL") { price } }')}`;
    for (let count = 0; count < ASKS_UNTIL_PREPARED; count += 1) {
      expect((await fetch(url)).status).toBe(400);
      expect((await fetch(url, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(200);
    }
    expect(await preparedBy(near)).toBe(before);
  });
});

test('requests that differ are told apart: by variables, operation name and directives', async () => {
  const two = 'query A { quote(symbol: "AAPL") { symbol } } query B { quote(symbol: "IBM") { symbol } }';
  const maybe = 'query ($more: Boolean!) { quote(symbol: "AAPL") { symbol price @include(if: $more) } }';
  const all = [
    quotes(['AAPL', 'MSFT']),
    quotes(['MSFT', 'AAPL']),
    { query: two, operationName: 'A' },
    { query: two, operationName: 'B' },
    { query: maybe, variables: { more: true } },
    { query: maybe, variables: { more: false } },
  ];
  for (const asked of all) {
    const executed = await repeated(plain, asked);
    expect(await repeated(near, asked)).toEqual({ ...executed, prepared: true });
  }
});

test.each(['*/*', 'application/json', 'application/graphql-response+json, application/json;q=0.9', 'text/csv', ''])(
  'the media type is that of an executed answer for Accept: %s',
  async (accept) => {
    const asked = quotes(['AAPL']);
    const executed = await repeated(plain, asked, { accept });
    const { prepared, ...rest } = await repeated(near, asked, { accept });
    expect({ ...rest, prepared: false }).toEqual(executed);
    expect(prepared).toBe(executed.status === 200);
  },
);

test('extensions.cache is shown to who asks for it, row by row as when executed', async () => {
  const asked = { query: '{ stock(symbol: "IBM") { quote { price } history { bars(last: 1) { close } } } }' };
  const debug = { 'penstock-debug': '1' };
  const executed = await repeated(plain, asked, debug);
  const together = await repeated(near, asked, debug);
  expect(together.prepared).toBe(true);
  const timeless = (text: string): string => text.replaceAll(/"(age|ttl)Seconds":\d+/g, '"$1Seconds":0');
  expect(timeless(together.text)).toBe(timeless(executed.text));
  expect(JSON.parse((await repeated(near, asked)).text).extensions).toBeUndefined();
});

describe('an entry that is not fresh, current and at hand', () => {
  const statusesIn = async (gateway: SimulatedGateway, asked: Asked): Promise<readonly string[]> =>
    (await gateway.rows(asked)).map(({ status }) => status);
  const keyIn = async (asked: Asked, index = 0) => cacheKeyFrom((await near.rows(asked))[index]?.key ?? '');

  test('is loaded, it alone, when its key was invalidated in another process', async () => {
    const asked = quotes(['ORCL', 'INTC']);
    await repeated(near, asked);
    await repeated(far, asked);
    const calls = simulator.callCount();
    await other.cache.invalidate({ kind: 'key', key: await keyIn(asked, 1) }, 'HARD');
    // Nothing stands between this gateway and the store, so it needs no time to hear of it.
    expect(await statusesIn(far, asked)).toEqual(['HIT', 'MISS']);
    expect(simulator.callCount() - calls).toBe(1);
    await other.cache.invalidate({ kind: 'key', key: await keyIn(asked, 1) }, 'HARD');
    await until(async () => (await statusesIn(near, asked)).join() === 'HIT,MISS');
    expect(simulator.callCount() - calls).toBe(2);
  });

  test('is served as stale, and called so, when its tag was softened', async () => {
    const asked = quotes(['CSCO']);
    await repeated(far, asked);
    await other.cache.invalidate({ kind: 'tag', tag: 'symbol:CSCO' }, 'SOFT');
    const { extensions } = JSON.parse((await exchange(far, asked)).text);
    expect(extensions.stale).toEqual([{ path: ['quotes', 0], ageSeconds: 0, reason: 'REFRESHING' }]);
  });

  test('is loaded each time, and prepared again afterwards, while its category is not cached', async () => {
    const asked = quotes(['AMZN']);
    expect(await repeated(near, asked)).toMatchObject({ prepared: true });
    const set = 'mutation { setCachePolicy(category: PRICE, policy: { ttlSeconds: 0 }) { ttlSeconds } }';
    await adminField(near, [set], z.unknown());
    expect(await statusesIn(near, asked)).toEqual(['BYPASS']);
    expect(await repeated(near, asked)).toMatchObject({ prepared: false });
    await adminField(near, ['mutation { resetCachePolicy(category: PRICE) { ttlSeconds } }'], z.unknown());
    expect(await repeated(near, asked)).toMatchObject({ prepared: true });
  });
});

describe('viewers', () => {
  const bearer = async (subject: string) => ({
    authorization: `Bearer ${await signedWith(SECRET, { sub: subject, exp: inSeconds(600) })}`,
  });

  test('get the same public text, which is not to be kept on the way', async () => {
    const asked = quotes(['JPM']);
    const anonymous = await repeated(near, asked);
    const signedIn = await repeated(near, asked, await bearer('ann'));
    expect(signedIn).toMatchObject({ text: anonymous.text, prepared: true });
    expect(Object.fromEntries(signedIn.headers)['cache-control']).toBe('private, no-store');
    expect(Object.fromEntries(anonymous.headers)['cache-control']).toMatch(/^public/);
  });

  test('get their own lists for the same request', async () => {
    for (const name of ['ann', 'bob']) {
      const create = `mutation { createWatchlist(name: "of ${name}", symbols: ["AAPL"]) { name } }`;
      await exchange(near, { query: create }, await bearer(name));
    }
    const asked = { query: '{ watchlists { name stocks { quote { symbol } } } }' };
    for (const name of ['ann', 'bob', 'ann']) {
      const { text, prepared } = await repeated(near, asked, await bearer(name));
      expect(JSON.parse(text).data.watchlists).toEqual([
        { name: `of ${name}`, stocks: [{ quote: { symbol: 'AAPL' } }] },
      ]);
      expect(prepared).toBe(false);
    }
  });

  test('with a token that is not accepted are refused what is prepared', async () => {
    const asked = quotes(['JPM']);
    await repeated(near, asked);
    const forged = {
      authorization: `Bearer ${await signedWith(`not-${SECRET}`, { sub: 'eve', exp: inSeconds(600) })}`,
    };
    expect(await exchange(near, asked, forged)).toMatchObject({ status: 401 });
  });
});

test('every answer is counted once, and logged like one that was executed', async () => {
  const gateway: ObservedGateway & { readonly url?: string } = await startObservedGateway({
    FAST_PATH: 'on',
    ALPHAVANTAGE_API_KEY: 'any',
    ALPHAVANTAGE_URL: simulator.url,
    UPSTREAM_LIMIT_PER_SECOND: '0',
    UPSTREAM_LIMIT_PER_DAY: '0',
  });
  try {
    const asks = 10;
    for (let count = 0; count < asks; count += 1)
      await gateway.ask('query Two { a: quote(symbol: "IBM") { price } b: movers { timeZone } }');
    const lines = gateway.said.flatMap((line) => {
      const said: Record<string, unknown> = line.startsWith('{') ? JSON.parse(line) : {};
      return said.msg === 'operation' ? [said] : [];
    });
    expect(lines).toHaveLength(asks);
    expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(asks);
    const shapes = new Set(lines.map((line) => Object.keys(line).sort().join()));
    expect(shapes.size).toBe(1);
    expect(lines.map(({ operationName }) => operationName)).toEqual(Array(asks).fill('Two'));
    const hits = gateway.said.filter((line) => line.includes('"msg":"HIT '));
    const misses = gateway.said.filter((line) => line.includes('"msg":"MISS '));
    expect([hits.length, misses.length]).toEqual([2 * (asks - 1), 2]);
  } finally {
    await gateway.stop();
  }
});
