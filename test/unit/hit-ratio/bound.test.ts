import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fewestCalls } from '../../../bench/hit-ratio/bound.ts';
import { WEEK_FROM, WEEK_TO } from '../../../bench/hit-ratio/calendar-week.ts';
import { KINDS } from '../../../bench/hit-ratio/kinds.ts';
import { MarketHours } from '../../../bench/hit-ratio/market-hours.ts';
import { Rules } from '../../../bench/hit-ratio/rules.ts';
import { COMPARED } from '../../../bench/hit-ratio/settings.ts';

/** Tiny worlds: time runs in steps from 0, and an answer that comes at s is fresh for `lives[s]` steps, whatever they are. */
const WORLD = fc.record({
  lives: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 11, maxLength: 11 }),
  times: fc
    .uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 7 })
    .map((times) => times.toSorted((a, b) => a - b)),
  latency: fc.integer({ min: 0, max: 2 }),
});

describe('the fewest calls', () => {
  test('are those that trying every schedule of calls finds', () => {
    fc.assert(
      fc.property(WORLD, ({ lives, times, latency }) => {
        const endOf = (at: number): number => at + (lives[at] ?? 0);
        const reach = (by: number): number => Math.max(...lives.slice(0, by + 1).map((_, at) => endOf(at)));
        // Who asks while the call runs waits for it; who asks later finds its answer.
        const serves = (at: number, time: number): boolean => at - latency <= time && time < endOf(at);
        expect(fewestCalls(times, latency, reach)).toBe(byTrying(times, lives.length, serves));
      }),
      { seed: 1 },
    );
  });

  test('of nothing asked are none', () => {
    expect(fewestCalls([], 300, () => 0)).toBe(0);
  });

  test('of one asked again just before and just after the end are one and two', () => {
    const reach = (by: number): number => by + 1000;
    expect(fewestCalls([0, 1299], 300, reach)).toBe(1);
    expect(fewestCalls([0, 1300], 300, reach)).toBe(2);
  });
});

describe('the reach that they are worked out with', () => {
  const hours = new MarketHours(WEEK_FROM, WEEK_TO);
  const moment = fc.integer({ min: WEEK_FROM, max: WEEK_TO });
  // Half of the pairs lie close together, where an event may be between them.
  const pair = fc.oneof(
    fc.tuple(moment, moment),
    fc.tuple(moment, fc.integer({ min: 0, max: 9_000_000 })).map(([at, apart]) => [at, at + apart] as const),
  );

  test.each(COMPARED)('$name: no answer got earlier is fresh for longer, and it never falls', (settings) => {
    const rules = new Rules(settings, hours);
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(KINDS)), pair, (kind, [one, other]) => {
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
        expect(rules.freshUntil(kind, earlier)).toBeLessThanOrEqual(rules.reach(kind, later));
        expect(rules.reach(kind, earlier)).toBeLessThanOrEqual(rules.reach(kind, later));
        expect(rules.freshUntil(kind, earlier)).toBeGreaterThan(earlier + kind.latencyMs);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

/** The smallest of all sets of moments whose calls serve every time. */
function byTrying(times: readonly number[], moments: number, serves: (at: number, time: number) => boolean): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (let schedule = 0; schedule < 1 << moments; schedule += 1) {
    const calls = Array.from({ length: moments }, (_, at) => at).filter((at) => (schedule >> at) & 1);
    if (calls.length < fewest && times.every((time) => calls.some((at) => serves(at, time)))) fewest = calls.length;
  }
  return fewest;
}
