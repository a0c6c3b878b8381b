import { type PaidDividend, paidDividends } from '../dividends.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import type { Body } from './body.ts';
import { shiftDays } from './overview-past.ts';
import type { Query } from './query.ts';

const DIVIDEND_HEADER = 'ex_dividend_date,declaration_date,record_date,payment_date,amount';
const SPLIT_HEADER = 'effective_date,split_factor';

/** DIVIDENDS, newest first. A symbol nobody knows has an empty list too, as at the vendor. */
export function dividendsAnswer(query: Query, market: SimulatedMarket): Body {
  const listing = market.find(query.symbol);
  const rows = (listing ? paidDividends(listing.walk) : []).map(dividendRow);
  return query.csv
    ? { kind: 'csv', header: DIVIDEND_HEADER, rows: rows.map((row) => Object.values(row).join(',')) }
    : { kind: 'json', value: { symbol: query.symbol.toUpperCase(), data: rows } };
}

/** SPLITS: always an empty list, because the simulated prices know no splits. */
export function splitsAnswer(query: Query): Body {
  return query.csv
    ? { kind: 'csv', header: SPLIT_HEADER, rows: [] }
    : { kind: 'json', value: { symbol: query.symbol.toUpperCase(), data: [] } };
}

function dividendRow({ exDate, amount }: PaidDividend): Readonly<Record<string, string>> {
  return {
    ex_dividend_date: exDate,
    declaration_date: shiftDays(exDate, -16),
    record_date: exDate,
    payment_date: shiftDays(exDate, 30),
    amount: String(amount),
  };
}
