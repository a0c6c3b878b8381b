import { expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, Kind, parse } from 'graphql';
import { isPreparable } from '../../../src/prepared/is-preparable.ts';

const schema = buildSchema(`
  type Query { hub(id: ID): Hub  hubs: [Hub!]!  own: Price  price: Price  now: String }
  type Mutation { price: Price }
  type Hub { id: ID  price: Price  own: Price  other: String }
  type Price { value: Float  sliced(last: Int): [Float]  mine: Float  hub: Hub  next: Price }
`);
const cached = new Map<string, 'PUBLIC' | 'PRIVATE'>([
  ['Query.price', 'PUBLIC'],
  ['Query.own', 'PRIVATE'],
  ['Hub.price', 'PUBLIC'],
  ['Hub.own', 'PRIVATE'],
  ['Price.next', 'PUBLIC'],
]);
const fixed = new Set(['Query.hub', 'Query.hubs', 'Hub.id']);
const price = schema.getType('Price');
if (price === undefined || !('getFields' in price)) throw new Error('the schema has the type Price');
const { sliced, mine } = price.getFields();
if (!sliced || !('resolve' in sliced) || !mine || !('resolve' in mine)) throw new Error('Price has these fields');
sliced.resolve = (_parent: unknown, _args: unknown) => [];
mine.resolve = (_parent: unknown, _args: unknown, context: { readonly viewer: unknown }) => context.viewer;

function allows(query: string): boolean {
  const document = parse(query);
  const operation = getOperationAST(document, 'Q');
  if (operation == null) throw new Error('the operation must be called Q');
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return isPreparable({ schema, cached, fixed }, operation, new Map(fragments.map((one) => [one.name.value, one])));
}

test.each([
  'query Q { price { value } }',
  'query Q { price { value sliced(last: 2) __typename hub { other } } }',
  'query Q { __typename hub { id price { value } } hubs { a: price { value } } }',
  'query Q { ...All } fragment All on Query { hub { ... on Hub { ... { price { value } } } } }',
  'query Q($no: Boolean!) { price @skip(if: $no) { value } }',
])('public cached fields below what is fixed: %s', (query) => {
  expect(allows(query)).toBe(true);
});

test.each([
  ['a private field', 'query Q { own { value } }'],
  ['a private field below a hub', 'query Q { hub { price { value } own { value } } }'],
  ['a field of which nothing is known', 'query Q { now }'],
  ['one below a hub', 'query Q { hub { other price { value } } }'],
  ['one in a fragment', 'query Q { price { value } ...More } fragment More on Query { now }'],
  ['a resolver that takes the context', 'query Q { price { mine } }'],
  ['a cached field below a cached one', 'query Q { price { next { value } } }'],
  ['introspection', 'query Q { price { value } __schema { description } }'],
  ['a mutation', 'mutation Q { price { value } }'],
])('not %s', (_what, query) => {
  expect(allows(query)).toBe(false);
});
