import { WSMA } from 'trading-signals';
import type { PriceRow } from './price-row.ts';

/**
 * Average directional index, 0 to 100, aligned with the rows; null before 2 * period rows
 * (J. W. Wilder, New Concepts in Technical Trading Systems, 1978; warm-up as in TA-Lib).
 *
 * The smoothing is the library's. The rest is not: its ADX counts a day on which the high rose by as much as the low
 * fell as both movements where Wilder counts neither, and begins one row too early. The true range is left out, as it
 * divides both movements alike and cancels.
 */
export function directionalIndex(rows: readonly PriceRow[], period: number): (number | null)[] {
  const rises = new WSMA(period);
  const falls = new WSMA(period);
  const average = new WSMA(period);
  return rows.map((row, index) => {
    const [rise, fall] = movementsOf(rows[index - 1] ?? row, row);
    const smoothedRise = rises.add(rise);
    const smoothedFall = falls.add(fall);
    if (index < period || smoothedRise === null || smoothedFall === null) return null;
    return average.add(indexOf(smoothedRise, smoothedFall));
  });
}

/** Upward and downward movement: the larger one counts, the other is 0. */
function movementsOf(before: PriceRow, now: PriceRow): readonly [number, number] {
  const up = now.high - before.high;
  const down = before.low - now.low;
  return [up > down && up > 0 ? up : 0, down > up && down > 0 ? down : 0];
}

/** Without any movement there is no direction: 0. */
function indexOf(rise: number, fall: number): number {
  const sum = rise + fall;
  return sum === 0 ? 0 : (100 * Math.abs(rise - fall)) / sum;
}
