import type { Fundamentals } from '../../market/domain.ts';
import { type Finding, known, tooLittle } from './finding.ts';

/** What is paid for a unit of earnings, against what was paid within a year. */
export interface Valuation {
  /** By thirds of the range of 52 weeks. */
  readonly level: 'LOW' | 'NORMAL' | 'HIGH';
  /** Close over earnings. */
  readonly peRatio: number;
  /** The lowest price of 52 weeks over the same earnings. */
  readonly lowPeRatio: number;
  /** The highest price of 52 weeks over the same earnings. */
  readonly highPeRatio: number;
  /** Where `peRatio` lies between the two: 0 at the low, 1 at the high, beyond them outside of the range. */
  readonly position: number;
  /** Diluted earnings a share, twelve months. */
  readonly earningsPerShare: number;
}

const THIRD = 1 / 3;

/**
 * Price to earnings (B. Graham, D. Dodd, Security Analysis, 1934) of today and of the extremes of 52 weeks. All three
 * are at the earnings of today: those of earlier days would cost another upstream call.
 */
export function valuationOf(close: number, fundamentals: Fundamentals): Finding<Valuation> {
  const { dilutedEpsTtm, eps, fiftyTwoWeekHigh: high, fiftyTwoWeekLow: low } = fundamentals;
  const earnings = dilutedEpsTtm ?? eps;
  if (earnings === null || earnings <= 0) {
    return tooLittle(`A valuation takes earnings a share above zero; there are ${earnings ?? 'none known'}.`);
  }
  if (high === null || low === null || low <= 0 || high <= low) {
    return tooLittle('A valuation takes the highest and the lowest price of 52 weeks; they are not known.');
  }
  const position = (close - low) / (high - low);
  return known({
    ...{ peRatio: close / earnings, lowPeRatio: low / earnings, highPeRatio: high / earnings },
    ...{ level: levelOf(position), position, earningsPerShare: earnings },
  });
}

function levelOf(position: number): Valuation['level'] {
  if (position < THIRD) return 'LOW';
  return position > 1 - THIRD ? 'HIGH' : 'NORMAL';
}
