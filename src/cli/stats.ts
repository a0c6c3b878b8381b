import { z } from 'zod';
import { type AdminTarget, requestAdmin } from './admin-request.ts';
import { bytes, listOf, percent, tableOf } from './tables.ts';

const COUNTERS = 'requests hits stale negative misses collapsed errors bypassed hitRatio leaseWaits tooBig';
const QUERY = `query ($window: StatsWindow!) {
  cacheStats(window: $window) {
    window since replicas
    totals { ${COUNTERS} }
    categories { category counters { ${COUNTERS} } entries bytes }
    hotKeys(first: 10) { key field requests }
    memory { usedBytes maxBytes policy pressure }
    near { entries bytes maxBytes evictions tracking }
    upstream { calls savedCalls failures p50Ms p99Ms budget { windows { window limit left } } }
  }
}`;

const count = z.number();
const known = z.number().nullable();
const Counters = z.object({
  requests: count,
  hits: count,
  stale: count,
  negative: count,
  misses: count,
  collapsed: count,
  errors: count,
  bypassed: count,
  hitRatio: known,
  leaseWaits: count,
  tooBig: count,
});
const Answer = z.object({
  cacheStats: z.object({
    window: z.string(),
    since: z.string(),
    replicas: count,
    totals: Counters,
    categories: z.array(z.object({ category: z.string(), counters: Counters, entries: count, bytes: count })),
    hotKeys: z.array(z.object({ key: z.string(), field: z.string(), requests: count })),
    memory: z.object({ usedBytes: known, maxBytes: known, policy: z.string().nullable(), pressure: z.string() }),
    near: z.object({ entries: count, bytes: count, maxBytes: count, evictions: count, tracking: z.string() }),
    upstream: z.object({
      calls: count,
      savedCalls: count,
      failures: count,
      p50Ms: known,
      p99Ms: known,
      budget: z.object({ windows: z.array(z.object({ window: z.string(), limit: count, left: count })) }),
    }),
  }),
});
type Stats = z.infer<typeof Answer>['cacheStats'];

export async function stats(
  target: AdminTarget,
  window: string,
): Promise<{ readonly data: unknown; readonly text: string }> {
  const { cacheStats } = Answer.parse(await requestAdmin(target, QUERY, { window }));
  return { data: cacheStats, text: textOf(cacheStats) };
}

const HEAD = ['requests', 'hits', 'stale', 'negative', 'misses', 'collapsed', 'errors', 'bypassed', 'hit ratio'];

function rowOf(counters: z.infer<typeof Counters>): (string | number)[] {
  const { requests, hits, stale, negative, misses, collapsed, errors, bypassed, hitRatio } = counters;
  return [requests, hits, stale, negative, misses, collapsed, errors, bypassed, percent(hitRatio)];
}

function budgetOf({ windows }: Stats['upstream']['budget']): string {
  const left = windows.map(({ window, limit, left: calls }) => `${calls} of ${limit} this ${window.toLowerCase()}`);
  return left.length === 0 ? 'no limit' : left.join(', ');
}

function textOf({ window, since, replicas, totals, categories, hotKeys, memory, near, upstream }: Stats): string {
  const rows = categories.map(({ category, counters, entries, bytes: size }) => [
    category,
    ...rowOf(counters),
    entries,
    bytes(size),
  ]);
  const ms = (time: number | null): string => (time === null ? '-' : `${time.toFixed(0)} ms`);
  return [
    `${window} since ${since}, replicas: ${replicas}`,
    tableOf(['category', ...HEAD, 'entries', 'size'], [...rows, ['all', ...rowOf(totals), '', '']]),
    listOf([
      ['upstream calls', `${upstream.calls}, of which failed ${upstream.failures}; saved ${upstream.savedCalls}`],
      ['calls left', budgetOf(upstream.budget)],
      ['call time', `p50 ${ms(upstream.p50Ms)}, p99 ${ms(upstream.p99Ms)}`],
      [
        'store',
        `${bytes(memory.usedBytes)} of ${bytes(memory.maxBytes)}, ${memory.policy ?? '-'}, pressure ${memory.pressure}`,
      ],
      [
        'near',
        `${near.entries} entries, ${bytes(near.bytes)} of ${bytes(near.maxBytes)}, evicted ${near.evictions}, tracking ${near.tracking}`,
      ],
      ['waits for a lease', totals.leaseWaits],
      ['too big to store', totals.tooBig],
    ]),
    ...(hotKeys.length === 0
      ? []
      : [
          tableOf(
            ['hot key', 'field', 'requests'],
            hotKeys.map(({ key, field, requests }) => [key, field, requests]),
          ),
        ]),
  ].join('\n');
}
