import { expect, test } from '@jest/globals';

import { cachedFieldsOf } from '../../src/directive/cached-fields.ts';
import { DirectiveError } from '../../src/directive/directive-error.ts';
import { schemaOf } from '../unit/directive/schema-of.ts';

function faultsOf(sdl: string): readonly string[] {
  try {
    cachedFieldsOf(schemaOf(sdl));
  } catch (error) {
    if (error instanceof DirectiveError) return error.faults;
    throw error;
  }
  return [];
}

const query = (field: string) => `type Query { ${field} }`;
const child = (field: string, rest = '') => `type Query { stock: Stock } type Stock { ${rest} ${field} }`;

test.each([
  [
    query('q: Int @cached(category: PRIZE)'),
    'Query.q: category must be one of REALTIME, PRICE, ANALYSIS, NEWS, HISTORICAL, FUNDAMENTALS, INSIGHTS; got PRIZE.',
  ],
  [query('q: Int @cached(category: NEWS, scope: SECRET)'), 'Query.q: scope must be PUBLIC or PRIVATE; got SECRET.'],
  [query('q: Int @cached(category: NEWS, key: 5)'), 'Query.q: key must be a text; got 5.'],
  [query('q: Int @cached(category: NEWS, key: "")'), 'Query.q: key must not be empty; got "".'],
  [
    query('q(a: Int): Int @cached(category: NEWS, key: "q:{args.a}:{args.b}")'),
    'Query.q: key expects an argument (a); got {args.b}.',
  ],
  [
    query('q: Int @cached(category: NEWS, tags: ["t:{args.b}"])'),
    'Query.q: tag expects no {args.…}, for the field has no arguments; got {args.b}.',
  ],
  [
    query('q: Int @cached(category: NEWS, key: "q:{parent.id}")'),
    'Query.q: key expects no {parent.…}, for fields of Query have none; got {parent.id}.',
  ],
  [
    child('q: Int @cached(category: NEWS, key: "q:{parent.x}")'),
    'Stock.q: key expects a field of the parent type Stock; got {parent.x}.',
  ],
  [
    child('q: Int @cached(category: NEWS, key: "q:{parent.list}")', 'list: [Int]'),
    'Stock.q: key expects a scalar or enum field without arguments of the parent type Stock; got {parent.list}.',
  ],
  [
    query('q: Int @cached(category: NEWS, key: "q:{context.user}")'),
    'Query.q: key must have placeholders that begin with args or parent; got the unknown root context in {context.user}.',
  ],
  [
    query('q(a: Int): Int @cached(category: NEWS, tags: ["q:{a}"])'),
    'Query.q: tag must have placeholders of the form {args.name} or {parent.name}; got {a}.',
  ],
  [
    query('q(a: Int): Int @cached(category: NEWS, key: "q:{args.a")'),
    'Query.q: key must close every brace it opens, without nesting; got "q:{args.a".',
  ],
  [
    query('q(a: Int): Int @cached(category: NEWS, key: "q *:{args.a}")'),
    'Query.q: key must have only letters, digits and . _ ^ & + : / - around placeholders; got "q *:{args.a}".',
  ],
  [
    query('q(a: Int, b: Int): Int @cached(category: NEWS, key: "q:{args.a}-{args.b}")'),
    'Query.q: key must have a : or / between two placeholders; got "q:{args.a}-{args.b}".',
  ],
  [
    query('q(a: Int): Int @cached(category: NEWS, key: "{args.a}")'),
    'Query.q: the key must begin with a name of its own without a dot, such as "quote:"; got {}.',
  ],
  [
    query('q(a: Int): [Int] @cached(category: NEWS, each: "a")'),
    'Query.q: each must name a list argument of the field; got a, of type Int.',
  ],
  [
    query('q(a: Int): [Int] @cached(category: NEWS, each: "b")'),
    'Query.q: each must name a list argument of the field; got b, which is no argument.',
  ],
  [
    query('q(a: [Int]): Int @cached(category: NEWS, each: "a")'),
    'Query.q: a field with each must return a list, one element for each of a; got Int.',
  ],
  [
    query('q(a: [Int]): [Int] @cached(category: NEWS, key: "q", each: "a")'),
    'Query.q: the key must use {args.a}, which each makes one entry for each element; got q.',
  ],
  [
    query('q(a: Int, b: Int): Int @cached(category: NEWS, key: "q:{args.a}")'),
    'Query.q: the key must hold every argument, or two different answers share an entry; got no {args.b}.',
  ],
  [
    'type Query { q: Int } type Mutation { m: Int @cached(category: NEWS) }',
    'Mutation.m: @cached must not be on a mutation, which changes things; remove it.',
  ],
  [
    'type Query { q: Int } type Subscription { s: Int @cached(category: NEWS) }',
    'Subscription.s: @cached must not be on a subscription, which is a stream of new values; remove it.',
  ],
  [
    'type Query { q: I } interface I { id: ID! f: Int @cached(category: NEWS) }',
    'I.f: @cached must be on the fields of object types; got the interface I.',
  ],
  [
    child('q: Int @cached(category: NEWS, key: "q")', 'id: ID!'),
    'Stock.q: the key must name the parent with {parent.…}, or all parents share one entry; got q.',
  ],
  [
    child('q: Int @cached(category: NEWS)', 'id: ID'),
    "Stock.q: the default key needs the parent's identity, a non-null scalar field id or symbol of Stock; got neither. " +
      'Add one, or give a key with {parent.…}.',
  ],
])('refuses %s', (sdl, fault) => {
  expect(faultsOf(sdl)).toEqual([fault]);
});

test.each([
  [
    'category',
    'a: Int @cached(category: NEWS, key: "k")',
    'b: Int @cached(category: PRICE, key: "k")',
    'NEWS; got PRICE',
  ],
  [
    'scope',
    'a: Int @cached(category: NEWS, key: "k")',
    'b: Int @cached(category: NEWS, key: "k", scope: PRIVATE)',
    'PUBLIC; got PRIVATE',
  ],
  [
    'the type of an entry',
    'a: Int @cached(category: NEWS, key: "k")',
    'b: [Int] @cached(category: NEWS, key: "k")',
    'Int; got [Int]',
  ],
  [
    'tags',
    'a: Int @cached(category: NEWS, key: "k", tags: ["t"])',
    'b: Int @cached(category: NEWS, key: "k")',
    't; got none',
  ],
])('fields that share a key must share %s', (what, a, b, values) => {
  expect(faultsOf(query(`${a} ${b}`))).toEqual([
    `Query.b: shares the key k with Query.a, so ${what} must be the same, ${values}.`,
  ]);
});

test('fields that share a key must fill it with the same types', () => {
  const a = 'a(x: Int, y: String): Int @cached(category: NEWS, key: "k:{args.x}:{args.y}")';
  const b = 'b(x: Int, y: String): Int @cached(category: NEWS, key: "k:{args.y}:{args.x}")';
  expect(faultsOf(query(`${a} ${b}`))).toEqual([
    'Query.b: shares the key k:{}:{} with Query.a, so the types in the key must be the same, Int, String; got String, Int.',
  ]);
});

test.each([
  ['k:{args.x}', 'k:b{args.x}', true],
  ['k:{args.x}', 'k:{args.x}/z', false],
  ['k:a-{args.x}', 'k:b-{args.x}', false],
  ['k:{args.x}-a', 'k:b-{args.x}', true],
  ['k:{args.x}', 'j:{args.x}', false],
])('keys %s and %s of two fields: can be equal %p', (one, other, canMeet) => {
  const faults = faultsOf(
    query(
      `a(x: Int): Int @cached(category: NEWS, key: "${one}") b(x: Int): Int @cached(category: NEWS, key: "${other}")`,
    ),
  );
  expect(faults.length).toBe(canMeet ? 1 : 0);
});

test('a literal key that a template can give is a fault', () => {
  expect(
    faultsOf(
      query('a(x: Int): Int @cached(category: NEWS, key: "k:{args.x}") b: Int @cached(category: NEWS, key: "k:1")'),
    ),
  ).toEqual([
    'Query.b: the key k:1 must differ from k:{} of Query.a whatever the arguments are; got two that can be equal. ' +
      'Give one of them another name.',
  ]);
});

test('one error lists every fault of every field', () => {
  const sdl = query('a: Int @cached(category: X) b(y: Int): Int @cached(category: Y, key: "k:{args.z}")');
  expect(() => cachedFieldsOf(schemaOf(sdl))).toThrow(
    /Query\.a: category(.|\n)*Query\.b: category(.|\n)*\{args\.z\}(.|\n)*\{args\.y\}/,
  );
  expect(faultsOf(sdl).length).toBe(4);
});
