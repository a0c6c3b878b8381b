import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cachedFieldsOf, priceFields } from '../../src/directive/index.ts';
import { COMPUTED, HUBS, operationPrice } from '../../src/graphql/operation-price.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import { type Answer, type GraphServer, startGraphServer } from '../support/graph-server.ts';

const LIMIT = 10;

let server: GraphServer;
beforeAll(async () => {
  const schema = buildSchema((bare) =>
    priceFields(bare, { fields: cachedFieldsOf(bare), hubs: HUBS, computed: COMPUTED }),
  );
  server = await startGraphServer({ plugins: [operationPrice({ schema, limit: LIMIT })] });
});
beforeEach(() => {
  server.source.calls.length = 0;
});
afterAll(() => server.close());

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

  test('leaves mistakes to be told as what they are', async () => {
    const wrong = await server.ask('query ($symbols: [Symbol!]!) { quotes(symbols: $symbols) { price } }', {
      symbols: [7, {}],
    });
    expect(wrong.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    const tooLong = await server.ask(`{ quotes(symbols: ${listed(101)}) { price } }`);
    expect(tooLong.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
