import type { MarketErrorCode } from '../market/errors.ts';
import type { CallClass } from '../market/market-source.ts';
import type { Booked, Closure } from './ledger.ts';

/** Everything that happens before and around upstream calls. Logs, metrics and tests read the same events. */
export type UpstreamEvent =
  /** A call has its place in the budget; `waitMs` > 0: it was queued for so long. */
  | { readonly kind: 'admitted'; readonly callClass: CallClass; readonly waitMs: number }
  /** No call was made. */
  | { readonly kind: 'refused'; readonly callClass: CallClass; readonly window: RefusedWindow }
  | {
      readonly kind: 'called';
      readonly functionName: string;
      readonly callClass: CallClass;
      readonly outcome: 'OK' | MarketErrorCode;
      readonly durationMs: number;
    }
  /** The same call is made once more. */
  | { readonly kind: 'retrying'; readonly functionName: string }
  /** The vendor has refused: its word closes this for `forMs`. */
  | { readonly kind: 'closed'; readonly closure: Closure; readonly forMs: number }
  | { readonly kind: 'breaker'; readonly state: 'open' | 'closed' }
  /** This process keeps to its share until the ledger is back. */
  | { readonly kind: 'ledger'; readonly state: 'lost'; readonly error: unknown }
  | { readonly kind: 'ledger'; readonly state: 'back' };

type RefusedWindow = Extract<Booked, { kind: 'refused' }>['window'];

export type OnUpstreamEvent = (event: UpstreamEvent) => void;
