import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fibonacciOf } from '../../src/analysis/fibonacci.ts';
import { type Day, dateOf, flatHistoryOf, historyOf } from './support/histories.ts';

const pricesOf = (levels: readonly { readonly price: number }[] | undefined) =>
  levels?.map(({ price }) => Number(price.toFixed(6)));

describe('by hand', () => {
  test('a rise goes back from its high and on from its low', () => {
    const levels = fibonacciOf(flatHistoryOf([150, 100, 180, 200, 190]), 5);
    expect(levels).toMatchObject({
      ...{ symbol: 'IBM', bars: 5, direction: 'UP', adjusted: false, lastRefreshed: dateOf(4) },
      low: { time: dateOf(1), price: 100 },
      high: { time: dateOf(3), price: 200 },
    });
    expect(pricesOf(levels?.retracements)).toEqual([176.4, 161.8, 150, 138.2, 121.4]);
    expect(pricesOf(levels?.extensions)).toEqual([227.2, 261.8, 361.8]);
  });

  test('a fall goes back from its low and on from its high, down to nothing below zero', () => {
    const levels = fibonacciOf(flatHistoryOf([150, 200, 180, 100, 120]), 5);
    expect(levels).toMatchObject({ direction: 'DOWN', high: { time: dateOf(1) }, low: { time: dateOf(3) } });
    expect(pricesOf(levels?.retracements)).toEqual([123.6, 138.2, 150, 161.8, 178.6]);
    expect(pricesOf(levels?.extensions)).toEqual([72.8, 38.2]);
  });
});

test('only the newest days count, and of equal ends the newest', () => {
  const levels = fibonacciOf(flatHistoryOf([1000, 1, 30, 20, 30, 20]), 4);
  expect(levels).toMatchObject({ bars: 4, high: { time: dateOf(4) }, low: { time: dateOf(5) }, direction: 'DOWN' });
});

test('both ends in one day: its own direction', () => {
  const inside: Day[] = [
    [20, 15, 18],
    [40, 5, 30],
    [20, 15, 18],
  ];
  expect(fibonacciOf(historyOf(inside), 3)?.direction).toBe('UP');
});

test('fewer than two bars have no swing', () => {
  expect(fibonacciOf(flatHistoryOf([100]), 5)).toBeNull();
  expect(fibonacciOf(flatHistoryOf([]), 5)).toBeNull();
});

test('retracements lie within the swing and extensions beyond its end', () => {
  const price = fc.double({ min: 1, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.array(price, { minLength: 2, maxLength: 50 }), fc.integer({ min: 5, max: 60 }), (closes, days) => {
      const levels = fibonacciOf(flatHistoryOf(closes), days);
      const [high, low] = [levels?.high.price ?? Number.NaN, levels?.low.price ?? Number.NaN];
      for (const { price } of levels?.retracements ?? []) {
        expect(price).toBeLessThanOrEqual(high + 1e-9);
        expect(price).toBeGreaterThanOrEqual(low - 1e-9);
      }
      for (const { price } of levels?.extensions ?? []) {
        expect(levels?.direction === 'UP' ? price >= high : price <= low).toBe(true);
        expect(price).toBeGreaterThan(0);
      }
    }),
  );
});
