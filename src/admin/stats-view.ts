import { CACHE_CATEGORIES, type CacheCategory } from '../config.ts';
import type { Inspection, NearStats } from '../cache/index.ts';
import { type Counters, NO_COUNTS } from '../stats/counts.ts';
import { type FleetStats, nearOfFleet, type StatsWindow } from '../stats/fleet-stats.ts';
import type { AdminServices, StoreMemory } from './context.ts';

/** All that one question for the figures may be answered with. */
export interface StatsView {
  readonly window: StatsWindow;
  readonly replicas: number;
  readonly stats: FleetStats;
  readonly near: NearStats;
  readonly memory: StoreMemory;
  readonly savedCalls: number;
  readonly categories: readonly CategoryView[];
  readonly fields: readonly { readonly field: string; readonly counters: Counters }[];
}

export interface CategoryView {
  readonly category: CacheCategory;
  readonly counters: Counters;
  /** Looks through the whole store, once for all categories of a question. */
  readonly census: () => ReturnType<Inspection['census']>;
}

export async function readStatsView(window: StatsWindow, services: AdminServices): Promise<StatsView> {
  const { stats: service, inspection, fields } = services;
  const stats = await service.read(window);
  const replicas = await service.replicas();
  let counted: ReturnType<Inspection['census']> | undefined;
  const census = (): ReturnType<Inspection['census']> => {
    counted ??= inspection.census();
    return counted;
  };
  const names = new Set([...fields.map(({ coordinate }) => coordinate), ...stats.fields.keys()]);
  return {
    window,
    replicas: replicas.length,
    stats,
    near: nearOfFleet(replicas.map(({ near }) => near)),
    memory: service.memory(),
    savedCalls: savedOf(stats, service.isUpstream),
    categories: CACHE_CATEGORIES.map((category) => ({
      category,
      counters: stats.categories.get(category) ?? NO_COUNTS,
      census,
    })),
    fields: [...names].sort().map((field) => ({ field, counters: stats.fields.get(field) ?? NO_COUNTS })),
  };
}

/** Answers without a load of their own, of the fields whose load is an upstream call. */
function savedOf({ fields }: FleetStats, isUpstream: (field: string) => boolean): number {
  let saved = 0;
  for (const [field, { hits, stale, negative, collapsed }] of fields) {
    if (isUpstream(field)) saved += hits + stale + negative + collapsed;
  }
  return saved;
}
