import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Cache, CachePolicy } from '../cache/index.ts';
import type { CachedField } from '../directive/index.ts';
import type { RequestContext } from '../graphql/context.ts';
import { FIXED } from '../graphql/operation-price.ts';
import { prepareAnswers } from '../graphql/prepare-answers.ts';
import { type Assemble, createAssemble, createPrepare, PreparedAnswers } from '../prepared/index.ts';

/** Requests, the texts around their cached fields and answers as last joined may take this much, bytes. */
const PREPARED_MAX_BYTES = 32 * 1024 * 1024;

export interface FastPathParts {
  readonly cache: Cache;
  readonly schema: GraphQLSchema;
  readonly fields: readonly CachedField[];
  readonly policyOf: (category: string) => CachePolicy;
}

export interface FastPath {
  readonly answers: PreparedAnswers;
  readonly assemble: Assemble;
  /** By which the ordinary way teaches. */
  readonly plugin: ApolloServerPlugin<RequestContext>;
}

/** The two ends of the fast path: what learns from answers, and what gives them again. */
export function createFastPath({ cache: { ready }, schema, fields, policyOf }: FastPathParts): FastPath {
  const answers = new PreparedAnswers(PREPARED_MAX_BYTES);
  const prepare = createPrepare({ answers, ready, schema, fields, fixed: FIXED });
  return {
    answers,
    assemble: createAssemble({ ready, isCached: (category) => policyOf(category).maxAgeMs > 0 }),
    plugin: prepareAnswers(prepare),
  };
}
