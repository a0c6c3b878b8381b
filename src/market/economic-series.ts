/** What an economic series measures, of the United States. */
export const ECONOMIC_INDICATORS = [
  'REAL_GDP',
  'CPI',
  'INFLATION',
  'FEDERAL_FUNDS_RATE',
  'TREASURY_YIELD',
  'UNEMPLOYMENT',
  'NONFARM_PAYROLL',
] as const;
export type EconomicIndicator = (typeof ECONOMIC_INDICATORS)[number];

/** How far apart the points of a series are. */
export type EconomicInterval = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | 'SEMIANNUAL' | 'ANNUAL';

/** How long a Treasury security runs. */
export const TREASURY_MATURITIES = [
  'THREE_MONTHS',
  'TWO_YEARS',
  'FIVE_YEARS',
  'SEVEN_YEARS',
  'TEN_YEARS',
  'THIRTY_YEARS',
] as const;
export type TreasuryMaturity = (typeof TREASURY_MATURITIES)[number];

/** The intervals that each indicator is published in; the first is the one meant when none is said. */
export const ECONOMIC_INTERVALS: Readonly<
  Record<EconomicIndicator, readonly [EconomicInterval, ...EconomicInterval[]]>
> = {
  REAL_GDP: ['ANNUAL', 'QUARTERLY'],
  CPI: ['MONTHLY', 'SEMIANNUAL'],
  INFLATION: ['ANNUAL'],
  FEDERAL_FUNDS_RATE: ['MONTHLY', 'WEEKLY', 'DAILY'],
  TREASURY_YIELD: ['MONTHLY', 'WEEKLY', 'DAILY'],
  UNEMPLOYMENT: ['MONTHLY'],
  NONFARM_PAYROLL: ['MONTHLY'],
};

/** The value of one period. */
export interface EconomicPoint {
  /** The first day of the period, YYYY-MM-DD; of a weekly value the day the source dates it. */
  readonly date: string;
  /** In the series' `unit`; null for a period without one: not published, or a holiday. */
  readonly value: number | null;
}

/** One published series. Sources revise: the same date may have another value tomorrow. */
export interface EconomicSeries {
  readonly indicator: EconomicIndicator;
  readonly interval: EconomicInterval;
  /** Of TREASURY_YIELD only. */
  readonly maturity: TreasuryMaturity | null;
  /** The source's own title. */
  readonly name: string | null;
  /** The source's own words, such as percent. */
  readonly unit: string | null;
  /** Oldest first. */
  readonly points: readonly EconomicPoint[];
}
