import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { type FastifyInstance, type FastifyPluginAsync, type FastifyRequest, fastify as createFastify } from 'fastify';
import type { Logger } from 'pino';
import type { Identify, Viewer } from '../auth/index.ts';
import type { RequestContext } from '../graphql/context.ts';
import { conditionalGet } from './conditional-get.ts';
import { isDraining } from './drain.ts';
import { type FastPathOptions, fastPath } from './fast-path.ts';
import { graphiqlForBrowsers } from './graphiql.ts';
import { answerHttpErrors, answerUnknownRoutes } from './graphql-errors.ts';
import { healthRoutes, type Readiness } from './health.ts';
import { identifyCallers, viewerOf } from './identity.ts';
import { type Metrics, metricsRoute } from './metrics.ts';

/** A client that takes longer to send its request is not sending one. */
const REQUEST_TIMEOUT_MS = 30_000;

/** What the listener is made of. */
export interface HttpServerOptions {
  /** Started. */
  readonly apollo: ApolloServer<RequestContext>;
  readonly createContext: (request: FastifyRequest, viewer: Viewer | null) => RequestContext | Promise<RequestContext>;
  readonly identify: Identify;
  readonly logger: Logger;
  readonly bodyLimitBytes: number;
  readonly readiness: Readiness;
  readonly metrics?: Metrics;
  /** Addresses and ranges of proxies whose word for the client's address is taken. Default: none. */
  readonly trustedProxies?: readonly string[];
  /** Left out: every operation is executed. */
  readonly fastPath?: FastPathOptions;
  /** The routes under /admin, when there are any. */
  readonly admin?: FastifyPluginAsync;
}

/** The listener: routes, sizes and methods. `listen` is the caller's, the end is `drain`'s. */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const { apollo, createContext, identify, logger, bodyLimitBytes, readiness, metrics } = options;
  const { trustedProxies = [], admin } = options;
  const fastify = createFastify({
    bodyLimit: bodyLimitBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A request on a kept-alive connection is still answered while closing: drain is to fail none.
    return503OnClosing: false,
    exposeHeadRoutes: false,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    genReqId: () => randomUUID(),
  });
  // Without it, a form could post text/plain from a foreign page without a preflight.
  fastify.removeContentTypeParser('text/plain');
  // Hooks on the way of every request are not async: a promise costs more than what they do.
  fastify.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-request-id', request.id);
    if (isDraining(fastify)) reply.header('connection', 'close');
    done(null, payload);
  });
  answerHttpErrors(fastify, logger, bodyLimitBytes);
  answerUnknownRoutes(
    fastify,
    new Map([
      ['/graphql', 'GET, POST'],
      ['/healthz', 'GET'],
      ['/readyz', 'GET'],
      ['/metrics', 'GET'],
    ]),
  );
  healthRoutes(fastify, readiness);
  if (metrics) metricsRoute(fastify, metrics);
  const onRequest = identifyCallers(fastify, identify, logger);
  const execute = fastifyApolloHandler(apollo, {
    context: async (request) => createContext(request, viewerOf(request)),
  });
  // A scope of its own: what it does with bodies is nobody else's business.
  void fastify.register(async (scope) => {
    const route = { url: '/graphql', onRequest, onSend: conditionalGet };
    scope.route({ ...route, method: 'GET', preHandler: graphiqlForBrowsers, handler: execute });
    const handler = options.fastPath === undefined ? execute : fastPath(scope, options.fastPath, execute);
    scope.route({ ...route, method: 'POST', handler });
  });
  if (admin) void fastify.register(admin, { prefix: '/admin' });
  return fastify;
}
