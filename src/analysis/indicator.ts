import { BollingerBands, SMA, StochasticOscillator } from 'trading-signals';
import type { HistoryInterval, PriceHistory } from '../market/domain.ts';
import { directionalIndex } from './directional-index.ts';
import { exponentialAverage } from './exponential-average.ts';
import { type IndicatorKind, type IndicatorParameters, KIND_SETTINGS, type PriceField } from './indicator-settings.ts';
import { macdOf } from './macd.ts';
import { type PriceRow, priceRowsOf } from './price-row.ts';
import { relativeStrength } from './relative-strength.ts';

/** What to compute from a series of bars. A setting that the kind does not have is ignored. */
export interface IndicatorRequest {
  readonly kind: IndicatorKind;
  readonly interval: HistoryInterval;
  /** In bars. */
  readonly period: number;
  readonly price: PriceField;
  readonly parameters: IndicatorParameters;
}

/** What a line is called. */
export type IndicatorLineName =
  | ('SMA' | 'EMA' | 'RSI' | 'ADX')
  | ('MACD' | 'SIGNAL' | 'HISTOGRAM')
  | ('UPPER' | 'MIDDLE' | 'LOWER')
  | ('SLOW_K' | 'SLOW_D');

/** One line by itself. */
export interface IndicatorLine {
  readonly name: IndicatorLineName;
  /** The bars' times, oldest first. */
  readonly times: readonly string[];
  /** One for each of the times. */
  readonly values: readonly number[];
}

/** A computed series: its lines begin together, where the last of them has left its warm-up. */
export interface IndicatorSeries {
  readonly symbol: string;
  readonly kind: IndicatorKind;
  readonly interval: HistoryInterval;
  readonly adjusted: boolean;
  /** Null for a kind that has none. */
  readonly period: number | null;
  /** Null for a kind that reads high, low and close. */
  readonly price: PriceField | null;
  readonly lastRefreshed: string | null;
  readonly timeZone: string;
  /** The bars' times, oldest first. */
  readonly times: readonly string[];
  /** The main one first. The times are kept once, above: three copies of them would be half of an entry. */
  readonly lines: readonly Omit<IndicatorLine, 'times'>[];
}

/** A line that may still be warming up: one value or null for each row. */
type Line = readonly [IndicatorLineName, readonly (number | null)[]];

/** Computes an indicator; too short a history gives a series without points. Formulas: docs/analysis.md. */
export function indicatorOf(history: PriceHistory, request: IndicatorRequest): IndicatorSeries {
  const { symbol, adjusted, lastRefreshed, timeZone } = history;
  const { kind, interval, period, price } = request;
  const { usesPeriod, usesPrice } = KIND_SETTINGS[kind];
  const rows = priceRowsOf(history.bars, adjusted);
  const lines = linesOf(rows, request);
  const warmUp = Math.max(...lines.map(([, values]) => lengthOfWarmUp(values)));
  return {
    ...{ symbol, kind, interval, adjusted, lastRefreshed, timeZone },
    period: usesPeriod ? period : null,
    price: usesPrice ? price : null,
    times: rows.slice(warmUp).map(({ time }) => time),
    lines: lines.map(([name, values]) => ({ name, values: values.slice(warmUp).filter((value) => value !== null) })),
  };
}

function lengthOfWarmUp(values: readonly (number | null)[]): number {
  const first = values.findIndex((value) => value !== null);
  return first === -1 ? values.length : first;
}

function linesOf(rows: readonly PriceRow[], { kind, period, price, parameters }: IndicatorRequest): readonly Line[] {
  const prices = pricesOf(rows, price);
  switch (kind) {
    case 'SMA':
      return [['SMA', new SMA(period).updates(prices)]];
    case 'EMA':
      return [['EMA', exponentialAverage(prices, period)]];
    case 'RSI':
      return [['RSI', relativeStrength(prices, period)]];
    case 'MACD':
      return macdLines(prices, parameters);
    case 'BBANDS':
      return bandLines(prices, period, parameters);
    case 'STOCH':
      return stochasticLines(rows, parameters);
    case 'ADX':
      return [['ADX', directionalIndex(rows, period)]];
  }
}

function pricesOf(rows: readonly PriceRow[], price: PriceField): number[] {
  switch (price) {
    case 'OPEN':
      return rows.map(({ open }) => open);
    case 'HIGH':
      return rows.map(({ high }) => high);
    case 'LOW':
      return rows.map(({ low }) => low);
    case 'CLOSE':
      return rows.map(({ close }) => close);
  }
}

function macdLines(prices: number[], { fastPeriod, slowPeriod, signalPeriod }: IndicatorParameters): readonly Line[] {
  const { macd, signal, histogram } = macdOf(prices, { fast: fastPeriod, slow: slowPeriod, signal: signalPeriod });
  return [
    ['MACD', macd],
    ['SIGNAL', signal],
    ['HISTOGRAM', histogram],
  ];
}

/** Simple average, and population standard deviations around it (J. Bollinger, Bollinger on Bollinger Bands, 2001). */
function bandLines(prices: number[], period: number, { deviations }: IndicatorParameters): readonly Line[] {
  const bands = new BollingerBands(period, deviations).updates(prices);
  return [
    ['MIDDLE', bands.map((band) => band?.middle ?? null)],
    ['UPPER', bands.map((band) => band?.upper ?? null)],
    ['LOWER', bands.map((band) => band?.lower ?? null)],
  ];
}

/** Where the close lies between low and high of `kPeriod` bars, smoothed twice by simple averages (G. Lane). */
function stochasticLines(rows: readonly PriceRow[], parameters: IndicatorParameters): readonly Line[] {
  const { kPeriod, kSmoothing, dPeriod } = parameters;
  const points = new StochasticOscillator({ kPeriod, kSlowingPeriod: kSmoothing, dPeriod }).updates([...rows]);
  return [
    ['SLOW_K', points.map((point) => point?.stochK ?? null)],
    ['SLOW_D', points.map((point) => point?.stochD ?? null)],
  ];
}
