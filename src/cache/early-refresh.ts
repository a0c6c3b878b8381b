import type { Entry } from './entry.ts';

/** Beyond this many load times before its end no entry is refreshed, ever so unlucky the draw: e^-12 is 6 in a million. */
const REACH = 12;

/**
 * Whether this reader is the one to refresh an entry before its freshness ends, so that nobody waits when it does. The
 * nearer the end and the longer the load, the likelier; with many readers one of them comes just in time.
 *
 * XFetch with beta 1: Vattani, Chierichetti, Lowenstein, "Optimal Probabilistic Cache Stampede Prevention" (VLDB 2015).
 *
 * @param now Epoch ms.
 * @param random From 0 to 1.
 */
export function refreshesEarly(entry: Entry, now: number, random: () => number): boolean {
  return mayRefreshEarly(entry, now) && -Math.log(1 - random()) * entry.loadMs >= entry.freshUntil - now;
}

/** Whether an entry is so near its end that any reader may be the one to refresh it. */
export function mayRefreshEarly({ freshUntil, loadMs }: Entry, now: number): boolean {
  return freshUntil - now <= REACH * loadMs;
}
