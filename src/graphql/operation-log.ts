import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { Logger } from 'pino';
import type { CacheRow } from '../directive/index.ts';
import type { RequestContext } from './context.ts';
import { publicCodeOf } from './format-error.ts';

/** One log line an operation, and the whole of every masked error. */
export function operationLog(logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    contextCreationDidFail: async ({ error }) => logger.error({ err: error }, 'request context failed'),
    unexpectedErrorProcessingRequest: async ({ error, requestContext: { contextValue } }) =>
      contextValue.log.error({ err: error, requestId: contextValue.requestId }, 'unexpected error'),
    async requestDidStart() {
      const startedMs = performance.now();
      return {
        async didEncounterErrors({ errors, contextValue: { log, requestId } }) {
          for (const error of errors) {
            if (publicCodeOf(error) !== 'INTERNAL_SERVER_ERROR') continue;
            log.error({ err: unwrapResolverError(error), path: error.path, requestId }, 'masked error');
          }
        },
        async willSendResponse(request) {
          writeLine(request, performance.now() - startedMs);
        },
      };
    },
  };
}

function writeLine(request: GraphQLRequestContextWillSendResponse<RequestContext>, durationMs: number): void {
  const { log, requestId, cacheRows } = request.contextValue;
  const errorCodes = new Set((request.errors ?? []).map(publicCodeOf));
  log.info(
    {
      requestId,
      operationName: request.operationName ?? null,
      durationMs: Math.round(durationMs * 10) / 10,
      ...(errorCodes.size > 0 && { errorCodes: [...errorCodes] }),
      ...(cacheRows.length > 0 && { cache: countByStatus(cacheRows) }),
    },
    'operation',
  );
}

function countByStatus(rows: readonly CacheRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
