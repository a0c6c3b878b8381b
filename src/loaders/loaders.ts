import type DataLoader from 'dataloader';
import type { Fundamentals, PriceHistory, Quote, SymbolMatch } from '../market/domain.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { HistoryRequest, IntradayRequest, MarketSource, NewsRequest } from '../market/market-source.ts';
import type { Movers } from '../market/movers.ts';
import type { NewsFeed } from '../market/news.ts';
import { createSettledLoader } from './settled-loader.ts';

/** The loaders of one request: each asks the source once for a key, however many fields want it. */
export interface Loaders {
  readonly quotes: DataLoader<string, Quote, unknown>;
  readonly fundamentals: DataLoader<string, Fundamentals, unknown>;
  readonly histories: DataLoader<HistoryRequest, PriceHistory, unknown>;
  readonly searches: DataLoader<string, readonly SymbolMatch[], unknown>;
  /** Of the one market the source watches: its only key is `US`. */
  readonly movers: DataLoader<'US', Movers, unknown>;
  /** Of every market at once: its only key is `ALL`. */
  readonly marketStatuses: DataLoader<'ALL', readonly MarketStatus[], unknown>;
  readonly news: DataLoader<NewsRequest, NewsFeed, unknown>;
  readonly intradays: DataLoader<IntradayRequest, PriceHistory, unknown>;
}

/** Makes the loaders of one request. They must not outlive it: they keep what they loaded. */
export function createLoaders(source: MarketSource): Loaders {
  return {
    quotes: createSettledLoader((symbol: string) => source.quote(symbol)),
    fundamentals: createSettledLoader((symbol: string) => source.fundamentals(symbol)),
    histories: createSettledLoader((request: HistoryRequest) => source.history(request), { cacheKey: historyKey }),
    searches: createSettledLoader((keywords: string) => source.search(keywords)),
    movers: createSettledLoader(() => source.movers()),
    marketStatuses: createSettledLoader(() => source.marketStatus()),
    news: createSettledLoader((request: NewsRequest) => source.news(request), {
      cacheKey: ({ symbols, topics, size }) => `${size}:${topics.join()}:${symbols.join()}`,
    }),
    intradays: createSettledLoader((request: IntradayRequest) => source.intraday(request), {
      cacheKey: ({ symbol, interval }) => `${interval}:${symbol}`,
    }),
  };
}

/** The symbol comes last: it is the only part that may hold the separator. */
function historyKey({ symbol, interval, adjusted }: HistoryRequest): string {
  return `${interval}:${adjusted}:${symbol}`;
}
