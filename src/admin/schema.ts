import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { gql } from 'graphql-tag';
import { resolvers } from './resolvers/index.ts';

/** The same relative place from src/ and from dist/. */
const SDL_FOLDER = new URL('../../schema/', import.meta.url);
/** What the two schemas share. */
const SHARED = ['scalars.graphql', 'directives.graphql'] as const;

/** The executable admin schema. It has no type of the public one but scalars and categories. */
export function buildAdminSchema(): GraphQLSchema {
  const own = readdirSync(new URL('admin/', SDL_FOLDER)).filter((name) => name.endsWith('.graphql'));
  const names = [...SHARED, ...own.sort().map((name) => `admin/${name}`)];
  const typeDefs = names.map((name) => gql(readFileSync(new URL(name, SDL_FOLDER), 'utf8')));
  return makeExecutableSchema({ typeDefs, resolvers });
}
