import type { CacheKey } from './cache-key.ts';
import type { CachePolicy } from './policy.ts';

/** One question to the cache: everything that is known before the value is. */
export interface CacheRequest {
  readonly key: CacheKey;
  /** `Type.field`, for events. */
  readonly field: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly policy: CachePolicy;
}

/** The work done on a miss. It may outlive its caller: it heeds only the signal given to it. */
export type Load = (run: LoadRun) => Promise<unknown>;

export interface LoadRun {
  readonly signal: AbortSignal;
  /** True: a refresh behind an answer already given. Nobody waits for it, so it may spend less to get its way. */
  readonly background: boolean;
  /** What comes of this load, value or failure, is for its own caller alone: answered, not stored, not shared. */
  keepOut(): void;
}
