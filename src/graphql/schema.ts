import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type DocumentNode, type GraphQLSchema, isScalarType } from 'graphql';
import { gql } from 'graphql-tag';
import { checkArguments } from './argument-checks.ts';
import { resolvers } from './resolvers/index.ts';

/** The same relative place from src/ and from dist/. */
const SDL_FOLDER = new URL('../../schema/', import.meta.url);

/** Wraps resolvers; what it leaves alone is as it was. */
export type SchemaTransform = (schema: GraphQLSchema) => GraphQLSchema;

/**
 * The executable public schema. `transform` is where `@cached` wraps the resolvers; arguments are checked outside of
 * it, so that nonsense reaches neither a key nor the upstream.
 */
export function buildSchema(transform: SchemaTransform = (schema) => schema): GraphQLSchema {
  const schema = makeExecutableSchema({ typeDefs: readTypeDefs(), resolvers });
  restoreScalarDescriptions(schema);
  return checkArguments(transform(schema));
}

/** The SDL is the manual; a scalar given among the resolvers replaces its words with its own, or with none. */
function restoreScalarDescriptions(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && type.astNode?.description) type.description = type.astNode.description.value;
  }
}

function readTypeDefs(): DocumentNode[] {
  return readdirSync(SDL_FOLDER)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => gql(readFileSync(new URL(name, SDL_FOLDER), 'utf8')));
}
