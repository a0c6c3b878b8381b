/** Buckets for each doubling: a percentile is at most 9 % too high. */
const PER_DOUBLING = 8;
/** About 18 minutes; what took longer counts as this. */
const LAST = 20 * PER_DOUBLING;

/** The bucket of a time, from 0. The same in every replica and every build, so that their counts can be added. */
export function bucketOf(ms: number): number {
  return ms <= 1 ? 0 : Math.min(LAST, Math.ceil(PER_DOUBLING * Math.log2(ms)));
}

/**
 * The time, ms, that a share of all did not exceed; null when there are none.
 * @param counts By bucket.
 * @param share From 0 to 1.
 */
export function percentile(counts: ReadonlyMap<number, number>, share: number): number | null {
  const buckets = [...counts].sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= share * total) return 2 ** (bucket / PER_DOUBLING);
  }
  return null;
}
