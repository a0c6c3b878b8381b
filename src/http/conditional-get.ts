import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const TAG_CHARACTERS = 27;
const TAGS = /"([^"]*)"/g;

/**
 * An `onSend` hook: a public answer to a GET gets an `ETag`, and nothing but headers goes to who has it already.
 * An answer that nobody gave caching headers failed before GraphQL saw it, and is not to be kept.
 */
export function conditionalGet(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  done(null, payloadFor(request, reply, payload));
}

function payloadFor({ method, headers }: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (isPage(reply)) return payload;
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-store');
  if (method !== 'GET' || reply.statusCode !== 200 || !isPublic(reply)) return payload;
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  const tag = createHash('sha256').update(payload).digest('base64url').slice(0, TAG_CHARACTERS);
  reply.header('etag', `"${tag}"`);
  if (!isAmong(tag, headers['if-none-match'])) return payload;
  reply.code(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

/** GraphiQL, on the same path. */
function isPage(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/html');
}

function isPublic(reply: FastifyReply): boolean {
  return String(reply.getHeader('cache-control')).startsWith('public');
}

/** The weak comparison of RFC 9110: `W/` makes no difference. */
function isAmong(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || [...ifNoneMatch.matchAll(TAGS)].some(([, known]) => known === tag);
}
