import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { keyPartOf } from '../../../src/directive/key-part.ts';
import { stableStringify } from '../../../src/lib/stable-stringify.ts';
import { cachedFieldOf } from './schema-of.ts';

const SDL = `
  scalar JSON
  type Query {
    one(a: String, b: JSON): String @cached(category: NEWS)
    two(a: String, b: JSON): String @cached(category: NEWS, key: "two:{args.a}:x/{args.b}")
    node: Node
  }
  type Node {
    id: ID!
    one(a: String, b: JSON): String @cached(category: NEWS)
    two(a: String, b: JSON): String @cached(category: NEWS, key: "node:{parent.id}:{args.a}:{args.b}")
  }
`;
const fields = ['Query.one', 'Query.two', 'Node.one', 'Node.two'].map((name) => cachedFieldOf(SDL, name));

const nasty = fc.constantFrom(
  '',
  ':',
  '*',
  '{}',
  '__proto__',
  '~',
  '~null',
  'null',
  '%3A',
  'a:b',
  'x/',
  '\ud800',
  '\ufffd',
);
const text = fc.oneof(nasty, fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 60, maxLength: 70 }));
const json = fc.oneof(nasty, text, fc.jsonValue({ maxDepth: 3 }), fc.dictionary(nasty, fc.jsonValue({ maxDepth: 1 })));
const call = fc.record({
  field: fc.constantFrom(...fields),
  id: text,
  args: fc.record({ a: fc.option(text), b: json }, { requiredKeys: [] }),
});

/** What makes a call different from another, in words that owe nothing to the code under test but stable JSON. */
function meaningOf({
  field,
  id,
  args,
}: {
  field: (typeof fields)[number];
  id: string;
  args: { a?: unknown; b?: unknown };
}) {
  return stableStringify([field.coordinate, field.typeName === 'Node' ? id : null, args]);
}

test('two calls have the same key exactly when field, parent and arguments are the same', () => {
  fc.assert(
    fc.property(call, call, (one, other) => {
      const sameKey = one.field.keyOf({ id: one.id }, one.args) === other.field.keyOf({ id: other.id }, other.args);
      expect(sameKey).toBe(meaningOf(one) === meaningOf(other));
    }),
    { numRuns: 3000 },
  );
});

test('two values of one argument have the same part exactly when they are the same', () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(keyPartOf(one, true) === keyPartOf(other, true)).toBe(stableStringify(one) === stableStringify(other));
    }),
    { numRuns: 3000 },
  );
});

test('the order of arguments and of nested properties plays no part', () => {
  fc.assert(
    fc.property(call, ({ field, id, args }) => {
      expect(field.keyOf({ id }, reversed(args))).toBe(field.keyOf({ id }, args));
    }),
  );
});

test('a part is short and has no character that a key, a pattern or a hash tag gives a meaning to', () => {
  fc.assert(
    fc.property(json, fc.boolean(), (value, mixed) => {
      expect(keyPartOf(value, mixed)).toMatch(/^[A-Za-z0-9._^&+%~-]{0,64}$/);
    }),
  );
});

function reversed(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args)
      .reverse()
      .map(([name, value]) => [name, reversedValue(value)]),
  );
}

function reversedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedValue);
  return typeof value === 'object' && value !== null ? reversed({ ...value }) : value;
}
