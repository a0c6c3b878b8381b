import { expect, test } from '@jest/globals';

import { cachedFieldOf } from './schema-of.ts';

const BASE = `
  type Query { news(limit: Int): [Item!]! @cached(category: NEWS) }
  type Item { title: String!  source: Source!  mood: Mood  about: Subject  stock: Stock }
  type Source { name: String! }
  enum Mood { GOOD BAD }
  union Subject = Source | Stock
  interface Named { name: String! }
  type Stock implements Named { id: ID!  name: String!  named: Named  quote: Quote @cached(category: PRICE) }
  type Quote { price: Float }
`;
const shapeAfter = (from = '', to = '') => cachedFieldOf(BASE.replace(from, to), 'Query.news').shape;

test('is six hex digits', () => {
  expect(shapeAfter()).toMatch(/^[0-9a-f]{6}$/);
});

test.each([
  ['a description', 'name: String! }', '"The name." name: String! }'],
  ['an argument of the field', 'limit: Int', 'limit: Int, topic: String'],
  ['an argument inside', 'title: String!', 'title(length: Int): String!'],
  ['the order of fields', 'title: String!  source: Source!', 'source: Source!  title: String!'],
  ['the order of members', 'Source | Stock', 'Stock | Source'],
  ['a field of an unrelated type', 'type Query {', 'type Query { extra: String '],
  ['a type behind a field with an entry of its own', 'price: Float', 'price: Float!  open: Float'],
])('stays with a change of %s', (_what, from, to) => {
  expect(shapeAfter(from, to)).toBe(shapeAfter());
});

test.each([
  ['the wrapping', '[Item!]!', '[Item]!'],
  ['the type of a field', 'name: String! }\n  enum', 'name: ID! }\n  enum'],
  ['a new field', 'type Source {', 'type Source { url: String '],
  ['an enum value', 'GOOD BAD', 'GOOD BAD UGLY'],
  ['a member of a union', 'Source | Stock', 'Source | Stock | Quote'],
  ['an implementor of an interface', 'type Source {', 'type New implements Named { name: String! } type Source {'],
  ['a field that loses its own entry', 'quote: Quote @cached(category: PRICE)', 'quote: Quote'],
])('changes with %s', (_what, from, to) => {
  expect(shapeAfter(from, to)).not.toBe(shapeAfter());
});
