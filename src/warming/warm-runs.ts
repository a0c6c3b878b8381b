import type { WarmOutcome, WarmRun, WarmState, WarmTarget } from './warm-run.ts';

/** How a run has come further. What is left out stays as it is. */
export interface WarmProgress {
  /** Epoch ms. */
  readonly at: number;
  readonly state?: WarmState;
  readonly plan?: readonly WarmTarget[];
  /** Of the next target of the plan. */
  readonly outcome?: WarmOutcome;
  /** Made since the last progress. */
  readonly upstreamCalls?: number;
  readonly detail?: string;
}

/**
 * The runs of the fleet, and the lease of the one process that runs them. Everything in it ends by itself some day, and
 * the list of runs is bounded. Rejects with `StoreUnavailableError` when the fleet cannot be reached.
 */
export interface WarmRuns {
  /** Adds a run, behind those that wait already; one that is finished is only kept. */
  add(run: WarmRun): Promise<void>;
  find(id: string): Promise<WarmRun | null>;
  /** Newest first. */
  newest(count: number): Promise<readonly WarmRun[]>;
  /** The ids of those not finished, oldest first. */
  queue(): Promise<readonly string[]>;
  /** Finishes a run that is not finished; the process that runs it hears of it by its next progress. */
  cancel(id: string, at: number): Promise<void>;
  /** Takes the lease if nobody has it. */
  takeLease(token: string, leaseMs: number): Promise<boolean>;
  /** False: it is lost. */
  renewLease(token: string, leaseMs: number): Promise<boolean>;
  giveLease(token: string): Promise<void>;
  /**
   * Writes progress, only with the lease. Gives the state afterwards; LOST: nothing was written. Of a run that was
   * cancelled meanwhile, what was under way is still written down.
   */
  write(token: string, id: string, progress: WarmProgress): Promise<WarmState | 'LOST'>;
  /** Whether the name was claimed by nobody within `forMs`: of several who want to do the same thing, one may. */
  claim(name: string, forMs: number): Promise<boolean>;
  /** Gives a claim back: what it was for was not done. */
  unclaim(name: string): Promise<void>;
  /** Counts entries that a run loaded and that were then asked for; each key once. Gives how many of these are new. */
  countHits(id: string, keys: readonly string[]): Promise<number>;
}

/** How many runs are kept, and for how long. */
export const WARM_RUNS_KEPT = 100;
export const WARM_RUN_LIFE_MS = 7 * 86_400_000;
