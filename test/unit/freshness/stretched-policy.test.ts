import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CACHE_CATEGORIES } from '../../../src/config.ts';
import { LONGEST_MS } from '../../../src/freshness/market-freshness.ts';
import { createStretch, MOST_BY_CATEGORY } from '../../../src/freshness/stretched-policy.ts';
import { requestOf } from '../../support/engine.ts';

const FRESH_MS = 3_600_000;
const POLICY = { maxAgeMs: FRESH_MS, staleWhileRevalidateMs: 60_000, staleIfErrorMs: 0, absentMs: 60_000 };

/** The policy of a category under a factor; its time to live has not been set by hand. */
function policyAt(factor: number, category: string, policy = POLICY) {
  const stretch = createStretch({ factor: () => factor, stretches: new Map([[category, policy.maxAgeMs]]) });
  return stretch({ ...requestOf('k'), category, policy });
}

test.each([
  ['PRICE', 1.5, 1.5],
  ['PRICE', 4, 2],
  ['REALTIME', 4, 2],
  ['NEWS', 2.5, 2.5],
  ['NEWS', 4, 3],
  ['FUNDAMENTALS', 4, 4],
])('%s under ×%d lives ×%d as long, stale windows included', (category, factor, times) => {
  expect(policyAt(factor, category)).toEqual({
    policy: { ...POLICY, maxAgeMs: times * FRESH_MS, staleWhileRevalidateMs: times * 60_000 },
    why: `stretched ×${times}: the day's upstream budget runs low`,
  });
});

test('while the budget is not low the policy stands', () => {
  expect(policyAt(1, 'FUNDAMENTALS')).toBeNull();
});

test('a time to live that was set by hand stands, its stale windows too', () => {
  const stretch = createStretch({ factor: () => 4, stretches: new Map([['NEWS', FRESH_MS]]) });
  expect(stretch(requestOf('k'))).toBeNull();
  expect(stretch({ ...requestOf('k', FRESH_MS - 1), category: 'NEWS' })).toBeNull();
});

test('every category has its bound', () => {
  expect([...MOST_BY_CATEGORY.keys()].sort()).toEqual([...CACHE_CATEGORIES].sort());
});

test('no time is shortened, none goes beyond five days by it, and more scarcity never means less', () => {
  const times = fc.integer({ min: 1, max: 3 * LONGEST_MS });
  const factors = fc.tuple(fc.double({ min: 1, max: 4, noNaN: true }), fc.double({ min: 1, max: 4, noNaN: true }));
  fc.assert(
    fc.property(fc.constantFrom(...CACHE_CATEGORIES), times, times, factors, (category, maxAgeMs, window, pair) => {
      const policy = { ...POLICY, maxAgeMs, staleIfErrorMs: window };
      const [less, more] = pair
        .sort((a, b) => a - b)
        .map((factor) => policyAt(factor, category, policy)?.policy ?? policy);
      for (const field of ['maxAgeMs', 'staleWhileRevalidateMs', 'staleIfErrorMs'] as const) {
        const [before, then, atMost] = [policy[field], more?.[field] ?? 0, Math.max(policy[field], LONGEST_MS)];
        expect(then).toBeGreaterThanOrEqual(less?.[field] ?? 0);
        expect(then).toBeGreaterThanOrEqual(before);
        expect(then).toBeLessThanOrEqual(atMost);
      }
    }),
  );
});
