/** What is traded on a market. */
export type MarketType = 'EQUITY' | 'FOREX' | 'CRYPTOCURRENCY';

/** Whether a market trades now. */
export type TradingState = 'OPEN' | 'CLOSED';

/** One market and whether it trades now. */
export interface MarketStatus {
  readonly marketType: MarketType | null;
  readonly region: string;
  readonly primaryExchanges: readonly string[];
  /** HH:MM on the market's own clock, whose zone the source does not say. */
  readonly localOpen: string | null;
  readonly localClose: string | null;
  readonly status: TradingState | null;
  readonly notes: string | null;
}
