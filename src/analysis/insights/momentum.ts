import { relativeStrength } from '../relative-strength.ts';
import { type Finding, known, tooLittle } from './finding.ts';

/** How fast the price moves. */
export interface Momentum {
  readonly reading: 'OVERBOUGHT' | 'OVERSOLD' | 'NEUTRAL';
  /** 0 to 100. */
  readonly rsi: number;
  /** In percent: 5.2 means 5.2 %. */
  readonly rateOfChangePercent: number;
}

/** In bars. */
const RSI_PERIOD = 14;
const CHANGE_PERIOD = 20;
const OVERBOUGHT = 70;
const OVERSOLD = 30;

/**
 * RSI over 14 days, read as OVERBOUGHT from 70 and as OVERSOLD up to 30 (J. W. Wilder, New Concepts in Technical Trading
 * Systems, 1978), and the rate of change over 20 days, 100 * (close / close 20 days before - 1).
 */
export function momentumOf(closes: readonly number[]): Finding<Momentum> {
  const rsi = relativeStrength(closes, RSI_PERIOD).at(-1) ?? null;
  const close = closes.at(-1);
  const before = closes.at(-1 - CHANGE_PERIOD);
  if (rsi === null || close === undefined || before === undefined || before <= 0) {
    return tooLittle(
      `Momentum takes ${CHANGE_PERIOD + 1} daily closes above zero that are not all the same; there are ${closes.length}.`,
    );
  }
  return known({ reading: readingOf(rsi), rsi, rateOfChangePercent: 100 * (close / before - 1) });
}

function readingOf(rsi: number): Momentum['reading'] {
  if (rsi >= OVERBOUGHT) return 'OVERBOUGHT';
  return rsi <= OVERSOLD ? 'OVERSOLD' : 'NEUTRAL';
}
