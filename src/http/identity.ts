import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Identify, RefusalReason, Viewer } from '../auth/index.ts';
import { sendError } from './graphql-errors.ts';

const VIEWER = 'viewer';

/** For people: the codes are the contract. None of them says what the right token would have been. */
const WORDS: Readonly<Record<Exclude<RefusalReason, 'keys-unavailable'>, string>> = {
  malformed: 'Authorization must be: Bearer, a blank, and a JSON Web Token.',
  algorithm: 'The token is signed with an algorithm that is not accepted.',
  signature: 'The token is not signed with a key that is accepted.',
  expired: 'The token has expired.',
  'not-yet-valid': 'The token is not valid yet.',
  issuer: 'The token comes from another issuer.',
  audience: 'The token is meant for another audience.',
  claims: 'The token must name its subject, and its claims must be well-formed.',
};

/** An `onRequest` hook that finds out who asks, before the body is read. A refused token refuses the whole request. */
export function identifyCallers(
  fastify: FastifyInstance,
  identify: Identify,
  logger: Logger,
): (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void {
  fastify.decorateRequest(VIEWER, null);
  const verify = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const identity = await identify(request.headers.authorization);
    if (identity.kind === 'refused') {
      logger.info({ requestId: request.id, reason: identity.reason }, 'token refused');
      refuse(reply, identity.reason);
      return false;
    }
    if (identity.kind === 'viewer') request.setDecorator<Viewer>(VIEWER, identity.viewer);
    return true;
  };
  return (request, reply, done) => {
    // Who says nothing is nobody, and waits for no verdict.
    if (request.headers.authorization === undefined) done();
    else verify(request, reply).then((goOn) => goOn && done(), done);
  };
}

/** Who sent the request; null: nobody that we know. */
export function viewerOf(request: FastifyRequest): Viewer | null {
  return request.getDecorator<Viewer | null>(VIEWER);
}

function refuse(reply: FastifyReply, reason: RefusalReason): FastifyReply {
  reply.header('vary', 'Authorization');
  if (reason === 'keys-unavailable') {
    return sendError(
      reply.header('retry-after', '1'),
      503,
      'AUTH_UNAVAILABLE',
      'The token cannot be verified now: its issuer is out of reach. Ask again.',
    );
  }
  // RFC 6750, 3.
  reply.header('www-authenticate', 'Bearer error="invalid_token"');
  return sendError(reply, 401, 'UNAUTHENTICATED', WORDS[reason]);
}
