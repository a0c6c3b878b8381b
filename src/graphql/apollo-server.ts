import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { cacheExtensions } from './cache-extensions.ts';
import type { RequestContext } from './context.ts';
import { formatError } from './format-error.ts';
import { legacyStatus } from './legacy-status.ts';
import { limitRules, type OperationLimits } from './limits.ts';
import { operationLog } from './operation-log.ts';
import { responseHeaders } from './response-headers.ts';

/** A request that repeats a bad variable a million times gets this many errors and no more. */
const MAX_COERCION_ERRORS = 50;

/** What the public API's Apollo Server is made of. */
export interface ApolloServerOptions {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly introspection: boolean;
  readonly limits: OperationLimits;
  readonly plugins?: readonly ApolloServerPlugin<RequestContext>[];
}

/** Apollo Server as this product runs it. The caller starts it, and stops it through `drain`. */
export function createApolloServer(options: ApolloServerOptions): ApolloServer<RequestContext> {
  const { schema, logger, introspection, limits, plugins = [] } = options;
  return new ApolloServer<RequestContext>({
    schema,
    logger,
    introspection,
    formatError,
    validationRules: limitRules(limits),
    parseOptions: { maxTokens: limits.tokens },
    executionOptions: { maxCoercionErrors: MAX_COERCION_ERRORS },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Persisted queries lie here: in memory and bounded, so nobody can fill the process with made-up ones.
    cache: 'bounded',
    persistedQueries: {},
    includeStacktraceInErrorResponses: false,
    // Signals are main.ts's; Apollo's own handlers would close while requests are still being answered.
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // Ours knows what the fields' entries have left.
      ApolloServerPluginCacheControlDisabled(),
      operationLog(logger),
      legacyStatus(),
      cacheExtensions(),
      responseHeaders(),
      ...plugins,
    ],
  });
}
