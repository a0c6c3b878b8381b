/** The full set of numbers for one cached field. Milliseconds inside; the environment speaks seconds. */
export interface CachePolicy {
  /** How long an entry is fresh. 0: the field is not cached. */
  readonly maxAgeMs: number;
  /** After `maxAgeMs`: serve now, refresh behind. */
  readonly staleWhileRevalidateMs: number;
  /** After `maxAgeMs`: serve only when the load failed. */
  readonly staleIfErrorMs: number;
  /** How long "there is none" is remembered. */
  readonly absentMs: number;
}

/** A policy as it is for the moment, and why, for people. */
export interface StretchedPolicy {
  readonly policy: CachePolicy;
  readonly why: string;
}
