import { type Finding, known, tooLittle } from './finding.ts';

/** How much the price swings, against how much it did. */
export interface Volatility {
  /** Against the quarter before: LOW below 0.75 of it, HIGH above 1.25. */
  readonly level: 'LOW' | 'NORMAL' | 'HIGH';
  /** Of the last 20 days, a year, as a fraction: 0.25 means 25 %. */
  readonly recent: number;
  /** Of the last 60 days, in the same unit. */
  readonly usual: number;
}

/** In daily returns. */
const RECENT = 20;
const USUAL = 60;
const TRADING_DAYS_A_YEAR = 252;
const LOW = 0.75;
const HIGH = 1.25;

/**
 * Historical volatility: the sample standard deviation of the logarithms of daily returns, times √252 to make it annual
 * (J. C. Hull, Options, Futures, and Other Derivatives: estimating volatility from historical data). The level, ours,
 * compares the last 20 returns with the last 60.
 */
export function volatilityOf(closes: readonly number[]): Finding<Volatility> {
  const newest = closes.slice(-1 - USUAL);
  if (newest.length <= USUAL || newest.some((close) => close <= 0)) {
    return tooLittle(`Volatility takes ${USUAL + 1} daily closes above zero; there are ${closes.length}.`);
  }
  const returns = newest.slice(1).map((close, index) => Math.log(close / Number(newest[index])));
  const recent = annualDeviationOf(returns.slice(-RECENT));
  const usual = annualDeviationOf(returns);
  return known({ level: levelOf(recent, usual), recent, usual });
}

function annualDeviationOf(returns: readonly number[]): number {
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const squares = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (returns.length - 1)) * Math.sqrt(TRADING_DAYS_A_YEAR);
}

function levelOf(recent: number, usual: number): Volatility['level'] {
  if (recent < LOW * usual) return 'LOW';
  return recent > HIGH * usual ? 'HIGH' : 'NORMAL';
}
