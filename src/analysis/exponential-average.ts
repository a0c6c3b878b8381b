import { EMA, SMA } from 'trading-signals';

/**
 * Exponential moving average with the weight 2 / (period + 1), aligned with its input; null before `period` values.
 *
 * Its first value is the simple average of the first `period` values (as in TA-Lib and the vendor's answers). The
 * library by itself begins with the first value, which shows for hundreds of bars: so it is given that average first.
 */
export function exponentialAverage(values: readonly number[], period: number): (number | null)[] {
  const seed = new SMA(period);
  const average = new EMA(period);
  return values.map((value, index) => {
    if (index >= period) return average.add(value);
    const first = seed.add(value);
    return first === null ? null : average.add(first);
  });
}
