import type { Listing, SimulatedMarket } from '../simulated-market.ts';
import { type Body, fourDecimals } from './body.ts';
import type { Query } from './query.ts';
import { invalidCall } from './refusals.ts';

const MOST_SYMBOLS = 100;

/** REALTIME_BULK_QUOTES, as to a key that may use it: a row for each known symbol, in the order asked. */
export function bulkQuotesAnswer(query: Query, market: SimulatedMarket): Body {
  const symbols = query.symbol.split(',').filter((symbol) => symbol !== '');
  if (symbols.length === 0 || symbols.length > MOST_SYMBOLS) return invalidCall(query.functionName);
  const rows = symbols.flatMap((symbol) => {
    const listing = market.find(symbol);
    return listing ? [rowOf(listing)] : [];
  });
  return query.csv
    ? {
        kind: 'csv',
        header: COLUMNS.join(','),
        rows: rows.map((row) => COLUMNS.map((column) => row[column]).join(',')),
      }
    : { kind: 'json', value: { endpoint: 'Realtime Bulk Quotes', data: rows } };
}

const COLUMNS = [
  'symbol',
  'timestamp',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'previous_close',
  'change',
  'change_percent',
  'extended_hours_quote',
  'extended_hours_change',
  'extended_hours_change_percent',
] as const;

/** Nothing is traded here after the close: the price of extended hours is the last one. */
function rowOf({ company, walk }: Listing): Readonly<Record<(typeof COLUMNS)[number], string>> {
  const today = walk.barAt(walk.newest);
  const previousClose = walk.barAt(walk.newest - 1).close;
  const change = today.close - previousClose;
  return {
    symbol: company.symbol,
    timestamp: `${today.date} 19:59:59.000`,
    open: String(today.open),
    high: String(today.high),
    low: String(today.low),
    close: String(today.close),
    volume: String(today.volume),
    previous_close: String(previousClose),
    change: fourDecimals(change),
    change_percent: fourDecimals((change / previousClose) * 100),
    extended_hours_quote: String(today.close),
    extended_hours_change: '0',
    extended_hours_change_percent: '0',
  };
}
