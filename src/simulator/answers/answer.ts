import type { SimulatedMarket } from '../simulated-market.ts';
import type { Body } from './body.ts';
import { bulkQuotesAnswer } from './bulk-quotes.ts';
import { dividendsAnswer, splitsAnswer } from './corporate-actions.ts';
import { earningsAnswer } from './earnings.ts';
import { economyAnswer } from './economy.ts';
import { intradayAnswer } from './intraday.ts';
import { marketStatusAnswer } from './market-status.ts';
import { moversAnswer } from './movers.ts';
import { newsAnswer } from './news.ts';
import { overviewAnswer } from './overview.ts';
import type { Query } from './query.ts';
import { quoteAnswer } from './quote.ts';
import { noSuchFunction } from './refusals.ts';
import { searchAnswer } from './search.ts';
import { statementsAnswer } from './statements.ts';
import { timeSeriesAnswer } from './time-series.ts';

/** The body for one accepted request, by its `function`. */
export function answer(query: Query, market: SimulatedMarket): Body {
  switch (query.functionName) {
    case 'GLOBAL_QUOTE':
      return quoteAnswer(query, market);
    case 'REALTIME_BULK_QUOTES':
      return bulkQuotesAnswer(query, market);
    case 'OVERVIEW':
      return overviewAnswer(query, market);
    case 'INCOME_STATEMENT':
      return statementsAnswer(query, market, 'income');
    case 'BALANCE_SHEET':
      return statementsAnswer(query, market, 'balance');
    case 'CASH_FLOW':
      return statementsAnswer(query, market, 'cashFlow');
    case 'EARNINGS':
      return earningsAnswer(query, market);
    case 'DIVIDENDS':
      return dividendsAnswer(query, market);
    case 'SPLITS':
      return splitsAnswer(query);
    case 'SYMBOL_SEARCH':
      return searchAnswer(query, market);
    case 'TIME_SERIES_DAILY':
      return timeSeriesAnswer(query, market, { period: 'daily', adjusted: false });
    case 'TIME_SERIES_DAILY_ADJUSTED':
      return timeSeriesAnswer(query, market, { period: 'daily', adjusted: true });
    case 'TIME_SERIES_WEEKLY':
      return timeSeriesAnswer(query, market, { period: 'weekly', adjusted: false });
    case 'TIME_SERIES_WEEKLY_ADJUSTED':
      return timeSeriesAnswer(query, market, { period: 'weekly', adjusted: true });
    case 'TIME_SERIES_MONTHLY':
      return timeSeriesAnswer(query, market, { period: 'monthly', adjusted: false });
    case 'TIME_SERIES_MONTHLY_ADJUSTED':
      return timeSeriesAnswer(query, market, { period: 'monthly', adjusted: true });
    case 'TIME_SERIES_INTRADAY':
      return intradayAnswer(query, market);
    case 'TOP_GAINERS_LOSERS':
      return moversAnswer(market);
    case 'MARKET_STATUS':
      return marketStatusAnswer(market);
    case 'NEWS_SENTIMENT':
      return newsAnswer(query, market);
    case 'REAL_GDP':
    case 'CPI':
    case 'INFLATION':
    case 'FEDERAL_FUNDS_RATE':
    case 'TREASURY_YIELD':
    case 'UNEMPLOYMENT':
    case 'NONFARM_PAYROLL':
      return economyAnswer(query, market);
    default:
      return noSuchFunction(query.functionName);
  }
}
