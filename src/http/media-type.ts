import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** What a GraphQL answer can be sent as, the one for who does not care first: Apollo's own list. */
const OFFERED = [
  'application/json; charset=utf-8',
  'application/graphql-response+json; charset=utf-8',
  'application/json; callbackSpec=1.0; charset=utf-8',
];

/** Clients send a handful of different headers, over and over. */
const known = new LRUCache<string, { readonly mediaType: string | null }>({ max: 100 });

/** The media type for an answer, by the header `Accept`. Null: the client takes none that we have. */
export function mediaTypeFor(accept: string | undefined): string | null {
  if (accept === undefined || accept === '') return OFFERED[0] ?? null;
  const seen = known.get(accept);
  if (seen !== undefined) return seen.mediaType;
  const mediaType = new Negotiator({ headers: { accept } }).mediaType(OFFERED) ?? null;
  known.set(accept, { mediaType });
  return mediaType;
}
