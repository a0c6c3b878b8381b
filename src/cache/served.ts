import type { Entry } from './entry.ts';
import type { ErrorPolicy } from './error-policy.ts';
import type { CacheStatus, CacheTier, Served, StaleReason } from './outcome.ts';

/** The answer of an entry that is fresh at `now`, epoch ms. */
export function servedEntry(
  entry: Entry,
  { tier, now, errors }: { readonly tier: CacheTier; readonly now: number; readonly errors: ErrorPolicy },
): Served {
  const times = timesOf(entry, now);
  if (entry.kind === 'value') {
    const why = entry.why === undefined ? {} : { why: entry.why };
    return { result: { kind: 'value', value: entry.value }, status: 'HIT', tier, ...times, ...why, ...warmedOf(entry) };
  }
  return { result: { kind: 'error', error: errors.revive(entry.error) }, status: 'NEGATIVE', tier, ...times };
}

/** The answer of a value past its freshness: always labelled with the reason. */
export function servedStale(entry: Entry & { readonly kind: 'value' }, staleReason: StaleReason, now: number): Served {
  const result = { kind: 'value', value: entry.value } as const;
  return { result, status: 'STALE', tier: 'STORE', staleReason, ...timesOf(entry, now), ...warmedOf(entry) };
}

function warmedOf({ warmedBy }: Entry & { readonly kind: 'value' }): Pick<Served, 'warmedBy'> {
  return warmedBy === undefined ? {} : { warmedBy };
}

/** The answer of a load that failed. */
export function servedFailure(error: unknown, status: CacheStatus): Served {
  return { result: { kind: 'error', error }, status, tier: 'ORIGIN', ageMs: 0, remainingMs: 0 };
}

/** Who waited for a load, in this process or another, collapsed into it; who shared a read has a hit like the reader. */
export function collapsed(served: Served): Served {
  return served.tier === 'ORIGIN' ? { ...served, status: 'COLLAPSED' } : served;
}

/** What another process brought while this one waited for it. When it was made stale meanwhile, that is the thing to say. */
export function waitedFor(served: Served): Served {
  return served.status === 'STALE' ? served : collapsed({ ...served, tier: 'ORIGIN' });
}

function timesOf(entry: Entry, now: number): Pick<Served, 'ageMs' | 'remainingMs'> {
  return { ageMs: Math.max(0, now - entry.storedAt), remainingMs: entry.freshUntil - now };
}

/** Epoch ms: when the store may forget an entry. */
export function keptUntil(entry: Entry): number {
  return entry.kind === 'absent' ? entry.freshUntil : Math.max(entry.freshUntil, entry.staleUntil, entry.fallbackUntil);
}
