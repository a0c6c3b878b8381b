import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AdminCheck } from '../admin/authorize.ts';
import type { AdminContext, AdminServices } from '../admin/context.ts';
import { Demand } from '../admin/demand.ts';
import { sendError } from './graphql-errors.ts';

/** What the routes under /admin are made of. */
export interface AdminRoutesOptions {
  /** Started. */
  readonly apollo: ApolloServer<AdminContext>;
  readonly services: AdminServices;
  readonly authorize: AdminCheck;
  readonly logger: Logger;
  /** For each who is let in, and for each address that is not. */
  readonly requestsPerMinute: number;
}

/**
 * `POST graphql`, for who is let in. Everybody else gets 401 for every path and method, before a byte of the body is
 * read, and learns nothing from it.
 */
export function adminRoutes(options: AdminRoutesOptions): FastifyPluginAsync {
  const { apollo, services, authorize, logger, requestsPerMinute } = options;
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  const actors = new WeakMap<FastifyRequest, string>();
  return async (fastify) => {
    fastify.addHook('onRequest', async (request, reply) => {
      const actor = await authorize(request.headers.authorization);
      // Counted apart: who guesses tokens must not shut out who has one.
      const retryAfterSeconds = await overLimit(limiter, actor === null ? `refused ${request.ip}` : `actor ${actor}`);
      if (retryAfterSeconds !== null) {
        reply.header('retry-after', String(retryAfterSeconds));
        return sendError(reply, 429, 'ADMIN_RATE_LIMITED', 'Too many requests.');
      }
      if (actor === null) {
        logger.warn({ requestId: request.id, address: request.ip, method: request.method }, 'admin request refused');
        return reply.code(401).send();
      }
      actors.set(request, actor);
      return undefined;
    });
    const handler = fastifyApolloHandler(apollo, {
      context: async (request): Promise<AdminContext> => ({
        ...services,
        requestId: request.id,
        log: logger,
        demand: new Demand(services.stats),
        actor: actors.get(request) ?? 'nobody',
      }),
    });
    fastify.all('/graphql', { handler, onRequest: refuseAllButPost });
    for (const path of ['/', '/*']) {
      fastify.all(path, async (_request, reply) =>
        sendError(reply, 404, 'NOT_FOUND', 'There is nothing at this path.'),
      );
    }
  };
}

async function refuseAllButPost({ method }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (method === 'POST') return undefined;
  reply.header('allow', 'POST');
  return sendError(reply, 405, 'METHOD_NOT_ALLOWED', 'Use POST.');
}

/** Null: there is room for this request. Else when there is again, seconds. */
async function overLimit(limiter: RateLimiterMemory, who: string): Promise<number | null> {
  try {
    await limiter.consume(who);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}
