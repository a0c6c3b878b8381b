import { readdirSync, readFileSync } from 'node:fs';

import { makeExecutableSchema } from '@graphql-tools/schema';
import { describe, expect, test } from '@jest/globals';

import { cachedFieldsOf } from '../../../src/directive/cached-fields.ts';
import { cachedFieldOf } from './schema-of.ts';

const MARKET = `
  scalar Symbol
  scalar JSON
  enum Interval { DAY WEEK }
  input Range { from: String, to: String }
  type Quote { symbol: Symbol!, price: Float! }
  type Query {
    quote(symbol: Symbol!): Quote @cached(category: PRICE, key: "quote:{args.symbol}", tags: ["symbol:{args.symbol}"])
    quotes(symbols: [Symbol!]!): [Quote]!
      @cached(category: PRICE, key: "quote:{args.symbols}", tags: ["symbol:{args.symbols}"], each: "symbols")
    news(symbols: [Symbol!], limit: Int = 50): String @cached(category: NEWS, tags: ["symbol:{args.symbols}"])
    search(range: Range, text: String, any: JSON): String @cached(category: FUNDAMENTALS)
    mine: String @cached(category: PRICE, scope: PRIVATE)
    stock: Stock
  }
  type Stock {
    symbol: Symbol!
    quote: Quote @cached(category: PRICE, key: "quote:{parent.symbol}", tags: ["symbol:{parent.symbol}"])
    history(interval: Interval! = DAY, adjusted: Boolean! = false): String @cached(category: HISTORICAL)
  }
`;
const field = (coordinate: string) => cachedFieldOf(MARKET, coordinate);

describe('keys', () => {
  test('fields with the same skeleton, and an element of a list, name the same entry', () => {
    expect(field('Query.quote').keyOf(undefined, { symbol: 'BRK.B' })).toBe('quote:BRK.B');
    expect(field('Query.quotes').keyOf(undefined, { symbols: 'BRK.B' })).toBe('quote:BRK.B');
    expect(field('Stock.quote').keyOf({ symbol: 'BRK.B' }, {})).toBe('quote:BRK.B');
    expect(field('Stock.quote').shape).toBe(field('Query.quotes').shape);
  });

  test('the default key has the field, the parent and the sorted arguments', () => {
    const { keyOf } = field('Stock.history');
    expect(keyOf({ symbol: 'A:B' }, { interval: 'DAY', adjusted: false })).toBe(
      'Stock.history:A%3AB:adjusted=false:interval=DAY',
    );
  });

  test('left out, null and the text null are three keys; undefined is left out', () => {
    const { keyOf } = field('Query.search');
    expect(keyOf(undefined, {})).toBe('Query.search');
    expect(keyOf(undefined, { text: undefined })).toBe('Query.search');
    expect(keyOf(undefined, { text: null })).toBe('Query.search:text=~null');
    expect(keyOf(undefined, { text: 'null' })).toBe('Query.search:text=null');
  });

  test('a custom scalar tells the number 1, the text 1 and the text ~1 apart', () => {
    const { keyOf } = field('Query.search');
    expect([1, '1', '~1', [1], '[1]'].map((any) => keyOf(undefined, { any }))).toEqual([
      'Query.search:any=~1',
      'Query.search:any=1',
      'Query.search:any=%7E1',
      'Query.search:any=~%5B1%5D',
      'Query.search:any=%5B1%5D',
    ]);
  });

  test('the order of nested properties plays no part', () => {
    const { keyOf } = field('Query.search');
    expect(keyOf(undefined, { range: { from: 'a', to: 'b' }, text: 'x' })).toBe(
      keyOf(undefined, { text: 'x', range: { to: 'b', from: 'a' } }),
    );
  });

  test('a parent without the value of its identity is refused', () => {
    expect(() => field('Stock.quote').keyOf({}, {})).toThrow(
      'Stock.quote: the resolver of Stock must give a parent object with the value of symbol, ' +
        'which the key or a tag is made of; got undefined.',
    );
    expect(() => field('Stock.history').keyOf(null, {})).toThrow('got undefined');
    expect(() => field('Stock.history').keyOf({ symbol: null }, {})).toThrow('got null');
  });
});

describe('tags', () => {
  test('are the automatic ones, those of the fields that share the key, then those of the directive', () => {
    const expected = [
      'all',
      'category:PRICE',
      'field:Query.quote',
      'field:Query.quotes',
      'field:Stock.quote',
      'symbol:X%3AY',
    ];
    expect(field('Query.quote').tagsOf(undefined, { symbol: 'X:Y' })).toEqual(expected);
    expect(field('Query.quotes').tagsOf(undefined, { symbols: 'X:Y' })).toEqual(expected);
    expect(field('Stock.quote').tagsOf({ symbol: 'X:Y' }, {})).toEqual(expected);
  });

  test('a list argument gives one for each element, null none', () => {
    const { tagsOf } = field('Query.news');
    const automatic = ['all', 'category:NEWS', 'field:Query.news'];
    expect(tagsOf(undefined, { symbols: ['A', 'B', 'A'] })).toEqual([...automatic, 'symbol:A', 'symbol:B']);
    expect(tagsOf(undefined, { symbols: null })).toEqual(automatic);
    expect(tagsOf(undefined, {})).toEqual(automatic);
  });
});

test('scope and each are read, with the defaults of the directive', () => {
  expect(field('Query.mine')).toMatchObject({ scope: 'PRIVATE', each: null, category: 'PRICE' });
  expect(field('Query.quotes')).toMatchObject({
    scope: 'PUBLIC',
    each: 'symbols',
    typeName: 'Query',
    fieldName: 'quotes',
  });
});

test('the schema of the gateway has no fault', () => {
  const folder = new URL('../../../schema/', import.meta.url);
  const typeDefs = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  expect(cachedFieldsOf(makeExecutableSchema({ typeDefs })).length).toBeGreaterThan(0);
});
