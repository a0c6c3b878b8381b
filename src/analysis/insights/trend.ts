import { SMA } from 'trading-signals';
import { type Finding, known, tooLittle } from './finding.ts';

/** Where the price goes, by two moving averages. */
export interface Trend {
  readonly direction: 'UP' | 'DOWN' | 'SIDEWAYS';
  readonly close: number;
  readonly shortAverage: number;
  readonly longAverage: number;
}

/** In closes. The source's free plan gives 100 daily bars, so longer windows would leave most users without a trend. */
const SHORT = 20;
const LONG = 50;

/**
 * UP when the close is above its 20-day average and that above the 50-day one, DOWN when it is the other way round,
 * else SIDEWAYS (two moving averages: J. J. Murphy, Technical Analysis of the Financial Markets, 1999, chapter 9).
 */
export function trendOf(closes: readonly number[]): Finding<Trend> {
  const close = closes.at(-1);
  const shortAverage = averageOf(closes, SHORT);
  const longAverage = averageOf(closes, LONG);
  if (close === undefined || shortAverage === null || longAverage === null) {
    return tooLittle(`A trend takes ${LONG} daily closes; there are ${closes.length}.`);
  }
  const isUp = close > shortAverage && shortAverage > longAverage;
  const isDown = close < shortAverage && shortAverage < longAverage;
  const sloping = isUp ? 'UP' : 'DOWN';
  return known({ direction: isUp || isDown ? sloping : 'SIDEWAYS', close, shortAverage, longAverage });
}

function averageOf(closes: readonly number[], period: number): number | null {
  return new SMA(period).updates(closes.slice(-period)).at(-1) ?? null;
}
