import type { NearStats } from '../cache/index.ts';
import { type Counters, NO_COUNTS, parseFieldCount } from './counts.ts';
import { type HotKey, mergedTop } from './hot-keys.ts';
import { percentile } from './latency-buckets.ts';
import { MINUTE_MS, type StatsStore } from './stats-store.ts';

/** Minutes looked back, and minutes in a point of the series. */
const WINDOWS = {
  MINUTE: { minutes: 1, step: 1 },
  HOUR: { minutes: 60, step: 1 },
  DAY: { minutes: 1440, step: 15 },
} as const;
export type StatsWindow = keyof typeof WINDOWS;

/** What all replicas have counted in a window. */
export interface FleetStats {
  /** Epoch ms: the beginning of a minute, so a window is up to a minute longer than its name. */
  readonly since: number;
  readonly totals: Counters;
  readonly categories: ReadonlyMap<string, Counters>;
  readonly fields: ReadonlyMap<string, Counters>;
  /** Oldest first; `at`: epoch ms. */
  readonly series: readonly { readonly at: number; readonly counters: Counters }[];
  readonly upstream: UpstreamCounts;
  hotKeys(count: number): Promise<readonly HotKey[]>;
}

export interface UpstreamCounts {
  readonly calls: number;
  readonly failures: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
}

/** Reads the counters of the fleet. @param now Epoch ms. */
export async function readFleetStats(store: StatsStore, window: StatsWindow, now: number): Promise<FleetStats> {
  const { minutes: back, step } = WINDOWS[window];
  const last = Math.floor(now / MINUTE_MS);
  const minutes = Array.from({ length: back + 1 }, (_, index) => last - back + index);
  const counts = await store.counts(minutes);
  const categories = new Map<string, Counters>();
  const fields = new Map<string, Counters>();
  const points = new Map<number, Counters>();
  const upstream = new Map<string, number>();
  let totals = NO_COUNTS;
  for (const [index, minute] of minutes.entries()) {
    const at = Math.floor(minute / step) * step * MINUTE_MS;
    if (!points.has(at)) points.set(at, NO_COUNTS);
    for (const [text, count] of counts[index] ?? []) {
      const parsed = parseFieldCount(text);
      if (parsed === null) {
        upstream.set(text, (upstream.get(text) ?? 0) + count);
        continue;
      }
      const plus = (before = NO_COUNTS): Counters => ({ ...before, [parsed.name]: before[parsed.name] + count });
      totals = plus(totals);
      categories.set(parsed.category, plus(categories.get(parsed.category)));
      fields.set(parsed.field, plus(fields.get(parsed.field)));
      points.set(at, plus(points.get(at)));
    }
  }
  return {
    since: (minutes[0] ?? last) * MINUTE_MS,
    totals,
    categories,
    fields,
    series: [...points].map(([at, counters]) => ({ at, counters })),
    upstream: upstreamOf(upstream),
    hotKeys: async (count) => mergedTop(await store.hotKeys(minutes), count),
  };
}

/** All near tiers together. Tracking is what the worst off has. */
export function nearOfFleet(near: readonly NearStats[]): NearStats {
  const sum = (figure: (one: NearStats) => number): number => near.reduce((total, one) => total + figure(one), 0);
  const has = (tracking: NearStats['tracking']): boolean => near.some((one) => one.tracking === tracking);
  return {
    entries: sum((one) => one.entries),
    bytes: sum((one) => one.bytes),
    maxBytes: sum((one) => one.maxBytes),
    evictions: sum((one) => one.evictions),
    tracking: has('LOST') ? 'LOST' : has('OFF') ? 'OFF' : 'ON',
  };
}

function upstreamOf(counts: ReadonlyMap<string, number>): UpstreamCounts {
  const times = new Map<number, number>();
  for (const [name, count] of counts) if (name.startsWith('b|')) times.set(Number(name.slice(2)), count);
  return {
    calls: counts.get('u|calls') ?? 0,
    failures: counts.get('u|failures') ?? 0,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  };
}
