import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';

/** Answers in GraphQL's shape, so that clients need one way of reading errors. */
export function sendError(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}

/** What goes wrong before Apollo sees a request: size, JSON, media type; the rest is ours, masked and logged. */
export function answerHttpErrors(fastify: FastifyInstance, logger: Logger, bodyLimitBytes: number): void {
  fastify.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) {
      return sendError(reply, 413, 'REQUEST_TOO_LARGE', `The request body must not exceed ${bodyLimitBytes} bytes.`);
    }
    if (status === 415) {
      return sendError(reply, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the request as application/json.');
    }
    if (status >= 400 && status < 500) {
      return sendError(reply, status, 'BAD_REQUEST', 'The request could not be read: its body must be valid JSON.');
    }
    // A Host header that no URL can hold.
    if (error.code === 'ERR_INVALID_URL') return sendError(reply, 400, 'BAD_REQUEST', 'The Host header is not valid.');
    logger.error({ err: error, requestId: request.id }, 'request failed');
    return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', 'Internal server error');
  });
}

/** 405 with `Allow` for a known path, 404 for any other. */
export function answerUnknownRoutes(fastify: FastifyInstance, methods: ReadonlyMap<string, string>): void {
  fastify.setNotFoundHandler((request, reply) => {
    const allow = methods.get(request.url.split('?', 1)[0] ?? '');
    if (!allow) return sendError(reply, 404, 'NOT_FOUND', 'There is nothing at this path.');
    return sendError(reply.header('allow', allow), 405, 'METHOD_NOT_ALLOWED', `Use ${allow}.`);
  });
}
