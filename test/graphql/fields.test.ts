import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Answer, type GraphServer, startGraphServer } from '../support/graph-server.ts';

let server: GraphServer;
beforeEach(async () => {
  server = await startGraphServer();
});
afterEach(() => server.close());

function firstCode({ body }: Answer): unknown {
  return body.errors?.[0]?.extensions.code;
}

test('one unknown symbol of quotes is null with its own error at its own path', async () => {
  const { body } = await server.ask('{ quotes(symbols: ["IBM", "nope", "AAPL"]) { symbol volume } }');
  expect(body.data).toEqual({
    quotes: [{ symbol: 'IBM', volume: 6_000_000_000 }, null, { symbol: 'AAPL', volume: 6_000_000_000 }],
  });
  expect(body.errors).toHaveLength(1);
  expect(body.errors?.[0]).toMatchObject({ path: ['quotes', 1], extensions: { code: 'SYMBOL_NOT_FOUND' } });
});

test('one symbol by many ways is one call', async () => {
  const query = '{ quote(symbol: "ibm") { price } stock(symbol: " IBM") { symbol quote { price latestTradingDay } } }';
  const { body } = await server.ask(query);
  expect(body.data?.stock).toEqual({ symbol: 'IBM', quote: { price: 100.5, latestTradingDay: '2026-01-08' } });
  expect(server.source.calls).toEqual(['quote:IBM']);
});

test('no data of a fund is null with NO_DATA', async () => {
  const answer = await server.ask('{ fundamentals(symbol: "SPY") { name } }');
  expect(answer.body.data).toEqual({ fundamentals: null });
  expect(firstCode(answer)).toBe('NO_DATA');
});

describe('argument limits', () => {
  const list = (count: number) => JSON.stringify(Array.from({ length: count }, () => 'IBM'));

  test.each(['quotes', 'stocks'])('%s takes 100 symbols and refuses 101, duplicates counted', async (field) => {
    expect(firstCode(await server.ask(`{ ${field}(symbols: ${list(100)}) { symbol } }`))).toBeUndefined();
    expect(firstCode(await server.ask(`{ ${field}(symbols: ${list(101)}) { symbol } }`))).toBe('BAD_USER_INPUT');
  });

  test.each(['', '   ', 'x'.repeat(65)])('search refuses %j', async (keywords) => {
    const answer = await server.ask('query ($k: String!) { search(keywords: $k) { symbol } }', { k: keywords });
    expect(firstCode(answer)).toBe('BAD_USER_INPUT');
    expect(server.source.calls).toEqual([]);
  });

  test('search is trimmed before it is asked', async () => {
    await server.ask('{ search(keywords: "  tesco ") { symbol } }');
    expect(server.source.calls).toEqual(['search:tesco']);
  });

  test('a bad symbol in a variable is BAD_USER_INPUT and 400', async () => {
    const answer = await server.ask('query ($s: Symbol!) { quote(symbol: $s) { price } }', { s: 'A B' });
    expect(answer.status).toBe(400);
    expect(firstCode(answer)).toBe('BAD_USER_INPUT');
  });
});

describe('bars', () => {
  const bars = (args: string) => server.ask(`{ stock(symbol: "IBM") { history { bars${args} { time } } } }`);
  const days = ({ body }: Answer) => [...JSON.stringify(body.data).matchAll(/2026-01-0(\d)/g)].map(([, day]) => day);

  test.each([
    ['', ['5', '6', '7', '8']],
    ['(last: 2)', ['7', '8']],
    ['(last: 0)', []],
    ['(last: 9)', ['5', '6', '7', '8']],
    ['(from: "2026-01-06", to: "2026-01-07")', ['6', '7']],
    ['(to: "2026-01-07", last: 1)', ['7']],
  ])('%s', async (args, expected) => {
    expect(days(await bars(args))).toEqual(expected);
  });

  test.each(['(last: -1)', '(from: "2026-01-07", to: "2026-01-06")'])('%s is BAD_USER_INPUT', async (args) => {
    expect(firstCode(await bars(args))).toBe('BAD_USER_INPUT');
  });
});
