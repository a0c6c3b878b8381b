import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { buildSchema as schemaOfSdl, lexicographicSortSchema } from 'graphql';
import { buildSchema } from '../../src/graphql/schema.ts';
import { cachedFieldsOf } from '../../src/directive/index.ts';
import { ROOT } from '../shape/source-files.ts';

test('the published SDL is the schema that is served: types, arguments, descriptions, and how each field is cached', () => {
  const published = schemaOfSdl(readFileSync(join(ROOT, 'dist/schema.graphql'), 'utf8'));
  const text = printSchemaWithDirectives(lexicographicSortSchema(published));
  expect(text.match(/ @cached\(/g)).toHaveLength(cachedFieldsOf(published).length + 1);
  expect(text).toBe(printSchemaWithDirectives(lexicographicSortSchema(buildSchema())));
});
