import { exponentialAverage } from './exponential-average.ts';

/** The periods of a MACD, in bars; `fast` is the smaller one. */
export interface MacdPeriods {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
}

/** Each line is aligned with the input; null during warm-up. */
export interface Macd {
  readonly macd: readonly (number | null)[];
  readonly signal: readonly (number | null)[];
  readonly histogram: readonly (number | null)[];
}

/**
 * Moving average convergence/divergence: fast EMA less slow EMA, an EMA of that as signal, and the difference of the two
 * (G. Appel, Technical Analysis: Power Tools for Active Investors, 2005).
 *
 * Both averages begin at the same bar, so the fast one is seeded with the last `fast` of the first `slow` prices: TA-Lib
 * and the vendor's answers do so, the library's own MACD does not.
 */
export function macdOf(prices: readonly number[], { fast, slow, signal: signalPeriod }: MacdPeriods): Macd {
  const skipped = slow - fast;
  const slowAverage = exponentialAverage(prices, slow).slice(slow - 1);
  const fastAverage = exponentialAverage(prices.slice(skipped), fast).slice(fast - 1);
  const macd = slowAverage.map((average, index) => Number(fastAverage[index]) - Number(average));
  const signal = exponentialAverage(macd, signalPeriod);
  const warmUp: null[] = prices.slice(0, slow - 1).map(() => null);
  return {
    macd: [...warmUp, ...macd],
    signal: [...warmUp, ...signal],
    histogram: [...warmUp, ...signal.map((value, index) => (value === null ? null : Number(macd[index]) - value))],
  };
}
