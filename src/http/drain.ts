import { setTimeout as sleep } from 'node:timers/promises';
import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { RequestContext } from '../graphql/context.ts';

const SWEEP_MS = 50;
const DEFAULT_NOTICE_MS = 250;

const draining = new WeakSet<FastifyInstance>();

/** Whether `drain` has begun: readiness is off, and every answer closes its connection. */
export function isDraining(fastify: FastifyInstance): boolean {
  return draining.has(fastify);
}

/** How an orderly stop is bounded. */
export interface DrainOptions {
  readonly fastify: FastifyInstance;
  readonly apollo: ApolloServer<RequestContext>;
  /** How long in-flight requests may take before their sockets are cut. */
  readonly graceMs: number;
  /** How long to go on accepting after readiness flipped, so that balancers and keep-alive clients can notice. */
  readonly noticeMs?: number;
}

/** Stops without failing a request: readiness flips, then nothing new is accepted, then what is in flight ends. */
export async function drain({ fastify, apollo, graceMs, noticeMs = DEFAULT_NOTICE_MS }: DrainOptions): Promise<void> {
  draining.add(fastify);
  await sleep(Math.min(noticeMs, graceMs));
  // A connection kept alive by an answer from before the drain falls idle later than close() looks.
  const sweep = setInterval(() => fastify.server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => fastify.server.closeAllConnections(), graceMs);
  try {
    await fastify.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
  await apollo.stop();
}
