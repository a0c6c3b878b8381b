import type { ApolloServerPlugin } from '@apollo/server';
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
          const { errors = [], contextValue } = request;
          logOperation(contextValue.log, {
            requestId: contextValue.requestId,
            operationName: request.operationName ?? null,
            durationMs: performance.now() - startedMs,
            errors,
            rows: contextValue.cacheRows,
          });
        },
      };
    },
  };
}

/** What the log says of one operation. */
export interface OperationFacts {
  readonly requestId: string;
  readonly operationName: string | null;
  readonly durationMs: number;
  readonly errors: readonly unknown[];
  readonly rows: readonly CacheRow[];
}

/** Writes the line of one operation. */
export function logOperation(
  log: Logger,
  { requestId, operationName, durationMs, errors, rows }: OperationFacts,
): void {
  if (!log.isLevelEnabled('info')) return;
  const errorCodes = new Set(errors.map(publicCodeOf));
  log.info(
    {
      requestId,
      operationName,
      durationMs: Math.round(durationMs * 10) / 10,
      ...(errorCodes.size > 0 && { errorCodes: [...errorCodes] }),
      ...(rows.length > 0 && { cache: countByStatus(rows) }),
    },
    'operation',
  );
}

function countByStatus(rows: readonly CacheRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
