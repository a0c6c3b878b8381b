import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import { formatError, publicCodeOf } from '../graphql/format-error.ts';
import { DEFAULT_LIMITS, limitRules } from '../graphql/limits.ts';
import type { AdminContext } from './context.ts';
import { buildAdminSchema } from './schema.ts';

/** The admin API's own Apollo Server. The caller starts and stops it. */
export function createAdminApollo(logger: Logger): ApolloServer<AdminContext> {
  return new ApolloServer<AdminContext>({
    schema: buildAdminSchema(),
    logger,
    // Only who is let in can ask for it.
    introspection: true,
    formatError,
    validationRules: limitRules(DEFAULT_LIMITS),
    parseOptions: { maxTokens: DEFAULT_LIMITS.tokens },
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      maskedErrorLog,
      neverStored,
    ],
  });
}

/** The whole of every error that the caller is told nothing of. */
const maskedErrorLog: ApolloServerPlugin<AdminContext> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue: { log, requestId } }) {
        for (const error of errors) {
          if (publicCodeOf(error) !== 'INTERNAL_SERVER_ERROR') continue;
          log.error({ err: unwrapResolverError(error), path: error.path, requestId }, 'masked error of the admin API');
        }
      },
    };
  },
};

const neverStored: ApolloServerPlugin<AdminContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        response.http.headers.set('cache-control', 'private, no-store');
      },
    };
  },
};
