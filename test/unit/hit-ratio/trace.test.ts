import { describe, expect, test } from '@jest/globals';
import { createChance } from '../../../bench/hit-ratio/chance.ts';
import { BUSY_WEEK, smaller, traceOf } from '../../../bench/hit-ratio/loads.ts';
import { zipf } from '../../../bench/hit-ratio/popularity.ts';
import { Rules } from '../../../bench/hit-ratio/rules.ts';
import { configOf, DEFAULTS, ECONOMICAL, LONG_STALE } from '../../../bench/hit-ratio/settings.ts';
import { CACHE_CATEGORIES, loadConfig } from '../../../src/config.ts';

describe('popularity', () => {
  test('gives the first of a hundred ranks twice the share of the second and ten times that of the tenth', () => {
    const rankOf = zipf(100, 1, createChance(1, 'test'));
    const drawn = new Map<number, number>();
    for (let draw = 0; draw < 200_000; draw += 1) {
      const rank = rankOf();
      drawn.set(rank, (drawn.get(rank) ?? 0) + 1);
    }
    const [first = 0, second = 1, tenth = 1] = [0, 1, 9].map((rank) => drawn.get(rank));
    expect(first / second).toBeCloseTo(2, 0);
    expect(first / tenth / 10).toBeCloseTo(1, 0);
    expect(Math.max(...drawn.keys())).toBe(99);
  });
});

describe('a trace', () => {
  const load = smaller(BUSY_WEEK, 0.05);
  const { trace, hours } = traceOf(load, 1);

  test('has its visits in order, within its span', () => {
    const times = trace.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times.at(0)).toBeGreaterThanOrEqual(load.options.from);
    expect(times.at(-1)).toBeLessThan(load.options.to);
  });

  test('is about as long as asked for', () => {
    expect(Math.abs(trace.length / load.options.visits - 1)).toBeLessThan(0.05);
  });

  test('is busiest just after an open', () => {
    const within = (fromMs: number, toMs: number): number =>
      trace.filter(({ at }) => {
        const session = hours.at(at, 'regular');
        return session !== null && at - session.opensAt >= fromMs && at - session.opensAt < toMs;
      }).length;
    expect(within(0, 600_000)).toBeGreaterThan(3 * within(600_000, 1_200_000));
  });

  test('is another one with another seed, and the same with the same', () => {
    expect(traceOf(load, 1).trace).toEqual(trace);
    expect(traceOf(load, 2).trace).not.toEqual(trace);
  });
});

describe('the settings', () => {
  test.each([DEFAULTS, ECONOMICAL])("called $name are the product's own", (settings) => {
    const { lengthens } = configOf(settings).cache.calendar;
    const { policies } = new Rules(settings, traceOf(smaller(BUSY_WEEK, 0.001), 1).hours);
    expect(settings).toMatchObject({ calendar: true, stale: {}, warming: null });
    for (const category of CACHE_CATEGORIES) expect(lengthens[category]).toBe(policies[category].maxAgeMs);
  });

  test('with long stale windows have them as long as the times to live, and at most two hours', () => {
    const { policies } = loadConfig({ ...LONG_STALE }).cache;
    for (const category of CACHE_CATEGORIES) {
      const { maxAgeMs } = loadConfig({}).cache.policies[category];
      expect(policies[category]).toMatchObject({ maxAgeMs, staleWhileRevalidateMs: Math.min(maxAgeMs, 7_200_000) });
    }
  });
});
