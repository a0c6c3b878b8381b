import type DataLoader from 'dataloader';
import type { Fundamentals, PriceHistory, Quote, SymbolMatch } from '../market/domain.ts';
import type { HistoryRequest, MarketSource } from '../market/market-source.ts';
import { createSettledLoader } from './settled-loader.ts';

/** The loaders of one request: each asks the source once for a key, however many fields want it. */
export interface Loaders {
  readonly quotes: DataLoader<string, Quote, unknown>;
  readonly fundamentals: DataLoader<string, Fundamentals, unknown>;
  readonly histories: DataLoader<HistoryRequest, PriceHistory, unknown>;
  readonly searches: DataLoader<string, readonly SymbolMatch[], unknown>;
}

/** Makes the loaders of one request. They must not outlive it: they keep what they loaded. */
export function createLoaders(source: MarketSource): Loaders {
  return {
    quotes: createSettledLoader((symbol: string) => source.quote(symbol)),
    fundamentals: createSettledLoader((symbol: string) => source.fundamentals(symbol)),
    histories: createSettledLoader((request: HistoryRequest) => source.history(request), { cacheKey: historyKey }),
    searches: createSettledLoader((keywords: string) => source.search(keywords)),
  };
}

/** The symbol comes last: it is the only part that may hold the separator. */
function historyKey({ symbol, interval, adjusted }: HistoryRequest): string {
  return `${interval}:${adjusted}:${symbol}`;
}
