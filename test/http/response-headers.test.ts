import { afterEach, describe, expect, test } from '@jest/globals';
import type { CacheRow } from '../../src/directive/index.ts';
import { type GraphServer, type GraphServerOptions, startGraphServer } from '../support/graph-server.ts';

const QUERY = '{ quote(symbol: "IBM") { price } }';
const HIT: CacheRow = {
  path: ['quote'],
  status: 'HIT',
  category: 'PRICE',
  tier: 'STORE',
  ageSeconds: 20,
  ttlSeconds: 280,
  key: 'k',
  scope: 'PUBLIC',
};
const STALE: CacheRow = { ...HIT, status: 'STALE', ageSeconds: 400, ttlSeconds: 0, staleReason: 'BUDGET_EXHAUSTED' };

let server: GraphServer;
afterEach(() => server.close());

async function serving(cacheRows: readonly CacheRow[], options: GraphServerOptions = {}): Promise<void> {
  server = await startGraphServer({ cacheRows, debug: false, ...options });
}

function get(headers: Readonly<Record<string, string>> = {}, query = QUERY): Promise<Response> {
  return fetch(`${server.url}?query=${encodeURIComponent(query)}`, {
    headers: { 'apollo-require-preflight': '1', accept: 'application/graphql-response+json', ...headers },
  });
}

function post(query = QUERY): Promise<Response> {
  return fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
}

function shownBy({ headers }: Response, ...names: string[]): (string | null)[] {
  return names.map((name) => headers.get(name));
}

describe('the headers of an answer', () => {
  test.each<[string, readonly CacheRow[], string, string | null, string]>([
    ['fresh', [HIT], 'public, max-age=280', '20', 'Penstock; hit; ttl=280; detail=store'],
    ['stale', [HIT, STALE], 'public, max-age=0', '400', 'Penstock; fwd=stale; ttl=0; detail=store'],
    ['private', [HIT, { ...HIT, scope: 'PRIVATE' }], 'private, no-store', '20', 'Penstock; hit; ttl=280; detail=store'],
    ['uncached', [], 'no-store', null, 'Penstock; fwd=bypass'],
  ])('%s, by GET and by POST', async (_case, rows, cacheControl, age, cacheStatus) => {
    await serving(rows);
    for (const response of [await get(), await post()]) {
      expect(response.status).toBe(200);
      expect(shownBy(response, 'cache-control', 'age', 'cache-status')).toEqual([cacheControl, age, cacheStatus]);
    }
  });

  test('an answer with an error is not to be kept', async () => {
    await serving([HIT]);
    const response = await get({}, '{ quote(symbol: "NOPE") { price } }');
    expect(response.status).toBe(200);
    expect(shownBy(response, 'cache-control', 'etag')).toEqual(['private, no-store', null]);
  });

  test.each(['{ nothing }', '{'])('a document that fails, %s, is not to be kept', async (query) => {
    await serving([]);
    expect(shownBy(await post(query), 'cache-control', 'etag')).toEqual(['private, no-store', null]);
  });

  test('a request that never became an operation is not to be kept', async () => {
    await serving([HIT]);
    const refused = await fetch(`${server.url}?query=${encodeURIComponent(QUERY)}`, { headers: { accept: '*/*' } });
    expect(refused.status).toBe(400);
    expect(shownBy(refused, 'cache-control', 'etag')).toEqual(['private, no-store', null]);
    const malformed = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(shownBy(malformed, 'cache-control')).toEqual(['private, no-store']);
  });

  test('a caller who says who it is gets an answer for nobody else', async () => {
    await serving([HIT]);
    const response = await get({ authorization: 'Bearer token' });
    expect(shownBy(response, 'cache-control', 'etag')).toEqual(['private, no-store', null]);
    expect(response.headers.get('vary')).toContain('Authorization');
  });

  test('the GraphiQL page has none of them', async () => {
    await serving([HIT]);
    const response = await get({ accept: 'text/html' });
    expect(response.status).toBe(200);
    expect(shownBy(response, 'cache-control', 'etag', 'cache-status')).toEqual([null, null, null]);
  });
});

describe('ETag', () => {
  test('sent back, is answered by 304 with the same headers and no body', async () => {
    await serving([HIT]);
    const first = await get();
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const second = await get({ 'if-none-match': etag });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    const names = ['cache-control', 'age', 'cache-status', 'etag', 'vary'];
    expect(shownBy(second, ...names)).toEqual(shownBy(first, ...names));
    expect(shownBy(second, 'content-type', 'content-length')).toEqual([null, null]);
  });

  test.each([
    ['weak', (etag: string) => `W/${etag}`, 304],
    ['among others', (etag: string) => `"one,two", ${etag}`, 304],
    ['any', () => '*', 304],
    ['another', () => '"another"', 200],
    ['without its quotes', (etag: string) => etag.slice(1, -1), 200],
  ])('If-None-Match: %s', async (_case, sent, status) => {
    await serving([HIT]);
    const etag = (await get()).headers.get('etag') ?? '';
    expect((await get({ 'if-none-match': sent(etag) })).status).toBe(status);
  });

  test('changes with the body', async () => {
    await serving([HIT]);
    const [one] = shownBy(await get(), 'etag');
    const [other] = shownBy(await get({}, '{ quote(symbol: "IBM") { volume } }'), 'etag');
    expect(one).not.toBe(other);
  });

  test('is not for POST, and what is private is never 304', async () => {
    await serving([HIT]);
    expect(shownBy(await post(), 'etag')).toEqual([null]);
    const response = await get({ authorization: 'Bearer token', 'if-none-match': '*' });
    expect(response.status).toBe(200);
  });
});

describe('extensions', () => {
  test('stale is told without the debug header', async () => {
    await serving([HIT, STALE]);
    expect((await server.ask(QUERY)).body.extensions).toEqual({
      stale: [{ path: ['quote'], ageSeconds: 400, reason: 'BUDGET_EXHAUSTED' }],
    });
  });

  test('a fresh answer has none', async () => {
    await serving([HIT]);
    expect((await server.ask(QUERY)).body).not.toHaveProperty('extensions');
  });

  test('the rows of the cache show neither scope nor reason', async () => {
    await serving([STALE], { debug: true });
    const { scope, staleReason, ...shown } = STALE;
    expect((await server.ask(QUERY)).body.extensions).toEqual({
      cache: [shown],
      stale: [{ path: ['quote'], ageSeconds: 400, reason: staleReason }],
    });
    expect(scope).toBe('PUBLIC');
  });
});
