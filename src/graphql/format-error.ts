import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { MarketSourceError } from '../market/errors.ts';
import { WatchlistError } from '../watchlists/index.ts';

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/** Codes whose GraphQLErrors were written for the client. Everything else is masked. */
const PUBLIC_CODES: ReadonlySet<unknown> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'FLEET_UNREACHABLE',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'LIMIT_REACHED',
  'NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_DEEP',
  'OPERATION_TOO_EXPENSIVE',
  'OPERATION_TOO_MANY_ALIASES',
  'OPERATION_TOO_MANY_TOKENS',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'UNAUTHENTICATED',
  'VIEWER_TOUCHED',
]);

/** What a code may bring along, and no more: extensions are part of the contract. */
const PUBLIC_EXTRAS = ['retryAfterSeconds', 'resetAt', 'cost', 'limit'] as const;

/** graphql-js ends an over-long document with a plain syntax error; its words are pinned by a test. */
const TOO_MANY_TOKENS = /Document contains more tha[nt] \d+ tokens/;

/** The code a client sees for an error: its own when it was written for clients, else INTERNAL_SERVER_ERROR. */
export function publicCodeOf(error: unknown): string {
  const cause = unwrapResolverError(error);
  if (cause instanceof MarketSourceError || cause instanceof WatchlistError) return cause.code;
  if (!(cause instanceof GraphQLError)) return INTERNAL;
  const { code } = cause.extensions;
  if (code === 'GRAPHQL_PARSE_FAILED' && TOO_MANY_TOKENS.test(cause.message)) return 'OPERATION_TOO_MANY_TOKENS';
  return typeof code === 'string' && PUBLIC_CODES.has(code) ? (limitCodeOf(cause) ?? code) : INTERNAL;
}

/** Apollo's `formatError`: the one place where an error becomes text for clients. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = publicCodeOf(error);
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (code === INTERNAL) return { message: 'Internal server error', ...place, extensions: { code } };
  return { message: formatted.message, ...place, extensions: { code, ...extrasOf(unwrapResolverError(error)) } };
}

/** Apollo gives every validation error its own code; ours is on the error that the rule reported. */
function limitCodeOf(error: GraphQLError): string | undefined {
  const reported = error.originalError instanceof GraphQLError ? error.originalError.extensions.code : undefined;
  return typeof reported === 'string' && PUBLIC_CODES.has(reported) ? reported : undefined;
}

function extrasOf(cause: unknown): Record<string, unknown> {
  const from: object = cause instanceof GraphQLError ? cause.extensions : Object(cause);
  const fields = new Map<string, unknown>(Object.entries(from));
  return Object.fromEntries(PUBLIC_EXTRAS.filter((name) => fields.has(name)).map((name) => [name, fields.get(name)]));
}
