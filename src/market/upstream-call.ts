import type { CallOptions } from './market-source.ts';

/** What is known of one upstream call before it is made. */
export interface UpstreamCall {
  /** The vendor's function, such as GLOBAL_QUOTE. */
  readonly functionName: string;
  /** What the vendor sells by itself: the function, or the function with a parameter that has its price. */
  readonly product: string;
  readonly options: CallOptions;
}

/** Makes the call; aborting the signal ends it. Rejects with a `MarketSourceError`. */
export type Send<Answer> = (signal: AbortSignal | undefined) => Promise<Answer>;

/** Stands before every upstream call: it may let it wait, refuse it with a `MarketSourceError`, or send it again. */
export type CallGuard = <Answer>(call: UpstreamCall, send: Send<Answer>) => Promise<Answer>;
