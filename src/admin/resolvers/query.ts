import { AUDIT_RECORDS_KEPT } from '../../audit/audit-log.ts';
import { CACHE_CATEGORIES } from '../../config.ts';
import type { QueryResolvers } from '../__generated__/resolvers-types.ts';
import { WARM_RUNS_KEPT } from '../../warming/index.ts';
import { readBudgetView } from '../budget-view.ts';
import { reachingTheFleet } from '../fleet-unreachable.ts';
import { checkedTag, parseKey } from '../invalidation-target.ts';
import { cursorOf, placeOf } from '../listing-cursor.ts';
import { pageSize } from '../page-size.ts';
import { readStatsView } from '../stats-view.ts';

const MAX_ENTRIES = 200;

export const Query: QueryResolvers = {
  cacheStats: (_parent, { window }, context) => reachingTheFleet(() => readStatsView(window, context)),

  cacheEntry: (_parent, { key }, { inspection }) => reachingTheFleet(() => inspection.find(parseKey(key))),

  cacheEntries: async (_parent, { category, tag, first, after }, { inspection, fields }) => {
    const wanted = { category: category ?? null, tag: tag == null ? null : checkedTag(tag, fields) };
    const from = after == null ? null : placeOf(after);
    const size = pageSize(first, MAX_ENTRIES);
    const { found, next } = await reachingTheFleet(() => inspection.list(wanted, size, from));
    const edges = found.map(({ inspected, place }) => ({ cursor: cursorOf(place), node: inspected }));
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: { hasNextPage: next !== null, endCursor: next === null ? null : cursorOf(next) },
    };
  },

  cachePolicies: (_parent, _args, { policies }) =>
    CACHE_CATEGORIES.map((category) => ({ category, ...policies.inForce(category) })),

  upstreamBudget: (_parent, _args, services) => reachingTheFleet(() => readBudgetView(services)),

  warmRun: (_parent, { id }, { warming }) => reachingTheFleet(() => warming.find(id)),

  warmRuns: (_parent, { first }, { warming }) =>
    reachingTheFleet(() => warming.newest(pageSize(first, WARM_RUNS_KEPT))),

  auditLog: (_parent, { first }, { audit }) =>
    reachingTheFleet(() => audit.newest(pageSize(first, AUDIT_RECORDS_KEPT))),
};
