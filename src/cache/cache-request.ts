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
  /**
   * True: answered by what the store holds at that moment. No copy of this process, no tag ids that it remembers and no
   * answer that somebody asked for before stand in, so what was invalidated is gone at once, in every process.
   */
  readonly storeOnly?: boolean;
  /** In place of the policy's `maxAgeMs` where it answers; a policy of 0 is asked nothing. */
  readonly freshFor?: FreshFor | undefined;
}

/**
 * How long a value just loaded is fresh, where more is known of it than its category.
 * @param storedAt Epoch ms.
 * @param maxAgeMs What the policy gives it, as it is for the moment.
 * @returns Epoch ms until when, kept as it is (the caller spreads what would end together), and why, for people; null
 *   where the policy stands. It must not throw.
 */
export type FreshFor = (storedAt: number, value: unknown, maxAgeMs: number) => FreshUntil | null;

export interface FreshUntil {
  readonly untilMs: number;
  readonly why: string;
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
