import type { BalanceSheets } from './balance-sheet.ts';
import type { CashFlows } from './cash-flow.ts';
import type { Dividend, Split } from './corporate-actions.ts';
import type { Earnings } from './earnings.ts';
import type { EconomicIndicator, EconomicInterval, EconomicSeries, TreasuryMaturity } from './economic-series.ts';
import type { IncomeStatements } from './income-statement.ts';
import type { Fundamentals, HistoryInterval, IntradayInterval, PriceHistory, Quote, SymbolMatch } from './domain.ts';
import type { MarketStatus } from './market-status.ts';
import type { Movers } from './movers.ts';
import type { MarketSourceError } from './errors.ts';
import type { NewsFeed, NewsTopic } from './news.ts';

/**
 * Who waits for a call, the most urgent first: a client; nobody, for an old answer was given already; nobody, for it is
 * loaded in advance.
 */
export const CALL_CLASSES = ['interactive', 'refresh', 'warm'] as const;
export type CallClass = (typeof CALL_CLASSES)[number];

/** How one upstream call is bounded, and on whose account it goes. */
export interface CallOptions {
  /** Aborting it ends the call; the source adds its own total deadline. */
  readonly signal?: AbortSignal;
  /** Default: interactive. */
  readonly callClass?: CallClass;
  /** Whose share of the day's calls it is taken from; left out: nobody's. */
  readonly client?: string;
}

export interface HistoryRequest {
  readonly symbol: string;
  readonly interval: HistoryInterval;
  readonly adjusted: boolean;
}

export interface IntradayRequest {
  readonly symbol: string;
  readonly interval: IntradayInterval;
}

/** Articles about all of the symbols and filed under any of the topics; an empty list asks for no such thing. */
export interface NewsRequest {
  readonly symbols: readonly string[];
  readonly topics: readonly NewsTopic[];
  /** How many at most, of the sizes that the upstream honours. */
  readonly size: 50 | 1000;
}

/** One economic series; the interval is one of those the indicator has. */
export interface EconomicRequest {
  readonly indicator: EconomicIndicator;
  readonly interval: EconomicInterval;
  /** Of TREASURY_YIELD only; null for every other. */
  readonly maturity: TreasuryMaturity | null;
}

/**
 * The upstream market-data API. Every method makes one upstream call and either answers in domain types or rejects
 * with a `MarketSourceError`. It knows no cache and no GraphQL.
 */
export interface MarketSource {
  quote(symbol: string, options?: CallOptions): Promise<Quote>;
  /** At most 100 US symbols. By the symbol asked: its quote, or why it has none; one that is left out is unknown. */
  quotes(symbols: readonly string[], options?: CallOptions): Promise<ReadonlyMap<string, Quote | MarketSourceError>>;
  fundamentals(symbol: string, options?: CallOptions): Promise<Fundamentals>;
  incomeStatements(symbol: string, options?: CallOptions): Promise<IncomeStatements>;
  balanceSheets(symbol: string, options?: CallOptions): Promise<BalanceSheets>;
  cashFlows(symbol: string, options?: CallOptions): Promise<CashFlows>;
  earnings(symbol: string, options?: CallOptions): Promise<Earnings>;
  dividends(symbol: string, options?: CallOptions): Promise<readonly Dividend[]>;
  splits(symbol: string, options?: CallOptions): Promise<readonly Split[]>;
  history(request: HistoryRequest, options?: CallOptions): Promise<PriceHistory>;
  search(keywords: string, options?: CallOptions): Promise<readonly SymbolMatch[]>;
  movers(options?: CallOptions): Promise<Movers>;
  marketStatus(options?: CallOptions): Promise<readonly MarketStatus[]>;
  intraday(request: IntradayRequest, options?: CallOptions): Promise<PriceHistory>;
  news(request: NewsRequest, options?: CallOptions): Promise<NewsFeed>;
  economicSeries(request: EconomicRequest, options?: CallOptions): Promise<EconomicSeries>;
}
