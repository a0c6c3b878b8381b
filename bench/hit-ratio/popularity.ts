import type { Chance } from './chance.ts';

/**
 * Draws ranks by Zipf's law: rank r, from 0, comes up in proportion to 1 / (r + 1) ^ exponent. Requests for web pages
 * follow it with an exponent of 0.64 to 0.83, and within one site up to 1: Breslau, Cao, Fan, Phillips, Shenker, "Web
 * Caching and Zipf-like Distributions" (INFOCOM 1999).
 */
export function zipf(ranks: number, exponent: number, chance: Chance): () => number {
  const upTo = new Float64Array(ranks);
  let total = 0;
  for (let rank = 0; rank < ranks; rank += 1) {
    total += 1 / (rank + 1) ** exponent;
    upTo[rank] = total;
  }
  return () => firstAbove(upTo, chance() * total);
}

/** The first index whose number is above the limit, in numbers that rise. */
function firstAbove(rising: Float64Array, limit: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
