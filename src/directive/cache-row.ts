import type { CacheStatus, CacheTier, StaleReason } from '../cache/index.ts';

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
  readonly freshness?: string | undefined;
  /** PRIVATE: the answer is for this caller alone. */
  readonly scope: 'PUBLIC' | 'PRIVATE';
  /** With STALE only. */
  readonly staleReason?: StaleReason | undefined;
}
