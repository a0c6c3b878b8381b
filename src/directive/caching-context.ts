import type { Cache, LoadRun } from '../cache/index.ts';
import type { CacheRow } from './cache-row.ts';
import type { FieldAnswer } from './field-answer.ts';
import type { Principal } from './viewer-key.ts';

/** What a cached field needs of the request's context. */
export interface CachingContext {
  /** Filled as the fields answer. */
  readonly cacheRows: CacheRow[];
  /** Filled likewise, for who wants to know more of them. Left out: nobody does. */
  readonly fieldAnswers?: FieldAnswer[] | undefined;
  /** Null: nobody that we know. */
  readonly viewer: Principal | null;
  /** Asked in place of the cache itself, by who loads in advance. Left out: the cache. */
  readonly asked?: Pick<Cache, 'getOrLoad'>;
  /** The context for a load that nobody waits for. Left out: the request's own. */
  inBackground?(run: LoadRun): CachingContext;
}
