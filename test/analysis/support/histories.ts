import type { Bar, PriceHistory } from '../../../src/market/domain.ts';

/** High, low and close of one day; the open is the close. */
export type Day = readonly [high: number, low: number, close: number];

/** A daily history of these days, from 2026-01-01 on, every day a trading day. */
export function historyOf(days: readonly Day[]): PriceHistory {
  const series = { symbol: 'IBM', interval: 'DAY', adjusted: false, timeZone: 'America/New_York' } as const;
  return { ...series, lastRefreshed: dateOf(days.length - 1), bars: days.map(barOf) };
}

/** A daily history in which a day has one price. */
export function flatHistoryOf(closes: readonly number[]): PriceHistory {
  return historyOf(closes.map((close) => [close, close, close]));
}

/** The date of the day with this index. */
export function dateOf(index: number): string {
  return new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
}

function barOf([high, low, close]: Day, index: number): Bar {
  const rest = { adjustedClose: null, volume: null, dividend: null, splitCoefficient: null };
  return { time: dateOf(index), open: close, high, low, close, ...rest };
}
