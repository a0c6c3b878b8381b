import type { Quote } from '../market/domain.ts';
import { SymbolNotFoundError } from '../market/errors.ts';
import type { CallOptions, MarketSource } from '../market/market-source.ts';
import { isUsSymbol } from '../market/us-symbol.ts';
import type { LoadBatch } from './settled-loader.ts';

/**
 * Loads two or more US symbols of a batch by one bulk call. A symbol by itself is asked as a plain quote: it costs the
 * same and is in every plan. So is one of an exchange abroad (TSCO.LON), which the bulk function leaves out; its
 * absence there would pass for an unknown symbol.
 */
export function bulkQuoteBatch(source: MarketSource, call: CallOptions): LoadBatch<string, Quote> {
  return (symbols) => {
    const together = symbols.filter(isUsSymbol);
    const bulk = together.length > 1 ? source.quotes(together, call) : null;
    return Promise.allSettled(
      symbols.map(async (symbol) => {
        if (bulk === null || !together.includes(symbol)) return source.quote(symbol, call);
        const quote = (await bulk).get(symbol);
        if (quote === undefined) throw new SymbolNotFoundError(`The upstream does not know the symbol ${symbol}.`);
        if (quote instanceof Error) throw quote;
        return quote;
      }),
    );
  };
}
