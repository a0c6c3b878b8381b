import type { DataSource, Quote } from '../domain.ts';
import { BadResponseError, type MarketSourceError } from '../errors.ts';
import type { Payload } from './classify.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { delayMinutesOf, quoteFigures } from './quote.ts';
import { rowsOf } from './rows.ts';
import { dateOf, numberOf, textOf } from './values.ts';
import { comparable, echoedSymbol } from './vendor-symbol.ts';

/**
 * How the data of REALTIME_BULK_QUOTES is recognised. Never as CSV: to a key without the right the vendor sends made-up
 * rows, and only JSON has the message that says so.
 */
export const BULK_QUOTES_EXPECTATION = {
  functionName: 'REALTIME_BULK_QUOTES',
  dataKey: 'data',
  csvColumns: [],
} as const;

/** Reads quotes by the symbol asked. A symbol that is missing is unknown; a row that cannot be read fails alone. */
export function parseBulkQuotes(
  payload: Payload,
  symbols: readonly string[],
  source: DataSource,
): ReadonlyMap<string, Quote | MarketSourceError> {
  if (payload.kind !== 'json') throw new BadResponseError('Expected bulk quotes from the upstream as JSON; got CSV.');
  const rows = rowsOf(payload.data, BULK_QUOTES_EXPECTATION.functionName).map(fieldsOf);
  const bySymbol = new Map(rows.map((fields) => [comparable(String(fields.get('symbol'))), fields]));
  const delayMinutes = delayMinutesOf(textOf(payload.whole.endpoint) ?? '');
  return new Map(
    symbols.flatMap((symbol) => {
      const fields = bySymbol.get(comparable(symbol));
      return fields === undefined ? [] : [[symbol, quoteOf(fields, symbol, { delayMinutes, source })] as const];
    }),
  );
}

/** The price is that of the regular session, as everywhere else, never that of extended hours. */
function quoteOf(
  fields: Fields,
  symbol: string,
  common: Pick<Quote, 'delayMinutes' | 'source'>,
): Quote | MarketSourceError {
  const price = numberOf(fields.get('close'));
  if (price === null) return new BadResponseError(`The upstream's quote of ${symbol} has no readable price.`);
  return {
    symbol: echoedSymbol(fields.get('symbol'), symbol),
    price,
    ...quoteFigures(fields),
    // `2024-10-18 19:59:55.291` on the clock of the exchange: its date is the session's.
    latestTradingDay: dateOf(textOf(fields.get('timestamp'))?.slice(0, 10)),
    currency: null,
    ...common,
  };
}
