import type { CallClass } from '../market/market-source.ts';
import type { Ceilings } from './limits.ts';

/** The calls that are counted together, the shortest first. */
export type BudgetWindow = 'second' | 'minute' | 'day';

/** One call that wants its place in every window before it is made. */
export interface Booking {
  /** Names the place, so that it can be given back. */
  readonly token: string;
  readonly callClass: CallClass;
  readonly client: string | null;
  /** See `UpstreamCall`. */
  readonly product: string;
  readonly ceilings: Ceilings;
  /** How long the window of a second is taken to be, ms. */
  readonly secondMs: number;
  /** How long the call can wait for its second, ms. */
  readonly maxWaitMs: number;
  readonly day: BudgetDay;
}

/** The day that a call falls in. */
export interface BudgetDay {
  /** YYYY-MM-DD. */
  readonly name: string;
  /** ms until the next one begins. */
  readonly leftMs: number;
}

export type Booked =
  /** The place is the caller's, after this wait. */
  | { readonly kind: 'granted'; readonly waitMs: number }
  /** `waitMs`: after it there may be one. */
  | { readonly kind: 'refused'; readonly window: BudgetWindow | 'client' | 'product'; readonly waitMs: number };

/** What the vendor has closed: its word counts more than our counts. */
export type Closure =
  | { readonly kind: 'pause' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'product'; readonly product: string };

/** The state of the budget at one moment. */
export interface LedgerReport {
  /** Processes that share it. */
  readonly replicas: number;
  readonly lastSecond: number;
  readonly lastMinute: number;
  readonly today: number;
  readonly todayByClass: Readonly<Record<CallClass, number>>;
  /** ms for which the vendor has closed it; 0: open. */
  readonly pausedMs: number;
  readonly dayClosedMs: number;
}

export type ClassCounts = Readonly<Record<CallClass, number>>;

/** Where calls are booked before they are made. Every method may reject with a `LedgerUnavailableError`. */
export interface BudgetLedger {
  /** Takes a place in every window, or in none. Places of one second are given in the order they are asked for. */
  book(booking: Booking): Promise<Booked>;
  /** Gives a place back whose call was not made. */
  giveBack(booking: Booking): Promise<void>;
  /** Whether who was granted a place and waited for it may still go. */
  isOpen(day: BudgetDay): Promise<boolean>;
  close(closure: Closure, forMs: number): Promise<void>;
  /** Adds calls that were made without being booked here. */
  settle(day: BudgetDay, calls: ClassCounts): Promise<void>;
  report(day: BudgetDay): Promise<LedgerReport>;
}

/** The shared ledger did not answer. */
export class LedgerUnavailableError extends Error {
  readonly code = 'LEDGER_UNAVAILABLE';
}

/** No calls of any class. */
export const NO_CALLS: ClassCounts = { interactive: 0, refresh: 0, warm: 0 };

export const MINUTE_MS = 60_000;
