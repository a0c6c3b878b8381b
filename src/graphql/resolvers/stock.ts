import type { StockResolvers } from '../__generated__/resolvers-types.ts';
import { newsLimitOf } from '../news-limit.ts';

/** What hangs below one symbol; each field is fetched and cached on its own. */
export const Stock: StockResolvers = {
  quote: ({ symbol }, _args, { loaders }) => loaders.quotes.load(symbol),
  fundamentals: ({ symbol }, _args, { loaders }) => loaders.fundamentals.load(symbol),
  history: ({ symbol }, { interval, adjusted }, { loaders }) => loaders.histories.load({ symbol, interval, adjusted }),
  news: ({ symbol }, { limit }, { loaders }) =>
    loaders.news.load({ symbols: [symbol], topics: [], size: newsLimitOf(limit).size }),
  intraday: ({ symbol }, { interval }, { loaders }) => loaders.intradays.load({ symbol, interval }),
};
