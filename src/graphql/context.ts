import type { Logger } from 'pino';
import type { CacheRow } from '../directive/index.ts';
import type { Loaders } from '../loaders/index.ts';

/** What one request carries. Made anew for every request. */
export interface RequestContext {
  readonly requestId: string;
  readonly loaders: Loaders;
  readonly log: Logger;
  /** Whether `Penstock-Debug: 1` was asked and is allowed: then every cached field adds a row. */
  readonly debug: boolean;
  /** Filled by the cached fields as they answer. */
  readonly cacheRows: CacheRow[];
}
