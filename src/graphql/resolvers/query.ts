import type { QueryResolvers } from '../__generated__/resolvers-types.ts';
import { economicRequestOf } from '../economic-request.ts';
import { newsLimitOf } from '../news-limit.ts';

/** The entry points. Argument limits are in argument-checks.ts, outside of the cache. */
export const Query: QueryResolvers = {
  stock: (_parent, { symbol }) => ({ symbol }),
  stocks: (_parent, { symbols }) => symbols.map((symbol) => ({ symbol })),
  quote: (_parent, { symbol }, { loaders }) => loaders.quotes.load(symbol),
  // A failed symbol is an Error in its place: graphql-js gives it its own path and the others still arrive.
  quotes: (_parent, { symbols }, { loaders }) => loaders.quotes.loadMany(symbols),
  fundamentals: (_parent, { symbol }, { loaders }) => loaders.fundamentals.load(symbol),
  search: (_parent, { keywords }, { loaders }) => loaders.searches.load(keywords),
  movers: (_parent, _args, { loaders }) => loaders.movers.load('US'),
  marketStatus: (_parent, _args, { loaders }) => loaders.marketStatuses.load('ALL'),
  news: (_parent, { symbols, topics, limit }, { loaders }) =>
    loaders.news.load({ symbols: symbols ?? [], topics: topics ?? [], size: newsLimitOf(limit).size }),
  economicSeries: (_parent, args, { loaders }) => loaders.economicSeries.load(economicRequestOf(args)),
};
