import { beforeAll, describe, expect, test } from '@jest/globals';
import { compare, type Outcome } from '../../../bench/hit-ratio/compare.ts';
import { BUSY_DAY, type Load, PRODUCTION_WEEK, smaller } from '../../../bench/hit-ratio/loads.ts';
import { CHANGES, COMPARED, DEFAULTS, ECONOMICAL, PRODUCTION, RECOMMENDED } from '../../../bench/hit-ratio/settings.ts';

const SEED = 7;
const CHANGED = CHANGES.flatMap(({ alone, without }) => [alone, without]);

function outcomesOf(load: Load, settings = COMPARED): Promise<readonly Outcome[]> {
  return compare(load, SEED, { settings, onDone: () => undefined });
}

function hitRatio(outcomes: readonly Outcome[], name: string): number {
  const total = outcomes.find(({ settings }) => settings.name === name)?.total;
  return total === undefined ? Number.NaN : total.hits / total.answers;
}

describe.each([
  ['a day that asks often', smaller(BUSY_DAY, 0.08), COMPARED],
  ['a week that asks seldom', smaller(PRODUCTION_WEEK, 0.05), [...COMPARED, ...CHANGED]],
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

  test('has no answer that is older than its rule allows', () => {
    expect(outcomes.map(({ total }) => total.tooOld)).toEqual(outcomes.map(() => 0));
  });

  test('takes of no kind fewer calls than the fewest possible', () => {
    for (const { byKind, fewest } of outcomes) {
      const possible = fewest();
      for (const [kind, { calls }] of byKind) expect(calls).toBeGreaterThanOrEqual(possible.get(kind) ?? 0);
    }
  });

  test('has most hits as recommended, then with the defaults, fewest as in production', () => {
    const [production, defaults, recommended] = [PRODUCTION, DEFAULTS, RECOMMENDED].map(({ name }) =>
      hitRatio(outcomes, name),
    );
    expect(recommended).toBeGreaterThanOrEqual(defaults ?? 1);
    expect(defaults).toBeGreaterThanOrEqual(production ?? 1);
  });

  test('spends fewer calls in the economical profile than with the defaults', () => {
    const [economical, defaults] = [ECONOMICAL, DEFAULTS].map(
      ({ name }) => outcomes.find(({ settings: { name: other } }) => other === name)?.total.calls,
    );
    expect(economical).toBeLessThan(defaults ?? 0);
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
