import { hitRatioOf, requestsOf } from '../../stats/counts.ts';
import type {
  CacheCountersResolvers,
  CacheStatsResolvers,
  CategoryStatsResolvers,
} from '../__generated__/resolvers-types.ts';
import { readBudgetView } from '../budget-view.ts';
import { reachingTheFleet } from '../fleet-unreachable.ts';
import { pageSize } from '../page-size.ts';

const MAX_HOT_KEYS = 200;

export const CacheStats: CacheStatsResolvers = {
  since: ({ stats }) => new Date(stats.since),
  totals: ({ stats }) => stats.totals,
  series: ({ stats }) => stats.series.map(({ at, counters }) => ({ at: new Date(at), counters })),
  hotKeys: ({ stats }, { first }) => reachingTheFleet(() => stats.hotKeys(pageSize(first, MAX_HOT_KEYS))),
  upstream: async ({ stats, savedCalls }, _args, services) => ({
    ...stats.upstream,
    savedCalls,
    budget: await reachingTheFleet(() => readBudgetView(services)),
  }),
};

export const CacheCounters: CacheCountersResolvers = {
  requests: (counters) => requestsOf(counters),
  hitRatio: (counters) => hitRatioOf(counters),
};

export const CategoryStats: CategoryStatsResolvers = {
  entries: async ({ category, census }) => (await reachingTheFleet(census)).get(category)?.entries ?? 0,
  bytes: async ({ category, census }) => (await reachingTheFleet(census)).get(category)?.bytes ?? 0,
};
