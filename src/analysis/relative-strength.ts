import { RSI } from 'trading-signals';

/**
 * Relative strength index, 0 to 100, aligned with the prices; null for the first `period` of them and until the price
 * has moved at all, as the formula would divide nothing by nothing (J. W. Wilder, New Concepts in Technical Trading
 * Systems, 1978).
 */
export function relativeStrength(prices: readonly number[], period: number): (number | null)[] {
  const index = new RSI(period);
  let moved = false;
  return prices.map((price) => {
    moved ||= price !== prices[0];
    const value = index.add(price);
    return moved ? value : null;
  });
}
