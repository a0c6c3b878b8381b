import type { CacheRequest, StretchedPolicy } from '../cache/index.ts';
import { LONGEST_MS } from './market-freshness.ts';

export interface StretchOptions {
  /** How many times longer than usual loads should last; 1: they are not scarce. */
  readonly factor: () => number;
  /** By category, the time to live that may be stretched, ms. Under any other number nothing is: see the calendar's. */
  readonly stretches: ReadonlyMap<string, number>;
}

/** How far each category may go: prices move within the day, statements come four times a year. */
export const MOST_BY_CATEGORY: ReadonlyMap<string, number> = new Map([
  ['REALTIME', 2],
  ['PRICE', 2],
  ['ANALYSIS', 3],
  ['NEWS', 3],
  ['INSIGHTS', 3],
  ['HISTORICAL', 4],
  ['FUNDAMENTALS', 4],
]);

/** Freshness and stale windows while loads are scarce; null where the policy stands as it is. Shortens nothing. */
export function createStretch({
  factor,
  stretches,
}: StretchOptions): (request: CacheRequest) => StretchedPolicy | null {
  return ({ category, policy }) => {
    const times = Math.min(factor(), MOST_BY_CATEGORY.get(category) ?? 1);
    if (times <= 1 || stretches.get(category) !== policy.maxAgeMs) return null;
    const longer = (ms: number): number => stretched(ms, times);
    const { maxAgeMs, staleWhileRevalidateMs, staleIfErrorMs } = policy;
    return {
      policy: {
        ...policy,
        maxAgeMs: longer(maxAgeMs),
        staleWhileRevalidateMs: longer(staleWhileRevalidateMs),
        staleIfErrorMs: longer(staleIfErrorMs),
      },
      why: `stretched ×${times}: the day's upstream budget runs low`,
    };
  };
}

/** A time so much longer, and within the bound that the calendar has; one that is beyond it already stays. */
export function stretched(ms: number, times: number): number {
  return Math.max(ms, Math.min(ms * times, LONGEST_MS));
}
