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
