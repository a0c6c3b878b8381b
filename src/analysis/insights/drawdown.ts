import type { PriceRow } from '../price-row.ts';
import { type Finding, known, tooLittle } from './finding.ts';

/** How far the price fell from its peaks. Fractions of the peak: 0.2 means 20 % below it. */
export interface Drawdown {
  /** The deepest fall from a close to a later one. */
  readonly greatest: number;
  /** When it began. */
  readonly peakTime: string;
  /** When it was deepest. */
  readonly troughTime: string;
  /** Of the newest close below the highest one. */
  readonly current: number;
  /** How many days were looked at. */
  readonly days: number;
}

/** A year of trading; of a shorter history what there is, but not less than a month. */
const MOST_DAYS = 252;
const FEWEST_DAYS = 20;

/**
 * Greatest and current drawdown of the closes of a year: max over days of (peak so far − close) / peak so far
 * (M. Magdon-Ismail, A. Atiya, Maximum Drawdown, Risk Magazine, 2004).
 */
export function drawdownOf(rows: readonly PriceRow[]): Finding<Drawdown> {
  const newest = rows.slice(-MOST_DAYS).filter(({ close }) => close > 0);
  const [first] = newest;
  if (first === undefined || newest.length < FEWEST_DAYS) {
    return tooLittle(`A drawdown takes ${FEWEST_DAYS} daily closes above zero; there are ${newest.length}.`);
  }
  let peak = first;
  let deepest = { peak, trough: first, depth: 0 };
  let current = 0;
  for (const row of newest) {
    if (row.close >= peak.close) peak = row;
    current = (peak.close - row.close) / peak.close;
    if (current > deepest.depth) deepest = { peak, trough: row, depth: current };
  }
  const { depth, trough } = deepest;
  return known({
    ...{ greatest: depth, peakTime: deepest.peak.time, troughTime: trough.time },
    ...{ current, days: newest.length },
  });
}
