import { expect, test } from '@jest/globals';
import { bucketOf, percentile } from '../../../src/stats/latency-buckets.ts';

test('a percentile is never too low, and at most 9 % too high', () => {
  for (const ms of [1, 1.5, 3, 10, 99, 1000, 12_345, 60_000]) {
    const found = percentile(new Map([[bucketOf(ms), 1]]), 0.5) ?? 0;
    expect(found).toBeGreaterThanOrEqual(ms * 0.999999);
    expect(found).toBeLessThanOrEqual(ms * 1.0906);
  }
});

test('half are below the median, and nothing is known of nothing', () => {
  const counts = new Map([
    [bucketOf(10), 50],
    [bucketOf(1000), 50],
  ]);
  expect(percentile(counts, 0.5)).toBeLessThan(11);
  expect(percentile(counts, 0.99)).toBeGreaterThan(999);
  expect(percentile(new Map(), 0.5)).toBeNull();
});
