import type { CachePolicy } from '../cache/index.ts';

/** A policy that an operator set in the place of the configured one. */
export interface PolicyOverride {
  readonly policy: CachePolicy;
  /** Who set it. */
  readonly changedBy: string;
  /** Epoch ms: the configured one holds again from then on. */
  readonly expiresAt: number;
}

/** The overrides of the fleet, by category. Rejects with `StoreUnavailableError`. */
export interface PolicyStore {
  read(): Promise<ReadonlyMap<string, PolicyOverride>>;
  set(category: string, override: PolicyOverride): Promise<void>;
  reset(category: string): Promise<void>;
}
