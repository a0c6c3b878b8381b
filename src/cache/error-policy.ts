import type { ErrorRecord } from './entry.ts';
import type { StaleReason } from './outcome.ts';

/** What a failed load means for those who ask next. */
export type Verdict =
  /** There is none: remembered for the policy's `absentMs`. */
  | { readonly kind: 'absent'; readonly error: ErrorRecord }
  /** The load failed: nobody tries again for `backOffMs`. 0: everybody may. */
  | {
      readonly kind: 'failure';
      readonly error: ErrorRecord;
      readonly backOffMs: number;
      /** Doubled with each failure in a row up to this; left out, it does not grow. */
      readonly maxBackOffMs?: number;
    };

/** The engine's only knowledge of errors: given to it, for it knows no market. */
export interface ErrorPolicy {
  /** Classified once, here and nowhere else. `now`: epoch ms. */
  classify(error: unknown, now: number): Verdict;
  /** The same typed error again, from its record. */
  revive(record: ErrorRecord): Error;
  /** Why an old value stands in for this failure; null: nothing may, for the error is the answer. */
  staleReasonOf(error: unknown): StaleReason | null;
  /** The error for a load, or a wait for somebody else's, that took longer than `waitedMs`. */
  timeout(waitedMs: number): Error;
}
