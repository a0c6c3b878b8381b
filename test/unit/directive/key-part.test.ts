import { expect, test } from '@jest/globals';
import { GraphQLEnumType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLScalarType } from 'graphql';

import { isMixed, keyPartOf } from '../../../src/directive/key-part.ts';
import { stableStringify } from '../../../src/lib/stable-stringify.ts';

test.each([
  ['BRK.B', 'BRK.B'],
  ['^GSPC', '^GSPC'],
  ['A:B/C', 'A%3AB%2FC'],
  ['{*} %~', '%7B%2A%7D%20%25%7E'],
  ['é€', '%C3%A9%E2%82%AC'],
  ['\ud800', '%ud800'],
  ['', ''],
  [null, '~null'],
  [undefined, '~'],
  [true, 'true'],
  [1.5, '1.5'],
  [['DAY'], '%5B%22DAY%22%5D'],
])('%p becomes %s', (value, part) => {
  expect(keyPartOf(value, false)).toBe(part);
});

test('64 characters stay readable, 65 become a hash with a mark', () => {
  expect(keyPartOf('a'.repeat(64), false)).toBe('a'.repeat(64));
  expect(keyPartOf('a'.repeat(65), false)).toMatch(/^~h[0-9a-f]{32}$/);
  expect(keyPartOf('a'.repeat(65), false)).not.toBe(keyPartOf('a'.repeat(66), false));
  expect(keyPartOf(keyPartOf('a'.repeat(65), false), false)).toMatch(/^%7Eh/);
});

test('only custom scalars and enums of several kinds of value are mixed', () => {
  const json = new GraphQLScalarType({ name: 'JSON' });
  expect(isMixed(new GraphQLNonNull(json))).toBe(true);
  expect(isMixed(new GraphQLList(json))).toBe(false);
  expect(isMixed(GraphQLInt)).toBe(false);
  expect(isMixed(new GraphQLEnumType({ name: 'E', values: { A: {}, B: {} } }))).toBe(false);
  expect(isMixed(new GraphQLEnumType({ name: 'E', values: { A: { value: 1 }, B: { value: '1' } } }))).toBe(true);
});

test('stable JSON sorts at every depth and takes __proto__ for data', () => {
  const parsed: unknown = JSON.parse('{"b":[{"d":1,"c":2}],"__proto__":{"x":1},"a":null}');
  expect(stableStringify(parsed)).toBe('{"__proto__":{"x":1},"a":null,"b":[{"c":2,"d":1}]}');
  expect(stableStringify({ a: undefined, at: new Date(0), big: 1n })).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","big":1n}',
  );
});

test('stable JSON refuses what JSON would flatten', () => {
  expect(() => stableStringify({ a: new Map() })).toThrow('Expected plain data; got a Map.');
  expect(() => stableStringify([() => 1])).toThrow('Expected plain data; got a function.');
});
