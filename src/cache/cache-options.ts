import type { LeaseHolderOptions } from './lease-holder.ts';

export interface CacheOptions extends LeaseHolderOptions {
  /** A dead holder is replaced within this, ms. */
  readonly leaseMs: number;
  /** How often a waiter looks whether the value has come when nobody tells it, ms. */
  readonly pollMs: number;
  readonly nearMaxBytes: number;
  /** How long a near copy is used while nobody tells of changes elsewhere, ms. */
  readonly nearUntrackedMs: number;
  /** Whether loads are scarce: then nothing is refreshed that is fresh. Left out: they never are. */
  readonly sparing?: () => boolean;
}
