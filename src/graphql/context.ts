import type { Logger } from 'pino';
import type { CacheStatus, CacheTier } from '../cache/index.ts';
import type { Loaders } from '../loaders/index.ts';

/** One row of `extensions.cache`. */
export interface CacheRow {
  readonly path: readonly (string | number)[];
  readonly status: CacheStatus;
  readonly category: string;
  readonly tier: CacheTier;
  readonly ageSeconds: number;
  readonly ttlSeconds: number;
  readonly key: string;
}

/** What one request carries. Made anew for every request. */
export interface RequestContext {
  readonly requestId: string;
  readonly loaders: Loaders;
  readonly log: Logger;
  /** Whether `Penstock-Debug: 1` was asked and is allowed: then every cached field adds a row. */
  readonly debug: boolean;
  /** Filled by the cached fields as they answer, when `debug`. */
  readonly cacheRows: CacheRow[];
}
