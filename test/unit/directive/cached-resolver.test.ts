import { expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { type CacheRow, cachedFieldsOf, cacheFields, type CachingContext } from '../../../src/directive/index.ts';
import { createEngine, requestOf } from '../../support/engine.ts';
import { schemaOf } from './schema-of.ts';

test('a row says whether its field is for one caller alone', async () => {
  const bare = schemaOf(`type Query {
    open: Int @cached(category: PRICE)
    own: Int @cached(category: PRICE, scope: PRIVATE)
  }`);
  const { cache } = createEngine();
  const schema = cacheFields(bare, { cache, fields: cachedFieldsOf(bare), policyOf: () => requestOf('any').policy });
  const cacheRows: CacheRow[] = [];
  await graphql({ schema, source: '{ open own }', contextValue: { cacheRows }, rootValue: { open: 1, own: 2 } });
  const scopes = cacheRows.map(({ path, scope }) => [...path, scope]);
  expect(scopes.sort()).toEqual([
    ['open', 'PUBLIC'],
    ['own', 'PRIVATE'],
  ]);
  await cache.close();
});

test('a private field is never stored while no viewer is known: each caller has its own answer', async () => {
  const bare = schemaOf('type Query { own: Int @cached(category: PRICE, scope: PRIVATE) }');
  const { cache, trace } = createEngine();
  const schema = cacheFields(bare, { cache, fields: cachedFieldsOf(bare), policyOf: () => requestOf('any').policy });
  const ask = (own: number) =>
    graphql({ schema, source: '{ own }', contextValue: { cacheRows: [] }, rootValue: { own } });
  expect((await ask(1)).data).toEqual({ own: 1 });
  expect((await ask(2)).data).toEqual({ own: 2 });
  expect(trace).not.toContain('filled');
});

test('a load behind a stale answer gets the context for it; a load that somebody waits for gets the request’s own', async () => {
  const bare = schemaOf(`type Query {
    one: String @cached(category: PRICE)
    many(ids: [ID!]!): [String] @cached(category: PRICE, key: "many:{args.ids}", each: "ids")
  }`);
  const { cache, clock, trace } = createEngine();
  const policy = { ...requestOf('any', 1000).policy, staleWhileRevalidateMs: 60_000 };
  const schema = cacheFields(bare, { cache, fields: cachedFieldsOf(bare), policyOf: () => policy });
  const loads: string[] = [];
  const contextOf = (name: string): CachingContext & { readonly name: string } => ({
    name,
    viewer: null,
    cacheRows: [],
    inBackground: ({ signal }) => contextOf(signal.aborted ? 'ended' : 'background'),
  });
  const rootValue = {
    one: (_args: unknown, { name }: { readonly name: string }) => {
      loads.push(`one ${name}`);
      return 'x';
    },
    many: ({ ids }: { readonly ids: readonly string[] }, { name }: { readonly name: string }) => {
      loads.push(`${ids.join()} ${name}`);
      return ids;
    },
  };
  const ask = () =>
    graphql({ schema, source: '{ one many(ids: ["a", "b"]) }', contextValue: contextOf('own'), rootValue });
  expect((await ask()).data).toEqual({ one: 'x', many: ['a', 'b'] });
  clock.now += 2000;
  expect((await ask()).data).toEqual({ one: 'x', many: ['a', 'b'] });
  while (trace.filter((line) => line === 'filled').length < 6) await new Promise((resolve) => setImmediate(resolve));
  expect(loads.sort()).toEqual(['a background', 'a,b own', 'b background', 'one background', 'one own']);
  await cache.close();
});
