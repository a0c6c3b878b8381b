import type { InspectedKey } from '../../cache/index.ts';
import { CACHE_CATEGORIES } from '../../config.ts';
import type { CacheEntryResolvers, CacheEntryState } from '../__generated__/resolvers-types.ts';
import { categoryFrom } from '../category.ts';
import type { AdminContext } from '../context.ts';
import { demandAdvice } from '../demand-advice.ts';
import { entryAdvice } from '../entry-advice.ts';
import { fieldsOfTags } from '../fields-of-tags.ts';
import { reachingTheFleet } from '../fleet-unreachable.ts';

/** What lies under one key, each field read from its envelope. */
export const CacheEntry: CacheEntryResolvers = {
  category: ({ category }) => categoryFrom(category),
  state: (inspected) => stateOf(inspected),
  kind: ({ entry }) => (entry === null ? null : entry.entry.kind === 'value' ? 'VALUE' : 'ABSENT'),
  storedAt: ({ entry }) => dateOf(entry?.entry.storedAt),
  ageSeconds: ({ entry }, _args, { now }) => (entry === null ? null : (now() - entry.entry.storedAt) / 1000),
  remainingSeconds: ({ entry }, _args, { now }) => (entry === null ? null : (entry.entry.freshUntil - now()) / 1000),
  freshness: ({ entry }) => (entry?.entry.kind === 'value' ? (entry.entry.why ?? null) : null),
  staleUntil: ({ entry }) => (entry?.entry.kind === 'value' ? dateOf(entry.entry.staleUntil) : null),
  fallbackUntil: ({ entry }) => (entry?.entry.kind === 'value' ? dateOf(entry.entry.fallbackUntil) : null),
  expiresAt: ({ keptMs }, _args, { now }) => (keptMs === null ? null : dateOf(now() + keptMs)),
  loadMs: ({ entry }) => entry?.entry.loadMs ?? null,
  loadedBy: ({ entry }) => entry?.entry.by ?? null,
  warmedBy: ({ entry }) => (entry?.entry.kind === 'value' ? (entry.entry.warmedBy ?? null) : null),
  tags: ({ entry }) => (entry?.tags ?? []).map(({ tag, standing }) => ({ tag, standing: STANDINGS[standing] })),
  lease: ({ leaseMs }, _args, { now }) => (leaseMs === null ? null : { expiresAt: new Date(now() + leaseMs) }),
  failure: ({ failure }, _args, { now }) => {
    if (failure === null || failure.until <= now()) return null;
    const { error, until, failures } = failure;
    return {
      code: error.code === undefined ? null : String(error.code),
      message: error.message === undefined ? null : String(error.message),
      until: new Date(until),
      failures,
    };
  },
  advice: async (inspected, _args, context) => [
    ...entryAdvice(inspected, context.now()),
    ...(await demandAdviceOf(inspected, context)),
  ],
};

const STANDINGS = { current: 'CURRENT', softened: 'SOFTENED', invalidated: 'INVALIDATED' } as const;
const STATES = { fresh: 'FRESH', stale: 'STALE', fallback: 'FALLBACK', expired: 'EXPIRED' } as const;

function stateOf({ entry, bytes }: InspectedKey): CacheEntryState {
  if (entry === null) return bytes > 0 ? 'UNREADABLE' : 'NONE';
  if (entry.tags.some(({ standing }) => standing === 'invalidated')) return 'INVALIDATED';
  return STATES[entry.freshness];
}

/** Only of what is served: the rest is not worth the look. */
async function demandAdviceOf({ key, entry }: InspectedKey, context: AdminContext): Promise<readonly string[]> {
  if (entry?.entry.kind !== 'value' || entry.freshness === 'expired') return [];
  const { demand, stats, policies } = context;
  return demandAdvice(entry.entry, {
    asked: await reachingTheFleet(() => demand.of(key)),
    isUpstream: fieldsOfTags(entry.tags.map(({ tag }) => tag)).some((field) => stats.isUpstream(field)),
    categories: CACHE_CATEGORIES.map((category) => ({
      category,
      maxAgeMs: policies.inForce(category).policy.maxAgeMs,
    })),
  });
}

function dateOf(ms: number | undefined): Date | null {
  return ms === undefined ? null : new Date(ms);
}
