import { beforeAll, describe, expect, test } from '@jest/globals';
import { compare, type Outcome } from '../../../bench/hit-ratio/compare.ts';
import { BUSY_DAY, type Load, PRODUCTION_WEEK, smaller } from '../../../bench/hit-ratio/loads.ts';
import {
  CHANGES,
  COMPARED,
  DEFAULTS,
  ECONOMICAL,
  EVERYTHING,
  LONG_WINDOWS,
  PRODUCTION,
  WARMED,
} from '../../../bench/hit-ratio/settings.ts';

const SEED = 7;
const CHANGED = CHANGES.flatMap(({ alone, without }) => [alone, without]);

function outcomesOf(load: Load, settings = COMPARED): Promise<readonly Outcome[]> {
  return compare(load, SEED, { settings, onDone: () => undefined });
}

function hitRatio(outcomes: readonly Outcome[], name: string): number {
  const total = outcomes.find(({ settings }) => settings.name === name)?.total;
  return total === undefined ? Number.NaN : total.hits / total.answers;
}

function callsOf(outcomes: readonly Outcome[], name: string): number {
  return outcomes.find(({ settings }) => settings.name === name)?.total.calls ?? Number.NaN;
}

describe.each([
  ['a day that asks often', smaller(BUSY_DAY, 0.08), [...COMPARED, EVERYTHING, ...CHANGED]],
  ['a week that asks seldom', smaller(PRODUCTION_WEEK, 0.05), COMPARED],
])('%s', (_name, load, settings) => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(async () => {
    outcomes = await outcomesOf(load, settings);
  }, 120_000);

  test('has every question answered, under all settings', () => {
    const [first] = outcomes;
    expect(first?.total.answers).toBeGreaterThan(500);
    expect(outcomes.map(({ total }) => total.answers)).toEqual(outcomes.map(() => first?.total.answers));
  });

  test('has the same answers and hits by the hour as in all', () => {
    for (const { total, hours } of outcomes) {
      expect(hours.reduce((sum, { answers }) => sum + answers, 0)).toBe(total.answers);
      expect(hours.reduce((sum, { hits }) => sum + hits, 0)).toBe(total.hits);
      expect(hours.length).toBeGreaterThan(12);
    }
  });

  test('has no answer that is older than its rule allows', () => {
    expect(outcomes.map(({ total }) => total.tooOld)).toEqual(outcomes.map(() => 0));
  });

  test('takes of no kind fewer calls than the fewest possible', () => {
    for (const { byKind, fewest } of outcomes) {
      const possible = fewest('refreshed');
      for (const [kind, { calls }] of byKind) expect(calls).toBeGreaterThanOrEqual(possible.get(kind) ?? 0);
    }
  });

  test('has most hits with long stale windows, then with the defaults, fewest as in production', () => {
    const [production, defaults, long] = [PRODUCTION, DEFAULTS, LONG_WINDOWS].map(({ name }) =>
      hitRatio(outcomes, name),
    );
    expect(long).toBeGreaterThanOrEqual(defaults ?? 1);
    expect(defaults).toBeGreaterThanOrEqual(production ?? 1);
  });

  test('has more hits and more calls warmed by schedule than with the defaults', () => {
    expect(hitRatio(outcomes, WARMED.name)).toBeGreaterThan(hitRatio(outcomes, DEFAULTS.name));
    expect(callsOf(outcomes, WARMED.name)).toBeGreaterThan(callsOf(outcomes, DEFAULTS.name));
  });

  test('spends fewer calls in the economical profile than with the defaults', () => {
    expect(callsOf(outcomes, ECONOMICAL.name)).toBeLessThan(callsOf(outcomes, DEFAULTS.name));
  });
});

describe('a replay', () => {
  const load = smaller(BUSY_DAY, 0.02);

  test('of the same seed has the same result, to the last call', async () => {
    const [first, second] = [await outcomesOf(load), await outcomesOf(load)];
    expect(second.map(({ total }) => total)).toEqual(first.map(({ total }) => total));
  });

  test('without single flight and lease makes a call for each miss, with them fewer', async () => {
    const oneLoad = { ...PRODUCTION, name: 'one load', oneLoad: true };
    const [each, one] = await outcomesOf(load, [PRODUCTION, oneLoad]);
    expect(each?.total.calls).toBe((each?.total.answers ?? 0) - (each?.total.hits ?? 0));
    expect(one?.total.calls).toBeLessThan(each?.total.calls ?? 0);
    expect(one?.total.collapsed).toBeGreaterThan(0);
  });
});
