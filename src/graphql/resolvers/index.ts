import type { Resolvers } from '../__generated__/resolvers-types.ts';
import { DateScalar, DateTimeScalar, SafeIntScalar, SymbolScalar } from '../scalars.ts';
import { EconomicSeries } from './economic-series.ts';
import { IndicatorLine, IndicatorSeries } from './indicator.ts';
import { PriceHistory } from './price-history.ts';
import { Query } from './query.ts';
import { BalanceSheets, CashFlows, Earnings, IncomeStatements } from './reports.ts';
import { Stock } from './stock.ts';
import { Mutation, Watchlist, WatchlistQuery } from './watchlists.ts';

/** Every resolver of the public schema; fields not named here are read from their parent. */
export const resolvers: Resolvers = {
  Query: { ...Query, ...WatchlistQuery },
  Mutation,
  Stock,
  Watchlist,
  PriceHistory,
  IndicatorSeries,
  IndicatorLine,
  EconomicSeries,
  IncomeStatements,
  BalanceSheets,
  CashFlows,
  Earnings,
  Symbol: SymbolScalar,
  Date: DateScalar,
  DateTime: DateTimeScalar,
  SafeInt: SafeIntScalar,
};
