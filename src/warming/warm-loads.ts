import type { WarmTarget } from './warm-run.ts';

/** How one target is loaded. */
export interface WarmManner {
  /** Written into the entries; those of the same run are not loaded again. */
  readonly runId: string;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly renewBefore: number | null;
  /** Aborting it ends the call that is under way. */
  readonly signal: AbortSignal;
}

/** What became of one try. `detail` is for people. */
export type WarmTry =
  | { readonly kind: 'warmed' | 'fresh' | 'absent' | 'failed' | 'no-budget'; readonly detail: string | null }
  /** Of a dry run: it would be loaded, by so many upstream calls at most. */
  | { readonly kind: 'would-load'; readonly calls: number }
  /** The upstream takes no more calls for a moment. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number; readonly detail: string };

/**
 * Loads in advance, by the same ways as a request. Neither rejects but with `StoreUnavailableError`: without a store
 * there is nothing to load into.
 */
export interface WarmLoads {
  target(target: WarmTarget, manner: WarmManner): Promise<WarmTry>;
  /** Most moved first; empty unless warmed or fresh. */
  movers(manner: WarmManner): Promise<{ readonly tried: WarmTry; readonly symbols: readonly string[] }>;
  /** How many upstream calls this process has made in advance so far. */
  callsMade(): number;
  /** How many are left today for loading in advance; Infinity without a limit. */
  callsLeft(): Promise<number>;
}

/** Where symbols come from that nobody names. */
export interface WarmInterests {
  /** The symbols that most viewers watch, most watched first. */
  watched(count: number): Promise<readonly string[]>;
  /** The targets that were asked for most lately, most asked first. */
  hottest(count: number): Promise<readonly WarmTarget[]>;
}
