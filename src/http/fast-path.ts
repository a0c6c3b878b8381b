import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Logger } from 'pino';
import { extensionsOf } from '../graphql/cache-extensions.ts';
import { logOperation } from '../graphql/operation-log.ts';
import { responseHeadersOf } from '../graphql/response-policy.ts';
import type { Assemble, Assembled, PreparedAnswer, PreparedAnswers } from '../prepared/index.ts';
import { mediaTypeFor } from './media-type.ts';

export interface FastPathOptions {
  readonly answers: PreparedAnswers;
  readonly assemble: Assemble;
  readonly logger: Logger;
  /** Told of each request that comes this way. */
  readonly onOperation: (way: 'prepared' | 'executed') => void;
  /** Whether a request is shown the rows of its cached fields. */
  readonly isDebugged: (request: FastifyRequest) => boolean;
}

const JSON_TYPE = 'application/json';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it was sent, for who prepares its answer; null: its answer is never prepared. */
    bodyText: string | null;
    /** Set: the body was left as text, and need not be parsed unless it must be executed after all. */
    preparedAnswer: PreparedAnswer | null;
  }
}

/**
 * Answers what is prepared, and leaves the rest to `ordinary`. The body of a prepared request is not even parsed: to the
 * letter it is one that was parsed, validated, priced and answered before.
 */
export function fastPath(
  scope: FastifyInstance,
  { answers, assemble, logger, onOperation, isDebugged }: FastPathOptions,
  ordinary: RouteHandlerMethod,
): RouteHandlerMethod {
  keepBodyText(scope, answers);

  return async function handle(request, reply) {
    const startedMs = performance.now();
    const { preparedAnswer: prepared } = request;
    const mediaType = mediaTypeFor(request.headers.accept);
    // Who takes nothing that we have is refused in the words of the ordinary way.
    if (prepared === null || mediaType === null) return execute(request, reply);
    // With all others that came in this turn: requests are read together and answers written together, which costs each
    // less under load than one after the other.
    await endOfTurn();
    const assembled = await assemble(prepared);
    if (assembled === null) return execute(request, reply);
    send(request, reply, { prepared, assembled, mediaType, startedMs });
    // Not the reply: Fastify would take it for a promise, and listen for its end.
    return undefined;
  };

  function execute(request: FastifyRequest, reply: FastifyReply): unknown {
    onOperation('executed');
    // Known to be valid: it was parsed before.
    if (request.preparedAnswer !== null) request.body = JSON.parse(String(request.body));
    return ordinary.call(scope, request, reply);
  }

  function send(request: FastifyRequest, reply: FastifyReply, answer: Ready): void {
    onOperation('prepared');
    const {
      prepared,
      mediaType,
      startedMs,
      assembled: { text, rows },
    } = answer;
    const personal = request.headers.authorization !== undefined;
    for (const [name, value] of responseHeadersOf({ rows, hasErrors: false, personal })) reply.header(name, value);
    const body = isDebugged(request) ? withExtensions(text, extensionsOf(rows, true)) : text;
    logOperation(logger, {
      requestId: request.id,
      operationName: prepared.operationName,
      durationMs: performance.now() - startedMs,
      errors: [],
      rows,
    });
    reply.header('content-type', mediaType).send(body);
  }
}

/** Before the last brace. */
function withExtensions(text: Buffer, extensions: Readonly<Record<string, unknown>>): Buffer {
  return Buffer.concat([
    text.subarray(0, -'}\n'.length),
    Buffer.from(`,"extensions":${JSON.stringify(extensions)}}\n`),
  ]);
}

interface Ready {
  readonly prepared: PreparedAnswer;
  readonly assembled: Assembled;
  readonly mediaType: string;
  readonly startedMs: number;
}

function keepBodyText(scope: FastifyInstance, answers: PreparedAnswers): void {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.decorateRequest('bodyText', null);
  scope.decorateRequest('preparedAnswer', null);
  scope.removeContentTypeParser(JSON_TYPE);
  scope.addContentTypeParser(JSON_TYPE, { parseAs: 'string' }, (request, body, done) => {
    request.bodyText = String(body);
    request.preparedAnswer = answers.find(request.bodyText);
    if (request.preparedAnswer !== null) done(null, request.bodyText);
    else void parse(request, request.bodyText, done);
  });
}
