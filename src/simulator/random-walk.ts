import type { Company } from './companies.ts';
import { hashText, unitNoise } from './hash.ts';
import { tradingDayAt } from './trading-days.ts';

/** Held by the module for the same reason as in hash.ts. */
const { exp, max, round } = Math;

/** One simulated trading day, as traded; the simulator knows no splits. */
export interface DailyBar {
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** Per share, on the ex-dividend day; 0 on every other. */
  readonly dividend: number;
}

/** A company's whole simulated past. Only closes are kept; a bar is worked out when asked, so 100 walks stay small. */
export interface Walk {
  /** The number of the newest trading day. */
  readonly newest: number;
  barAt(index: number): DailyBar;
}

/** Numbers of the noise streams of one day, so that its open, high, low and volume do not move as one. */
const Stream = { close: 0, open: 1, high: 2, low: 3, volume: 4 } as const;
const STREAMS = 5;
const DAILY_GROWTH = 0.00025;
/** 2026-01-02, where the trend passes through the company's base price. */
const BASE_INDEX = 6784;

/** Walks one company from 2000-01-03 to `newest`. A day depends on seed, symbol and the days before it only. */
export function createWalk(seed: number, company: Company, newest: number): Walk {
  const key = hashText(`${seed}:${company.symbol}`);
  const noise = (index: number, stream: number): number => unitNoise(key, index * STREAMS + stream);
  const closes = walkCloses(company, newest, (index) => noise(index, Stream.close));
  const closeAt = (index: number): number => closes[max(index, 0)] ?? company.basePriceUsd;

  return {
    newest,
    barAt(index) {
      const close = closeAt(index);
      const open = cents(closeAt(index - 1) * (1 + 0.008 * (noise(index, Stream.open) - 0.5)));
      const turnover = 0.0025 + 0.006 * noise(index, Stream.volume);
      return {
        date: tradingDayAt(index),
        open,
        high: cents(max(open, close) * (1 + 0.01 * noise(index, Stream.high))),
        low: cents(Math.min(open, close) * (1 - 0.01 * noise(index, Stream.low))),
        close,
        volume: round(company.sharesOutstanding * turnover),
        dividend: dividendAt(company, index),
      };
    },
  };
}

/** The pull back to the trend keeps a price plausible after 25 years; a free walk would not. */
function walkCloses(company: Company, newest: number, noise: (index: number) => number): Float64Array {
  const closes = new Float64Array(newest + 1);
  let drift = 0;
  for (let index = 0; index <= newest; index += 1) {
    drift = drift * 0.99 + 0.06 * (noise(index) - 0.5);
    closes[index] = cents(trend(company, index) * exp(drift));
  }
  return closes;
}

function trend(company: Company, index: number): number {
  return company.basePriceUsd * exp(DAILY_GROWTH * (index - BASE_INDEX));
}

function dividendAt(company: Company, index: number): number {
  const paid = company.dividendYield > 0 && isExDividendDay(index);
  return paid ? cents((trend(company, index) * company.dividendYield) / 4) : 0;
}

/** The first trading day from the 8th of February, May, August and November. */
function isExDividendDay(index: number): boolean {
  const date = tradingDayAt(index);
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8));
  const daysSinceLast = index % 5 === 0 ? 3 : 1;
  return month % 3 === 2 && day >= 8 && day - daysSinceLast < 8;
}

function cents(price: number): number {
  return max(0.01, round(price * 100) / 100);
}
