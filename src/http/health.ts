import type { FastifyInstance } from 'fastify';
import { isDraining } from './drain.ts';

/** What the process knows of its own fitness. */
export interface Readiness {
  ready(): boolean;
  /** Why it serves with less than it has, such as a Redis that is down; null when all is well. */
  degraded(): string | null;
}

/** `/healthz`: the process lives. `/readyz`: send it traffic, or do not. */
export function healthRoutes(fastify: FastifyInstance, readiness: Readiness): void {
  fastify.get('/healthz', async () => ({ status: 'ok' }));
  fastify.get('/readyz', async (_request, reply) => {
    if (isDraining(fastify)) return reply.code(503).send({ status: 'draining' });
    if (!readiness.ready()) return reply.code(503).send({ status: 'starting' });
    const reason = readiness.degraded();
    return reason === null ? { status: 'ready' } : { status: 'degraded', reason };
  });
}
