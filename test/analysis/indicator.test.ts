import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type IndicatorRequest, indicatorOf } from '../../src/analysis/indicator.ts';
import {
  DEFAULT_PARAMETERS,
  type IndicatorKind,
  type IndicatorParameters,
} from '../../src/analysis/indicator-settings.ts';
import type { PriceHistory } from '../../src/market/domain.ts';
import { type Day, dateOf, flatHistoryOf, historyOf } from './support/histories.ts';

const ask = (kind: IndicatorKind, period: number, parameters: Partial<IndicatorParameters> = {}): IndicatorRequest => ({
  ...{ kind, interval: 'DAY', period, price: 'CLOSE' },
  parameters: { ...DEFAULT_PARAMETERS, ...parameters },
});

/** The only line's values, rounded. */
function valuesOf(history: PriceHistory, request: IndicatorRequest): number[][] {
  return indicatorOf(history, request).lines.map(({ values }) => values.map((value) => Number(value.toFixed(6))));
}

describe('by hand', () => {
  test('SMA: the mean of the newest closes', () => {
    expect(valuesOf(flatHistoryOf([1, 2, 6, 4]), ask('SMA', 3))).toEqual([[3, 4]]);
  });

  test('EMA: the mean of the first closes, then 2 / (period + 1) of the way to each close', () => {
    expect(valuesOf(flatHistoryOf([1, 2, 4, 3]), ask('EMA', 2))).toEqual([[1.5, 3.166667, 3.055556]]);
  });

  test('RSI: the means of gains and losses, then Wilder smoothing', () => {
    // Changes +1, -0.5, +1.5: gains 0.5 and 1, losses 0.25 and 0.125.
    expect(valuesOf(flatHistoryOf([10, 11, 10.5, 12]), ask('RSI', 2))).toEqual([[66.666667, 88.888889]]);
  });

  test('MACD: the fast average begins where the slow one does', () => {
    const parameters = { fastPeriod: 2, slowPeriod: 3, signalPeriod: 2 };
    // Slow 2, 3, 3.5; fast 2.5, 3.5, 3.833333; signal is the mean of two, then two thirds of the way.
    expect(valuesOf(flatHistoryOf([1, 2, 3, 4, 4]), ask('MACD', 14, parameters))).toEqual([
      [0.5, 0.333333],
      [0.5, 0.388889],
      [0, -0.055556],
    ]);
  });

  test('BBANDS: population deviations around the mean', () => {
    expect(valuesOf(flatHistoryOf([2, 4, 6]), ask('BBANDS', 2, { deviations: 3 }))).toEqual([
      [3, 5],
      [6, 8],
      [0, 2],
    ]);
  });

  test('STOCH: where the close lies between low and high, smoothed twice', () => {
    const days: Day[] = [
      [10, 0, 5],
      [10, 0, 2],
      [10, 0, 8],
      [10, 0, 4],
    ];
    const parameters = { kPeriod: 2, kSmoothing: 2, dPeriod: 2 };
    expect(valuesOf(historyOf(days), ask('STOCH', 14, parameters))).toEqual([[60], [55]]);
  });

  test('ADX: the larger movement counts, of equal ones neither', () => {
    const days: Day[] = [
      [10, 9, 9],
      [12, 10, 11],
      [13, 8, 9],
      [14, 7, 9],
    ];
    // Rises 0, 2, 0, 0 and falls 0, 0, 2, 0: smoothed 0.5 and 1, then 0.25 and 0.5; both directions differ by a third.
    expect(valuesOf(historyOf(days), ask('ADX', 2))).toEqual([[33.333333]]);
  });
});

test('the bars of the warm-up are left out', () => {
  const closes = Array.from({ length: 60 }, (_, index) => 100 + (index % 7));
  const first = (request: IndicatorRequest) => indicatorOf(flatHistoryOf(closes), request).times[0];
  expect(first(ask('SMA', 10))).toBe(dateOf(9));
  expect(first(ask('EMA', 10))).toBe(dateOf(9));
  expect(first(ask('RSI', 10))).toBe(dateOf(10));
  expect(first(ask('MACD', 14))).toBe(dateOf(33));
  expect(first(ask('BBANDS', 10))).toBe(dateOf(9));
  expect(first(ask('STOCH', 14))).toBe(dateOf(8));
  expect(first(ask('ADX', 10))).toBe(dateOf(19));
});

test('a history that is too short gives no points', () => {
  const { times, lines } = indicatorOf(flatHistoryOf([1, 2, 3]), ask('MACD', 14));
  expect({ times, lines }).toEqual({
    times: [],
    lines: ['MACD', 'SIGNAL', 'HISTOGRAM'].map((name) => ({ name, values: [] })),
  });
});

test('a bar without a price is left out, and without an adjusted close too when adjusted', () => {
  const history = flatHistoryOf([1, 2, 3, 4]);
  const gap = history.bars.map((bar, index) => (index === 1 ? { ...bar, high: null } : bar));
  expect(indicatorOf({ ...history, bars: gap }, ask('SMA', 2)).times).toEqual([dateOf(2), dateOf(3)]);
  const halved = history.bars.map((bar, index) => ({
    ...bar,
    adjustedClose: index === 0 ? null : (bar.close ?? 0) / 2,
  }));
  expect(valuesOf({ ...history, adjusted: true, bars: halved }, ask('SMA', 2))).toEqual([[1.25, 1.75]]);
});

test('a price that never moved has no RSI', () => {
  expect(valuesOf(flatHistoryOf([5, 5, 5, 5]), ask('RSI', 2))).toEqual([[]]);
});

describe('for any bars', () => {
  const price = fc.double({ min: 0.01, max: 10_000, noNaN: true });
  const day = fc.tuple(price, price, price).map((prices): Day => {
    const [low = 0, close = 0, high = 0] = [...prices].sort((one, other) => one - other);
    return [high, low, close];
  });
  const days = fc.array(day, { minLength: 0, maxLength: 120 });
  const kinds = fc.constantFrom<IndicatorKind[]>('SMA', 'EMA', 'RSI', 'MACD', 'BBANDS', 'STOCH', 'ADX');
  const HAIR = 1e-6;

  test('every line has one finite value for each of the times', () => {
    fc.assert(
      fc.property(days, kinds, fc.integer({ min: 2, max: 40 }), (bars, kind, period) => {
        const { times, lines } = indicatorOf(historyOf(bars), ask(kind, period));
        for (const { values } of lines) {
          expect(values).toHaveLength(times.length);
          // Neither NaN nor -0: neither can be stored.
          expect(values.filter((value) => !Number.isFinite(value) || Object.is(value, -0))).toEqual([]);
        }
      }),
    );
  });

  test('RSI, STOCH and ADX stay from 0 to 100', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('RSI', 'STOCH', 'ADX'),
        fc.integer({ min: 2, max: 20 }),
        (bars, kind, period) => {
          const values = indicatorOf(historyOf(bars), ask(kind, period)).lines.flatMap((line) => line.values);
          expect(values.filter((value) => value < -HAIR || value > 100 + HAIR)).toEqual([]);
        },
      ),
    );
  });

  test('an average stays between the lowest and the highest close', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('SMA', 'EMA'), (bars, kind) => {
        const closes = bars.map(([, , close]) => close);
        const values = indicatorOf(historyOf(bars), ask(kind, 5)).lines.flatMap((line) => line.values);
        expect(
          values.filter((value) => value < Math.min(...closes) - HAIR || value > Math.max(...closes) + HAIR),
        ).toEqual([]);
      }),
    );
  });

  test('the bands hold their middle between them', () => {
    fc.assert(
      fc.property(days, (bars) => {
        const [middle, upper, lower] = indicatorOf(historyOf(bars), ask('BBANDS', 5)).lines.map((line) => line.values);
        middle?.forEach((value, index) => {
          expect(upper?.[index]).toBeGreaterThanOrEqual(value);
          expect(lower?.[index]).toBeLessThanOrEqual(value);
        });
      }),
    );
  });
});
