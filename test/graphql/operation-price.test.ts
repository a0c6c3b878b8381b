import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/auth/index.ts';
import { cachedFieldsOf, priceFields } from '../../src/directive/index.ts';
import { COMPUTED, HUBS, operationPrice } from '../../src/graphql/operation-price.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import { type OpenedWatchlists, openWatchlists } from '../../src/watchlists/index.ts';
import { type Answer, type GraphServer, post, startGraphServer } from '../support/graph-server.ts';

const LIMIT = 10;

let server: GraphServer;
let folder: string;
let watchlists: OpenedWatchlists;
let viewer: Viewer | null;
beforeAll(async () => {
  const schema = buildSchema((bare) =>
    priceFields(bare, { fields: cachedFieldsOf(bare), hubs: HUBS, computed: COMPUTED }),
  );
  folder = await mkdtemp(join(tmpdir(), 'priced-'));
  const url = `file:${join(folder, 'lists.db')}`;
  watchlists = openWatchlists({ url, now: Date.now, newId: randomUUID, onTrouble: () => undefined });
  const plugins = [operationPrice({ schema, limit: LIMIT, cache: { look: async () => null } })];
  server = await startGraphServer({ plugins, watchlists, viewer: () => viewer });
});
beforeEach(() => {
  server.source.calls.length = 0;
  viewer = null;
});
afterAll(async () => {
  await server.close();
  await watchlists.close();
  await rm(folder, { recursive: true });
});

const SYMBOLS = Array.from({ length: 150 }, (_, index) => `S${index}`);
const listed = (count: number): string => JSON.stringify(SYMBOLS.slice(0, count));
const aliased = (count: number): string =>
  SYMBOLS.slice(0, count)
    .map((symbol, index) => `a${index}: quote(symbol: "${symbol}") { price }`)
    .join(' ');
const HISTORY = 'history { bars { time } }';

/** The price that the server says; null when it lets the operation pass. */
function costOf({ body }: Answer): unknown {
  const refusals = (body.errors ?? []).filter(({ extensions }) => extensions['code'] === 'OPERATION_TOO_EXPENSIVE');
  for (const { extensions } of refusals) expect(extensions['limit']).toBe(LIMIT);
  return refusals[0]?.extensions['cost'] ?? null;
}

/** The code of the first error of an answer to a body that no JSON.stringify could write. */
async function codeOf(body: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(server.url, { method: 'POST', headers, body });
  return JSON.parse(await response.text()).errors?.[0]?.extensions.code;
}

describe('the price of an operation', () => {
  test.each([
    ['150 symbols by alias', `{ ${aliased(150)} }`, 150],
    ['a list', `{ quotes(symbols: ${listed(11)}) { price } }`, 11],
    [
      'a list by the fields below it',
      `{ stocks(symbols: ${listed(4)}) { quote { price } ${HISTORY} dividends { amount } } }`,
      12,
    ],
    ['a fragment', `{ ...all } fragment all on Query { ${aliased(11)} }`, 11],
    ['a fragment named __schema', `{ ...__schema } fragment __schema on Query { ${aliased(11)} }`, 11],
    ['an operation named __schema', `query __schema { ${aliased(11)} }`, 11],
    ['an inline fragment below a hub', `{ stocks(symbols: ${listed(11)}) { ... on Stock { quote { price } } } }`, 11],
    ['fields that would be null', `{ movers { lastUpdated } marketStatus { region } ${aliased(9)} }`, 11],
    [
      'the same field with other arguments',
      `{ stocks(symbols: ${listed(4)}) { a: intraday { symbol } b: intraday(interval: ONE_MINUTE) { symbol } c: history { symbol } } }`,
      12,
    ],
    [
      'what computed fields read, once',
      `{ stocks(symbols: ${listed(4)}) { indicator(kind: RSI) { symbol } fibonacci { symbol } insights { symbol } ${HISTORY} } }`,
      12,
    ],
  ])('counts %s, and nothing is loaded', async (_, query, cost) => {
    const answer = await server.ask(query);
    expect(answer.status).toBe(400);
    expect(costOf(answer)).toBe(cost);
    expect(answer.body.data).toBeUndefined();
    expect(server.source.calls).toEqual([]);
  });

  test.each([
    ['as many as are allowed', `{ quotes(symbols: ${listed(LIMIT)}) { price } }`],
    [
      'one symbol under 200 aliases',
      `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: quote(symbol: "IBM") { price }`).join(' ')} }`,
    ],
    [
      'one entry by several ways',
      `{ stocks(symbols: ${listed(LIMIT)}) { quote { price } } quotes(symbols: ${listed(LIMIT)}) { price } quote(symbol: "s1") { price } }`,
    ],
    [
      'slices of one entry',
      `{ stock(symbol: "IBM") { ${Array.from({ length: 20 }, (_, i) => `n${i}: news(limit: ${i}) { articles { title } }`).join(' ')} } }`,
    ],
    ['hubs alone', `{ stocks(symbols: ${listed(100)}) { symbol } }`],
    [
      'what is left out',
      `query ($no: Boolean = false) { ...all @include(if: $no) a: quote(symbol: "A") { price } } fragment all on Query { ${aliased(50)} }`,
    ],
  ])('lets pass %s', async (_, query) => {
    expect(costOf(await server.ask(query))).toBeNull();
  });

  test('200 aliases of one symbol are one upstream call', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `a${index}: quote(symbol: "IBM") { price }`).join(' ');
    const { body } = await server.ask(`{ ${many} }`);
    expect(Object.keys(body.data ?? {})).toHaveLength(200);
    expect(server.source.calls).toEqual(['quote:IBM']);
  });

  test('is that of the variables, each time anew', async () => {
    const query = 'query ($symbols: [Symbol!]!) { quotes(symbols: $symbols) { price } }';
    expect(costOf(await server.ask(query, { symbols: SYMBOLS.slice(0, 3) }))).toBeNull();
    expect(costOf(await server.ask(query, { symbols: SYMBOLS.slice(0, 30) }))).toBe(30);
    expect(costOf(await server.ask(query, { symbols: SYMBOLS.slice(0, 3) }))).toBeNull();
  });

  test('is remembered for the same variables only, and not from ones that were refused', async () => {
    const query = `query ($limit: Int, $symbols: [Symbol!]!) {
      stocks(symbols: $symbols) { news(limit: $limit) { articles { title } } }
    }`;
    const bodyWith = (limit: string): string =>
      `{"query":${JSON.stringify(query)},"variables":{"limit":${limit},"symbols":${listed(30)}}}`;
    for (const limit of ['1e400', 'null', 'null', '1e400']) {
      const code = limit === 'null' ? 'OPERATION_TOO_EXPENSIVE' : 'BAD_USER_INPUT';
      expect(await codeOf(bodyWith(limit))).toBe(code);
    }
    expect(server.source.calls).toEqual([]);
  });

  test('of variables nested too deep to be remembered is asked all the same', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const query = 'query ($symbols: [Symbol!]!) { quotes(symbols: $symbols) { price } }';
    const body = `{"query":${JSON.stringify(query)},"variables":{"symbols":${deep}}}`;
    expect([await codeOf(body), await codeOf(body)]).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });

  test('is that of the operation that is named', async () => {
    const query = `query Few { quote(symbol: "IBM") { price } } query Many { ${aliased(30)} }`;
    for (const [operationName, cost] of [
      ['Few', null],
      ['Many', 30],
      ['Few', null],
      ['Many', 30],
    ]) {
      expect(costOf(await post(server.url, { query, operationName }))).toBe(cost);
    }
  });

  test('leaves mistakes to be told as what they are', async () => {
    const wrong = await server.ask('query ($symbols: [Symbol!]!) { quotes(symbols: $symbols) { price } }', {
      symbols: [7, {}],
    });
    expect(wrong.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    const tooLong = await server.ask(`{ quotes(symbols: ${listed(101)}) { price } }`);
    expect(tooLong.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('the price of watchlists', () => {
  const QUOTES = 'stocks { quote { price } }';
  const QUOTES_AND_HISTORY = `stocks { quote { price } ${HISTORY} }`;
  let subjects = 0;

  /** Signs in somebody new, who has a list of so many symbols. Gives its id. */
  async function signIn(count: number): Promise<string> {
    subjects += 1;
    viewer = { subject: `viewer${subjects}`, scopes: [] };
    return (await watchlists.create(viewer.subject, { name: 'mine', symbols: SYMBOLS.slice(0, count) })).id;
  }
  const kept = () => watchlists.list(viewer?.subject ?? '');

  test('is that of the symbols in the viewer’s lists, each once', async () => {
    await signIn(6);
    await watchlists.create(viewer?.subject ?? '', { name: 'other', symbols: SYMBOLS.slice(4, 9) });
    expect(costOf(await server.ask(`{ watchlists { ${QUOTES_AND_HISTORY} } }`))).toBe(18);
    expect(server.source.calls).toEqual([]);
    const answer = await server.ask(`{ watchlists { ${QUOTES} } }`);
    expect(answer.body.errors).toBeUndefined();
    expect(new Set(server.source.calls).size).toBe(9);
  });

  test('is each viewer’s own for the same document', async () => {
    const query = `{ watchlists { ${QUOTES} } }`;
    const made = `mutation { createWatchlist(name: "x", symbols: ${listed(11)}) { ${QUOTES} } }`;
    for (const anonymous of [query, made]) {
      expect((await server.ask(anonymous)).body.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    }
    await signIn(3);
    expect(costOf(await server.ask(query))).toBeNull();
    await signIn(11);
    expect(costOf(await server.ask(query))).toBe(11);
    expect(costOf(await server.ask(made))).toBe(11);
  });

  test.each([
    ['createWatchlist', () => `createWatchlist(name: "x", symbols: ${listed(11)}) { ${QUOTES} }`, 11],
    [
      'addToWatchlist',
      (id: string) => `addToWatchlist(id: "${id}", symbols: ["X", "Y"]) { ${QUOTES_AND_HISTORY} }`,
      16,
    ],
    [
      'removeFromWatchlist',
      (id: string) => `removeFromWatchlist(id: "${id}", symbols: ["S0"]) { ${QUOTES_AND_HISTORY} }`,
      null,
    ],
    ['renameWatchlist', (id: string) => `renameWatchlist(id: "${id}", name: "y") { ${QUOTES_AND_HISTORY} }`, 12],
    [
      'one change after another',
      (id: string) =>
        `a: addToWatchlist(id: "${id}", symbols: ${JSON.stringify(SYMBOLS.slice(6, 11))}) { id } b: renameWatchlist(id: "${id}", name: "y") { ${QUOTES} }`,
      11,
    ],
  ])('%s costs what the changed list would, and nothing is written for it', async (_, change, cost) => {
    const id = await signIn(6);
    const before = await kept();
    const answer = await server.ask(`mutation { ${change(id)} }`);
    expect(costOf(answer)).toBe(cost);
    if (cost === null) return expect(answer.body.errors).toBeUndefined();
    expect(server.source.calls).toEqual([]);
    expect(await kept()).toEqual(before);
  });

  test('of deleteWatchlist is nothing, and of a change within the limit it is made once', async () => {
    const id = await signIn(6);
    expect((await server.ask(`mutation { deleteWatchlist(id: "${id}") }`)).body.errors).toBeUndefined();
    expect(await kept()).toEqual([]);
    const made = await server.ask(`mutation { createWatchlist(name: "x", symbols: ${listed(10)}) { ${QUOTES} } }`);
    expect(made.body.errors).toBeUndefined();
    expect(await kept()).toMatchObject([{ symbols: SYMBOLS.slice(0, 10), version: 1 }]);
  });

  test('leaves mistakes to be told as what they are', async () => {
    await signIn(11);
    const missing = await server.ask(`mutation { renameWatchlist(id: "${randomUUID()}", name: "y") { ${QUOTES} } }`);
    expect(missing.body.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    const tooMany = await server.ask(`mutation { createWatchlist(name: "x", symbols: ${listed(101)}) { ${QUOTES} } }`);
    expect(tooMany.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
