import { expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { type CacheRow, cachedFieldsOf, cacheFields } from '../../../src/directive/index.ts';
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
