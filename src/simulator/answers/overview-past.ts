import type { DailyBar, Walk } from '../random-walk.ts';

const DAY_MS = 86_400_000;
const YEAR_OF_DAYS = 260;
/** Companies report about this long after a quarter ends. */
const REPORTING_LAG_DAYS = 30;
const PAYMENT_LAG_DAYS = 30;

/** What OVERVIEW says of the past prices, read from the same walk as quote and bars. */
export interface PricePath {
  readonly price: number;
  readonly yearHigh: number;
  readonly yearLow: number;
  readonly average50: number;
  readonly average200: number;
}

/** What was paid in the last year. Dates are undefined for a company that pays nothing. */
export interface Dividends {
  readonly perYear: number;
  readonly exDate?: string;
  readonly payDate?: string;
}

/** Highs, lows and moving averages of the last year. */
export function pricePath(walk: Walk): PricePath {
  const bars = lastYear(walk);
  const average = (count: number): number => {
    const closes = bars.slice(0, count).map((bar) => bar.close);
    return closes.reduce((sum, close) => sum + close, 0) / closes.length;
  };
  return {
    price: average(1),
    yearHigh: Math.max(...bars.map((bar) => bar.high)),
    yearLow: Math.min(...bars.map((bar) => bar.low)),
    average50: average(50),
    average200: average(200),
  };
}

/** The dividends of the last year. */
export function dividendsOf(walk: Walk): Dividends {
  const paid = lastYear(walk).filter((bar) => bar.dividend > 0);
  const [newest] = paid;
  if (!newest) {
    return { perYear: 0 };
  }
  const perYear = paid.slice(0, 4).reduce((sum, bar) => sum + bar.dividend, 0);
  return { perYear, exDate: newest.date, payDate: shiftDays(newest.date, PAYMENT_LAG_DAYS) };
}

/** The newest quarter a company would have reported by now. */
export function latestQuarterEnd(walk: Walk): string {
  // One day on, so that a quarter counts from exactly the lag after its last day.
  const reported = new Date(`${shiftDays(walk.barAt(walk.newest).date, 1 - REPORTING_LAG_DAYS)}T00:00:00Z`);
  const quarterStart = Math.floor(reported.getUTCMonth() / 3) * 3;
  // Day 0 of a month is the last day of the month before it.
  return new Date(Date.UTC(reported.getUTCFullYear(), quarterStart, 0)).toISOString().slice(0, 10);
}

/** Newest first. */
function lastYear(walk: Walk): readonly DailyBar[] {
  const length = Math.min(YEAR_OF_DAYS, walk.newest + 1);
  return Array.from({ length }, (_, age) => walk.barAt(walk.newest - age));
}

/** The date so many days later. */
export function shiftDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
