import { setImmediate as nextTurn } from 'node:timers/promises';

import { fibonacciOf } from '../../analysis/fibonacci.ts';
import { indicatorOf } from '../../analysis/indicator.ts';
import { completeParameters } from '../../analysis/indicator-settings.ts';
import { insightsOf } from '../../analysis/insights/insights.ts';
import { NoDataError } from '../../market/errors.ts';
import type { StockResolvers } from '../__generated__/resolvers-types.ts';
import { cachedFieldsOfStock } from '../cached-stock.ts';
import { insightInputsOf } from '../insight-inputs.ts';
import { newsLimitOf } from '../news-limit.ts';

/** What hangs below one symbol; each field is fetched and cached on its own. */
export const Stock: StockResolvers = {
  quote: ({ symbol }, _args, { loaders }) => loaders.quotes.load(symbol),
  fundamentals: ({ symbol }, _args, { loaders }) => loaders.fundamentals.load(symbol),
  incomeStatements: ({ symbol }, _args, { loaders }) => loaders.incomeStatements.load(symbol),
  balanceSheets: ({ symbol }, _args, { loaders }) => loaders.balanceSheets.load(symbol),
  cashFlows: ({ symbol }, _args, { loaders }) => loaders.cashFlows.load(symbol),
  earnings: ({ symbol }, _args, { loaders }) => loaders.earnings.load(symbol),
  dividends: ({ symbol }, _args, { loaders }) => loaders.dividends.load(symbol),
  splits: ({ symbol }, _args, { loaders }) => loaders.splits.load(symbol),
  history: ({ symbol }, { interval, adjusted }, { loaders }) => loaders.histories.load({ symbol, interval, adjusted }),
  news: ({ symbol }, { limit }, { loaders }) =>
    loaders.news.load({ symbols: [symbol], topics: [], size: newsLimitOf(limit).size }),
  intraday: ({ symbol }, { interval }, { loaders }) => loaders.intradays.load({ symbol, interval }),
  async indicator(stock, { kind, interval, period, price, adjusted, parameters }, context, info) {
    const history = await cachedFieldsOfStock(stock, context, info).history({ interval, adjusted });
    // Decades of bars take tens of milliseconds: many indicators of one operation must not hold up everybody else.
    await nextTurn();
    return indicatorOf(history, { kind, interval, period, price, parameters: completeParameters(parameters) });
  },
  async fibonacci(stock, { days, adjusted }, context, info) {
    const history = await cachedFieldsOfStock(stock, context, info).history({ interval: 'DAY', adjusted });
    const levels = fibonacciOf(history, days);
    if (levels === null) throw new NoDataError(`There are too few daily bars of ${stock.symbol} for a swing.`);
    return levels;
  },
  async insights(stock, _args, context, info) {
    return insightsOf(stock.symbol, await insightInputsOf(cachedFieldsOfStock(stock, context, info)));
  },
};
