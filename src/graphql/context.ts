import type { Logger } from 'pino';
import type { Viewer } from '../auth/index.ts';
import type { CacheRow } from '../directive/index.ts';
import type { Loaders } from '../loaders/index.ts';
import type { WatchlistRepository } from '../watchlists/index.ts';

/** What one request carries. Made anew for every request. */
export interface RequestContext {
  readonly requestId: string;
  /** Verified; null: nobody that we know. The resolver of a public `@cached` field must not read it. */
  readonly viewer: Viewer | null;
  readonly loaders: Loaders;
  readonly watchlists: WatchlistRepository;
  readonly log: Logger;
  /** Whether `Penstock-Debug: 1` was asked and is allowed: then every cached field adds a row. */
  readonly debug: boolean;
  /** Filled by the cached fields as they answer. */
  readonly cacheRows: CacheRow[];
}
