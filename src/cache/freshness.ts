import type { Entry } from './entry.ts';

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
export function freshnessOf(entry: Entry, now: number): Freshness {
  if (now < entry.freshUntil) return 'fresh';
  if (entry.kind === 'absent') return 'expired';
  if (now < entry.staleUntil) return 'stale';
  return now < entry.fallbackUntil ? 'fallback' : 'expired';
}
