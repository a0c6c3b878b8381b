import type { Listing, SimulatedMarket } from '../simulated-market.ts';
import { type Body, fourDecimals } from './body.ts';
import type { Query } from './query.ts';

const CSV_HEADER = 'symbol,open,high,low,price,volume,latestDay,previousClose,change,changePercent';

/** GLOBAL_QUOTE: the newest whole day. An unknown symbol is an empty object, not an error. */
export function quoteAnswer(query: Query, market: SimulatedMarket): Body {
  const listing = market.find(query.symbol);
  if (!listing) {
    return { kind: 'json', value: { 'Global Quote': {} } };
  }
  const fields = quoteFields(listing);
  return query.csv
    ? { kind: 'csv', header: CSV_HEADER, rows: [Object.values(fields).join(',')] }
    : { kind: 'json', value: { 'Global Quote': fields } };
}

function quoteFields({ company, walk }: Listing): Readonly<Record<string, string>> {
  const today = walk.barAt(walk.newest);
  const previousClose = walk.barAt(walk.newest - 1).close;
  const change = today.close - previousClose;
  return {
    '01. symbol': company.symbol,
    '02. open': fourDecimals(today.open),
    '03. high': fourDecimals(today.high),
    '04. low': fourDecimals(today.low),
    '05. price': fourDecimals(today.close),
    '06. volume': String(today.volume),
    '07. latest trading day': today.date,
    '08. previous close': fourDecimals(previousClose),
    '09. change': fourDecimals(change),
    '10. change percent': `${fourDecimals((change / previousClose) * 100)}%`,
  };
}
