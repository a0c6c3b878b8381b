import type DataLoader from 'dataloader';
import type { BalanceSheets } from '../market/balance-sheet.ts';
import type { CashFlows } from '../market/cash-flow.ts';
import type { Dividend, Split } from '../market/corporate-actions.ts';
import type { Fundamentals, PriceHistory, Quote, SymbolMatch } from '../market/domain.ts';
import type { Earnings } from '../market/earnings.ts';
import type { EconomicSeries } from '../market/economic-series.ts';
import type { IncomeStatements } from '../market/income-statement.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type {
  EconomicRequest,
  CallOptions,
  HistoryRequest,
  IntradayRequest,
  MarketSource,
  NewsRequest,
} from '../market/market-source.ts';
import type { Movers } from '../market/movers.ts';
import type { NewsFeed } from '../market/news.ts';
import { bulkQuoteBatch } from './quote-batch.ts';
import { createBatchLoader, createSettledLoader } from './settled-loader.ts';

/** The loaders of one request: each asks the source once for a key, however many fields want it. */
export interface Loaders {
  readonly quotes: DataLoader<string, Quote, unknown>;
  readonly fundamentals: DataLoader<string, Fundamentals, unknown>;
  readonly incomeStatements: DataLoader<string, IncomeStatements, unknown>;
  readonly balanceSheets: DataLoader<string, BalanceSheets, unknown>;
  readonly cashFlows: DataLoader<string, CashFlows, unknown>;
  readonly earnings: DataLoader<string, Earnings, unknown>;
  readonly dividends: DataLoader<string, readonly Dividend[], unknown>;
  readonly splits: DataLoader<string, readonly Split[], unknown>;
  readonly histories: DataLoader<HistoryRequest, PriceHistory, unknown>;
  readonly searches: DataLoader<string, readonly SymbolMatch[], unknown>;
  /** Of the one market the source watches: its only key is `US`. */
  readonly movers: DataLoader<'US', Movers, unknown>;
  /** Of every market at once: its only key is `ALL`. */
  readonly marketStatuses: DataLoader<'ALL', readonly MarketStatus[], unknown>;
  readonly news: DataLoader<NewsRequest, NewsFeed, unknown>;
  readonly intradays: DataLoader<IntradayRequest, PriceHistory, unknown>;
  readonly economicSeries: DataLoader<EconomicRequest, EconomicSeries, unknown>;
}

/** How the upstream may be asked. */
export interface LoaderOptions {
  /** Whether its plan has bulk quotes. Default: false. */
  readonly bulkQuotes?: boolean;
  /** Whose calls these are, and how urgent. */
  readonly call?: CallOptions;
}

/**
 * Makes the loaders of one request, whose calls are all made with the same options. They must not outlive it: they keep
 * what they loaded.
 */
export function createLoaders(source: MarketSource, { bulkQuotes = false, call = {} }: LoaderOptions = {}): Loaders {
  return {
    quotes: bulkQuotes
      ? createBatchLoader(bulkQuoteBatch(source, call))
      : createSettledLoader((symbol: string) => source.quote(symbol, call)),
    fundamentals: createSettledLoader((symbol: string) => source.fundamentals(symbol, call)),
    incomeStatements: createSettledLoader((symbol: string) => source.incomeStatements(symbol, call)),
    balanceSheets: createSettledLoader((symbol: string) => source.balanceSheets(symbol, call)),
    cashFlows: createSettledLoader((symbol: string) => source.cashFlows(symbol, call)),
    earnings: createSettledLoader((symbol: string) => source.earnings(symbol, call)),
    dividends: createSettledLoader((symbol: string) => source.dividends(symbol, call)),
    splits: createSettledLoader((symbol: string) => source.splits(symbol, call)),
    histories: createSettledLoader((request: HistoryRequest) => source.history(request, call), {
      cacheKey: historyKey,
    }),
    searches: createSettledLoader((keywords: string) => source.search(keywords, call)),
    movers: createSettledLoader(() => source.movers(call)),
    marketStatuses: createSettledLoader(() => source.marketStatus(call)),
    news: createSettledLoader((request: NewsRequest) => source.news(request, call), {
      cacheKey: ({ symbols, topics, size }) => `${size}:${topics.join()}:${symbols.join()}`,
    }),
    intradays: createSettledLoader((request: IntradayRequest) => source.intraday(request, call), {
      cacheKey: ({ symbol, interval }) => `${interval}:${symbol}`,
    }),
    economicSeries: createSettledLoader((request: EconomicRequest) => source.economicSeries(request, call), {
      cacheKey: ({ indicator, interval, maturity }) => `${indicator}:${interval}:${maturity}`,
    }),
  };
}

/** The symbol comes last: it is the only part that may hold the separator. */
function historyKey({ symbol, interval, adjusted }: HistoryRequest): string {
  return `${interval}:${adjusted}:${symbol}`;
}
