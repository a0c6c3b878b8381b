import type { PriceHistory } from '../market/domain.ts';
import { type PriceRow, priceRowsOf } from './price-row.ts';

/** A price at a ratio of the swing. */
export interface FibonacciLevel {
  readonly ratio: number;
  readonly price: number;
}

/** One end of the swing. */
export interface SwingPoint {
  readonly time: string;
  readonly price: number;
}

export interface FibonacciLevels {
  readonly symbol: string;
  readonly adjusted: boolean;
  /** How many bars the window has: fewer than asked where the history is shorter. */
  readonly bars: number;
  /** UP: the low came first. */
  readonly direction: 'UP' | 'DOWN';
  readonly high: SwingPoint;
  readonly low: SwingPoint;
  readonly retracements: readonly FibonacciLevel[];
  readonly extensions: readonly FibonacciLevel[];
  readonly lastRefreshed: string | null;
  readonly timeZone: string;
}

/** With φ = 1.618…: 1/φ³, 1/φ², a half (by custom, not of the series), 1/φ, √(1/φ). */
const RETRACEMENTS = [0.236, 0.382, 0.5, 0.618, 0.786] as const;
/** √φ, φ, φ². */
const EXTENSIONS = [1.272, 1.618, 2.618] as const;

/** Two bars are the fewest that can have a swing between them. */
const FEWEST_BARS = 2;

/**
 * Fibonacci levels of the swing between the highest high and the lowest low of the last `days` bars; of equal ones the
 * newest counts. Null when fewer than 2 bars have prices.
 *
 * With range = high − low, a retracement goes back from the end of the swing by ratio × range, an extension goes on from
 * its beginning by ratio × range (A. J. Frost, R. R. Prechter, Elliott Wave Principle, 1978; J. J. Murphy, Technical
 * Analysis of the Financial Markets, 1999). Levels at or below zero are left out: there is no such price.
 */
export function fibonacciOf(history: PriceHistory, days: number): FibonacciLevels | null {
  const rows = priceRowsOf(history.bars, history.adjusted).slice(-days);
  const [first] = rows;
  if (first === undefined || rows.length < FEWEST_BARS) return null;
  const highest = rows.reduce((best, row) => (row.high >= best.high ? row : best), first);
  const lowest = rows.reduce((best, row) => (row.low <= best.low ? row : best), first);
  const direction = directionOf(highest, lowest);
  const { symbol, adjusted, lastRefreshed, timeZone } = history;
  const range = highest.high - lowest.low;
  const [start, end, sign] = direction === 'UP' ? [lowest.low, highest.high, 1] : [highest.high, lowest.low, -1];
  return {
    ...{ symbol, adjusted, lastRefreshed, timeZone, direction },
    bars: rows.length,
    high: { time: highest.time, price: highest.high },
    low: { time: lowest.time, price: lowest.low },
    retracements: levelsOf(RETRACEMENTS, (ratio) => end - sign * ratio * range),
    extensions: levelsOf(EXTENSIONS, (ratio) => start + sign * ratio * range),
  };
}

/** Both ends in one bar: its own direction. */
function directionOf(highest: PriceRow, lowest: PriceRow): 'UP' | 'DOWN' {
  if (highest.time === lowest.time) return highest.close >= highest.open ? 'UP' : 'DOWN';
  return lowest.time < highest.time ? 'UP' : 'DOWN';
}

function levelsOf(ratios: readonly number[], priceAt: (ratio: number) => number): FibonacciLevel[] {
  return ratios.map((ratio) => ({ ratio, price: priceAt(ratio) })).filter(({ price }) => price > 0);
}
