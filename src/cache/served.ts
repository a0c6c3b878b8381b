import type { Entry } from './entry.ts';
import type { ErrorPolicy } from './error-policy.ts';
import type { CacheStatus, CacheTier, Served, StaleReason } from './outcome.ts';

/** The answer of an entry that is fresh at `now`, epoch ms. */
export function servedEntry(
  entry: Entry,
  { tier, now, errors }: { readonly tier: CacheTier; readonly now: number; readonly errors: ErrorPolicy },
): Served {
  const ageMs = ageOf(entry, now);
  const remainingMs = entry.freshUntil - now;
  if (entry.kind === 'absent') {
    return {
      result: { kind: 'error', error: errors.revive(entry.error) },
      status: 'NEGATIVE',
      tier,
      ageMs,
      remainingMs,
    };
  }
  // Spelt out, as is what follows from it: every cached field of every answer is one of these.
  const { value, why, warmedBy } = entry;
  return { result: { kind: 'value', value }, status: 'HIT', tier, ageMs, remainingMs, why, warmedBy };
}

/** The answer of a value past its freshness: always labelled with the reason. */
export function servedStale(entry: Entry & { readonly kind: 'value' }, staleReason: StaleReason, now: number): Served {
  const result = { kind: 'value', value: entry.value } as const;
  const times = { ageMs: ageOf(entry, now), remainingMs: entry.freshUntil - now };
  return { result, status: 'STALE', tier: 'STORE', staleReason, ...times, warmedBy: entry.warmedBy };
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

function ageOf(entry: Entry, now: number): number {
  return Math.max(0, now - entry.storedAt);
}

/** Epoch ms: when the store may forget an entry. */
export function keptUntil(entry: Entry): number {
  return entry.kind === 'absent' ? entry.freshUntil : Math.max(entry.freshUntil, entry.staleUntil, entry.fallbackUntil);
}
