import { accountsOf, type Figures } from '../accounts.ts';
import { fiscalPeriods, quarterEnd, yearOf } from '../fiscal-quarters.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import type { Body } from './body.ts';
import { latestQuarterEnd } from './overview-past.ts';
import type { Query } from './query.ts';
import { STATEMENT_KEYS } from './statement-keys.ts';

/** INCOME_STATEMENT, BALANCE_SHEET and CASH_FLOW, newest report first. An unknown symbol is an empty object. */
export function statementsAnswer(query: Query, market: SimulatedMarket, kind: keyof typeof STATEMENT_KEYS): Body {
  const listing = market.find(query.symbol);
  if (!listing) return { kind: 'json', value: {} };
  const figuresOf = accountsOf(listing, market.seed)[kind];
  // A balance is struck on the last day; the others add up over the year.
  const yearly = (end: number) => (kind === 'balance' ? figuresOf(end) : total(yearOf(end).map(figuresOf)));
  const { quarters, yearEnds } = fiscalPeriods(latestQuarterEnd(listing.walk));
  const report = (quarter: number, figures: Figures) => reportRow(quarter, figures, STATEMENT_KEYS[kind]);
  return {
    kind: 'json',
    value: {
      symbol: listing.company.symbol,
      annualReports: yearEnds.map((end) => report(end, yearly(end))),
      quarterlyReports: quarters.map((quarter) => report(quarter, figuresOf(quarter))),
    },
  };
}

function total(quarters: readonly Figures[]): Figures {
  const names = Object.keys(quarters[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, quarters.reduce((sum, figures) => sum + (figures[name] ?? 0), 0)]),
  );
}

function reportRow(quarter: number, figures: Figures, keys: readonly string[]): Readonly<Record<string, string>> {
  const texts = keys.map((key) => [key, figures[key]?.toString() ?? 'None']);
  return { fiscalDateEnding: quarterEnd(quarter), reportedCurrency: 'USD', ...Object.fromEntries(texts) };
}
