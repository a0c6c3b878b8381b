import { expect, test } from '@jest/globals';
import { buildSchema, execute, type GraphQLResolveInfo, parse } from 'graphql';
import { selectionIdOf } from '../../../src/prepared/selection-id.ts';

const schema = buildSchema(`
  type Query { stock(symbol: String): Stock }
  type Stock { name: String  bars(last: Int): [Bar]  peer: Stock }
  type Bar { time: String  close: Float }
`);

/** The selection texts of `stock`, in the order in which it is asked. */
async function textsOf(source: string, variableValues: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  const texts: string[] = [];
  const stock = (_args: unknown, _context: unknown, info: GraphQLResolveInfo): null => {
    texts.push(selectionIdOf(info));
    return null;
  };
  const { errors } = await execute({ schema, document: parse(source), rootValue: { stock }, variableValues });
  expect(errors).toBeUndefined();
  return texts;
}

const distinct = async (...sources: readonly string[]): Promise<number> =>
  new Set((await Promise.all(sources.map((source) => textsOf(source)))).flat()).size;

test('is the same for the same selection of another stock, under another name, in another operation', async () => {
  expect(
    await distinct(
      '{ stock(symbol: "A") { name bars(last: 2) { time } } }',
      'query Other { x: stock(symbol: "B") { name bars(last: 2) { time } } }',
      'query ($s: String) { stock(symbol: $s) { name, bars(last: 2) { time } } }',
    ),
  ).toBe(1);
});

test('differs by order, names, arguments, fragments and directives', async () => {
  expect(
    await distinct(
      '{ stock { name bars { time } } }',
      '{ stock { bars { time } name } }',
      '{ stock { called: name bars { time } } }',
      '{ stock { name bars(last: 1) { time } } }',
      '{ stock { name bars { time close } } }',
      '{ stock { name @skip(if: false) bars { time } } }',
      '{ stock { ...F } } fragment F on Stock { name }',
      '{ stock { ...F } } fragment F on Stock { peer { name } }',
    ),
  ).toBe(8);
});

test('a fragment counts with what it leads to', async () => {
  const head = '{ stock { ...F } } fragment F on Stock { peer { ...G } }';
  expect(
    await distinct(`${head} fragment G on Stock { name }`, `${head} fragment G on Stock { name bars { time } }`),
  ).toBe(2);
});

test('the variables that it reads count, and no others', async () => {
  const source =
    'query ($last: Int, $more: Boolean!, $s: String) { stock(symbol: $s) { bars(last: $last) { time @include(if: $more) } } }';
  const texts = [
    ...(await textsOf(source, { last: 1, more: true, s: 'A' })),
    ...(await textsOf(source, { last: 1, more: true, s: 'B' })),
    ...(await textsOf(source, { last: 2, more: true, s: 'A' })),
    ...(await textsOf(source, { last: 1, more: false, s: 'A' })),
  ];
  expect([texts[0] === texts[1], new Set(texts).size]).toEqual([true, 3]);
});

test('a field that is asked for twice has both selections', async () => {
  const [both = ''] = await textsOf('{ stock { name } ...More } fragment More on Query { stock { peer { name } } }');
  expect(both).toContain('peer');
  expect(await distinct('{ stock { name } stock { peer { name } } }', '{ stock { name } }')).toBe(2);
});

test('is short, however much is selected', async () => {
  const many = Array.from({ length: 50 }, (_unused, index) => `f${index}: name`).join(' ');
  const [id = '', other = ''] = [
    ...(await textsOf(`{ stock { ${many} } }`)),
    ...(await textsOf(`{ stock { ${many} x: name } }`)),
  ];
  expect([id.length, other.length]).toEqual([43, 43]);
  expect(id).not.toBe(other);
});
