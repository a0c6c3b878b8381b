/** How one asked field was answered. The names are the contract of `extensions.cache`. */
export type CacheStatus = 'HIT' | 'STALE' | 'MISS' | 'COLLAPSED' | 'NEGATIVE' | 'BYPASS';
/** What answered it: this process, the shared store, or the upstream. */
export type CacheTier = 'NEAR' | 'STORE' | 'ORIGIN';

/** Why a value past its freshness was served. */
export type StaleReason = 'REFRESHING' | 'UPSTREAM_FAILED' | 'BUDGET_EXHAUSTED';

/** One answer of the cache: the value, or the error to give to the caller, and where it came from. */
export interface Served {
  readonly result:
    | { readonly kind: 'value'; readonly value: unknown }
    | { readonly kind: 'error'; readonly error: unknown };
  readonly status: CacheStatus;
  readonly tier: CacheTier;
  /** How old the value is; 0 when it was loaded now. */
  readonly ageMs: number;
  /** How much of its freshness is left; negative when stale. */
  readonly remainingMs: number;
  /** Of a fresh value: why it is fresh for so long; left out: its category's time to live. */
  readonly why?: string | undefined;
  /** Of a value that was loaded in advance: the warm run that did. */
  readonly warmedBy?: string | undefined;
  /** There when the status is STALE. */
  readonly staleReason?: StaleReason;
}
