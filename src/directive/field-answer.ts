import type { GraphQLResolveInfo } from 'graphql';
import type { CacheRequest, Served } from '../cache/index.ts';
import type { CacheRow } from './cache-row.ts';

/** One cached field of one answer: what was asked of the cache, from where in the operation, and what it served. */
export interface FieldAnswer {
  readonly request: CacheRequest;
  readonly served: Served;
  readonly path: CacheRow['path'];
  readonly scope: CacheRow['scope'];
  readonly info: GraphQLResolveInfo;
}

/** What is told of it. */
export function rowOf({ request, served, path, scope }: Omit<FieldAnswer, 'info'>): CacheRow {
  const { status, tier, ageMs, remainingMs, why, staleReason } = served;
  return {
    path,
    status,
    category: request.category,
    tier,
    ageSeconds: Math.round(ageMs / 1000),
    ttlSeconds: Math.max(0, Math.round(remainingMs / 1000)),
    key: request.key,
    scope,
    freshness: why,
    staleReason,
  };
}
