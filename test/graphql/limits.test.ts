import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { type Answer, type GraphServer, startGraphServer } from '../support/graph-server.ts';

let server: GraphServer;
beforeAll(async () => {
  server = await startGraphServer({ limits: { depth: 3, aliases: 5, tokens: 400 } });
});
afterAll(() => server.close());

function codesOf({ body }: Answer): unknown[] {
  return (body.errors ?? []).map(({ extensions }) => extensions.code);
}

const DEEP = 'stock(symbol: "IBM") { history { bars { time } } }';

describe('depth', () => {
  test.each([
    ['plain', `{ ${DEEP} }`],
    ['an operation named __schema', `query __schema { ${DEEP} }`],
    ['a fragment named __schema', `{ ...__schema } fragment __schema on Query { ${DEEP} }`],
    ['an alias named __schema', '{ __schema: stock(symbol: "IBM") { history { bars { time } } } }'],
    [
      'nested fragments',
      '{ ...a } fragment a on Query { stock(symbol: "IBM") { ...b } } fragment b on Stock { history { bars { time } } }',
    ],
    ['beside introspection', `{ __schema { queryType { name } } ${DEEP} }`],
  ])('%s is OPERATION_TOO_DEEP', async (_name, query) => {
    const answer = await server.ask(query);
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual(['OPERATION_TOO_DEEP']);
  });

  test('what fits is answered, and fragments cost no level', async () => {
    const answer = await server.ask(
      '{ ... on Query { ...a } } fragment a on Query { stock(symbol: "IBM") { quote { price } } }',
    );
    expect(codesOf(answer)).toEqual([]);
  });

  test('introspection works, and its lists cannot be nested without end', async () => {
    expect(codesOf(await server.ask(getIntrospectionQuery()))).toEqual([]);
    const nested =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
    expect(codesOf(await server.ask(nested))).toContain('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('aliases', () => {
  const many = (field: string) => Array.from({ length: 6 }, (_, i) => `a${i}: ${field}`).join(' ');

  test.each([
    ['plain', `{ ${many('quote(symbol: "IBM") { price }')} }`],
    ['of __typename', `{ ${many('__typename')} }`],
    ['in a fragment named __schema', `{ ...__schema } fragment __schema on Query { ${many('__typename')} }`],
    [
      'in a fragment spread twice',
      '{ a: stock(symbol: "A") { ...q } b: stock(symbol: "B") { ...q } } fragment q on Stock { x: symbol y: symbol }',
    ],
  ])('too many, %s, are OPERATION_TOO_MANY_ALIASES', async (_name, query) => {
    expect(codesOf(await server.ask(query))).toEqual(['OPERATION_TOO_MANY_ALIASES']);
  });
});

test('too many tokens are OPERATION_TOO_MANY_TOKENS, whatever the operation is called', async () => {
  const answer = await server.ask(`query __schema { ${'__typename '.repeat(401)} }`);
  expect(answer.status).toBe(400);
  expect(codesOf(answer)).toEqual(['OPERATION_TOO_MANY_TOKENS']);
});

test('introspection can be off', async () => {
  const closed = await startGraphServer({ introspection: false });
  expect(codesOf(await closed.ask('{ __schema { queryType { name } } }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  await closed.close();
});
