import type { Entry } from './entry.ts';
import type { TagStanding } from './tags.ts';

/** Where a moment falls between the windows of an entry. */
export type Freshness =
  /** Serve it. */
  | 'fresh'
  /** Serve it labelled, and refresh it behind (stale-while-revalidate). */
  | 'stale'
  /** Serve it labelled, only when the load has failed (stale-if-error). */
  | 'fallback'
  /** Never serve it again. */
  | 'expired';

/** @param now Epoch ms. */
export function freshnessOf(entry: Entry, now: number, standing: TagStanding = 'current'): Freshness {
  if (standing === 'invalidated') return 'expired';
  const fresh = now < entry.freshUntil;
  if (fresh && standing === 'current') return 'fresh';
  if (entry.kind === 'absent') return 'expired';
  // A softened entry is served as stale for as long as it would have been served at all.
  if (fresh || now < entry.staleUntil) return 'stale';
  return now < entry.fallbackUntil ? 'fallback' : 'expired';
}
