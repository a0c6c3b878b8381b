import { type Interval, periodsOf, type Trend, valueAt } from '../economy.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import type { Body } from './body.ts';
import type { Query } from './query.ts';
import { invalidCall } from './refusals.ts';

/** What one function answers with. The first interval is its default. */
interface Indicator {
  readonly name: string;
  readonly unit: string;
  readonly intervals: readonly [Interval, ...Interval[]];
  readonly trend: Trend;
}

const INDICATORS: Readonly<Record<string, Indicator>> = {
  REAL_GDP: {
    name: 'Real Gross Domestic Product',
    unit: 'billions of dollars',
    intervals: ['annual', 'quarterly'],
    trend: { base: 24_000, growth: 0.024, swing: 0.02, decimals: 3 },
  },
  CPI: {
    name: 'Consumer Price Index for all Urban Consumers',
    unit: 'index 1982-1984=100',
    intervals: ['monthly', 'semiannual'],
    trend: { base: 326, growth: 0.026, swing: 0.02, decimals: 3 },
  },
  INFLATION: {
    name: 'Inflation - US Consumer Prices',
    unit: 'percent',
    intervals: ['annual'],
    trend: { base: 2.6, growth: 0, swing: 0.7, decimals: 14 },
  },
  FEDERAL_FUNDS_RATE: {
    name: 'Effective Federal Funds Rate',
    unit: 'percent',
    intervals: ['monthly', 'weekly', 'daily'],
    trend: { base: 3, growth: 0, swing: 0.8, decimals: 2 },
  },
  UNEMPLOYMENT: {
    name: 'Unemployment Rate',
    unit: 'percent',
    intervals: ['monthly'],
    trend: { base: 5.2, growth: 0, swing: 0.3, decimals: 1 },
  },
  NONFARM_PAYROLL: {
    name: 'Total Nonfarm Payroll',
    unit: 'thousands of persons',
    intervals: ['monthly'],
    trend: { base: 158_000, growth: 0.011, swing: 0.02, decimals: 0 },
  },
};

/** The maturities of TREASURY_YIELD: title and typical yield in percent. */
const MATURITIES: Readonly<Record<string, readonly [string, number]>> = {
  '3month': ['3-Month', 3.2],
  '2year': ['2-Year', 3.5],
  '5year': ['5-Year', 3.8],
  '7year': ['7-Year', 4],
  '10year': ['10-Year', 4.2],
  '30year': ['30-Year', 4.6],
};

/** The seven economic functions, newest value first. */
export function economyAnswer(query: Query, market: SimulatedMarket): Body {
  const { functionName } = query;
  const indicator = functionName === 'TREASURY_YIELD' ? treasuryYield(query.maturity) : INDICATORS[functionName];
  const interval = indicator && intervalOf(indicator, query.interval);
  if (!indicator || !interval) return invalidCall(functionName);
  const { name, unit, trend } = indicator;
  // A quarter's product is not annualised.
  const scaled = interval === 'quarterly' ? { ...trend, base: trend.base / 4 } : trend;
  const figureOf = (date: string) => valueAt(`${market.seed}:${name}`, scaled, date);
  const data = periodsOf(interval, market.now())
    .filter((date) => interval !== 'daily' || functionName === 'FEDERAL_FUNDS_RATE' || isWeekday(date))
    .map((date) => ({ date, value: isUnpublished(functionName, interval, date) ? '.' : figureOf(date) }));
  return query.csv
    ? { kind: 'csv', header: 'timestamp,value', rows: data.map(({ date, value }) => `${date},${value}`) }
    : { kind: 'json', value: { name, interval, unit, data } };
}

function treasuryYield(maturity: string): Indicator | undefined {
  const [title, base] = MATURITIES[maturity || '10year'] ?? [];
  if (title === undefined || base === undefined) return undefined;
  return {
    name: `${title} Treasury Constant Maturity Rate`,
    unit: 'percent',
    intervals: ['monthly', 'weekly', 'daily'],
    trend: { base, growth: 0, swing: 0.4, decimals: 2 },
  };
}

/** A function with one interval ignores the parameter; undefined is an interval that the indicator does not have. */
function intervalOf({ intervals }: Indicator, asked: string): Interval | undefined {
  return asked === '' || intervals.length === 1 ? intervals[0] : intervals.find((interval) => interval === asked);
}

/** As at the vendor: nobody counted in October 2025, and no bonds are traded at Christmas and New Year. */
function isUnpublished(functionName: string, interval: Interval, date: string): boolean {
  if (functionName === 'TREASURY_YIELD') return interval === 'daily' && /-(12-25|01-01)$/.test(date);
  return ['CPI', 'UNEMPLOYMENT'].includes(functionName) && interval === 'monthly' && date === '2025-10-01';
}

function isWeekday(date: string): boolean {
  return ![0, 6].includes(new Date(date).getUTCDay());
}
