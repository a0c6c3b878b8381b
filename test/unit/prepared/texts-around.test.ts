import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { textsAround } from '../../../src/prepared/texts-around.ts';

/** Puts the parts back, each in its place. */
function joined(value: unknown, paths: readonly (readonly (string | number)[])[]): string | null {
  const around = textsAround(value, paths);
  if (around === null) return null;
  const partAt = (path: readonly (string | number)[]) =>
    JSON.stringify(path.reduce<unknown>((part, step) => Reflect.get(Object(part), step), value));
  return around.texts
    .map((text, index) => {
      const path = paths[around.order[index] ?? -1];
      return path === undefined ? text : text + partAt(path);
    })
    .join('');
}

test('gives the texts in their order, whatever the order of the paths', () => {
  const value = { a: 1, b: [{ c: null }, { c: 'x' }], d: { e: 2 } };
  expect(textsAround(value, [['d'], ['b', 1, 'c'], ['b', 0, 'c']])).toEqual({
    texts: ['{"a":1,"b":[{"c":', '},{"c":', '}],"d":', '}'],
    order: [2, 1, 0],
  });
});

test('gives none when a part is not there, or within another', () => {
  expect(textsAround({ a: null }, [['a', 'b']])).toBeNull();
  expect(textsAround({ a: { b: 1 } }, [['a'], ['a', 'b']])).toBeNull();
});

test('a name that objects have of their own is a name like any other', () => {
  const value = JSON.parse('{"__proto__":{"x":1},"constructor":2}');
  expect(joined(value, [['__proto__', 'x'], ['constructor']])).toBe('{"__proto__":{"x":1},"constructor":2}');
});

test('texts and parts make the JSON of the whole', () => {
  const part = fc.jsonValue();
  const names = fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => Number.isNaN(Number(name)));
  fc.assert(
    fc.property(fc.dictionary(names, fc.array(part, { minLength: 1 }), { minKeys: 1 }), fc.nat(), (value, chosen) => {
      const all = Object.entries(value).flatMap(([name, list]) => list.map((_unused, index) => [name, index] as const));
      const paths = all.filter((_unused, index) => (chosen >> (index % 16)) % 2 === 0).reverse();
      expect(joined(value, paths)).toBe(JSON.stringify(value));
    }),
  );
});
