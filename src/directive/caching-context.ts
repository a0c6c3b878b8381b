import type { Cache, CacheStatus, CacheTier, LoadRun, StaleReason } from '../cache/index.ts';
import type { Principal } from './viewer-key.ts';

/** How one cached field of one request was answered. `extensions.cache` shows all but the last two. */
export interface CacheRow {
  readonly path: readonly (string | number)[];
  readonly status: CacheStatus;
  readonly category: string;
  readonly tier: CacheTier;
  readonly ageSeconds: number;
  /** What is left of its freshness. */
  readonly ttlSeconds: number;
  readonly key: string;
  /** Why it is fresh for so long; left out: its category's time to live. */
  readonly freshness?: string;
  /** PRIVATE: the answer is for this caller alone. */
  readonly scope: 'PUBLIC' | 'PRIVATE';
  /** With STALE only. */
  readonly staleReason?: StaleReason;
}

/** What a cached field needs of the request's context. */
export interface CachingContext {
  /** Filled as the fields answer. */
  readonly cacheRows: CacheRow[];
  /** Null: nobody that we know. */
  readonly viewer: Principal | null;
  /** Asked in place of the cache itself, by who loads in advance. Left out: the cache. */
  readonly asked?: Pick<Cache, 'getOrLoad'>;
  /** The context for a load that nobody waits for. Left out: the request's own. */
  inBackground?(run: LoadRun): CachingContext;
}
