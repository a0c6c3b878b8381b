import { readFileSync } from 'node:fs';

import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';

import { type CachedField, cachedFieldsOf } from '../../../src/directive/cached-fields.ts';

const directives = readFileSync(new URL('../../../schema/directives.graphql', import.meta.url), 'utf8');

/** A schema of the given SDL and the gateway's own directives. */
export function schemaOf(sdl: string): GraphQLSchema {
  return makeExecutableSchema({ typeDefs: [directives, sdl] });
}

/** One field's reading of the schema. */
export function cachedFieldOf(sdl: string, coordinate: string): CachedField {
  const found = cachedFieldsOf(schemaOf(sdl)).find((field) => field.coordinate === coordinate);
  if (found === undefined) throw new Error(`${coordinate} is not cached.`);
  return found;
}
