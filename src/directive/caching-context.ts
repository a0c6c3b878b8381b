import type { CacheStatus, CacheTier } from '../cache/index.ts';

/** How one cached field of one request was answered: a row of `extensions.cache`. */
export interface CacheRow {
  readonly path: readonly (string | number)[];
  readonly status: CacheStatus;
  readonly category: string;
  readonly tier: CacheTier;
  readonly ageSeconds: number;
  /** What is left of its freshness. */
  readonly ttlSeconds: number;
  readonly key: string;
}

/** What a cached field needs of the request's context. */
export interface CachingContext {
  /** Filled as the fields answer. */
  readonly cacheRows: CacheRow[];
}
