import type { RecordedAnswer } from './recorded-answer.ts';

/** Of the recordings in CSV, which have no words. */
const WORDLESS = { maturity: null, name: null, unit: null };

/** Series of the economy: the newest value of each, and the words of those that were recorded as JSON. */
export const ECONOMY: readonly RecordedAnswer[] = [
  {
    title: 'series recorded with their words',
    query: `{
      rate: economicSeries(indicator: FEDERAL_FUNDS_RATE) { ...Series points { date value } }
      unemployment: economicSeries(indicator: UNEMPLOYMENT) { ...Series points { date value } }
    }
    fragment Series on EconomicSeries { indicator interval maturity name unit }`,
    data: {
      rate: {
        ...{ indicator: 'FEDERAL_FUNDS_RATE', interval: 'MONTHLY', maturity: null },
        ...{ name: 'Effective Federal Funds Rate', unit: 'percent' },
        points: [
          { date: '2022-03-01', value: 0.2 },
          { date: '2022-04-01', value: 0.33 },
        ],
      },
      unemployment: {
        ...{ indicator: 'UNEMPLOYMENT', interval: 'MONTHLY', maturity: null },
        ...{ name: 'Unemployment Rate', unit: 'percent' },
        points: [
          { date: '2022-02-01', value: 3.8 },
          { date: '2022-03-01', value: 3.6 },
        ],
      },
    },
    calls: ['FEDERAL_FUNDS_RATE monthly', 'UNEMPLOYMENT'],
  },
  {
    title: 'series recorded as CSV',
    query: `{
      gdp: economicSeries(indicator: REAL_GDP) { ...Newest }
      prices: economicSeries(indicator: CPI) { ...Newest unpublished: points(from: "2025-10-01", to: "2025-10-31") { value } }
      inflation: economicSeries(indicator: INFLATION) { ...Newest }
      yields: economicSeries(indicator: TREASURY_YIELD) { ...Newest }
      payrolls: economicSeries(indicator: NONFARM_PAYROLL) { ...Newest }
    }
    fragment Newest on EconomicSeries { indicator interval maturity name unit points(last: 1) { date value } }`,
    data: {
      gdp: {
        ...{ ...WORDLESS, indicator: 'REAL_GDP', interval: 'ANNUAL' },
        points: [{ date: '2025-01-01', value: 23850.442 }],
      },
      prices: {
        ...{ ...WORDLESS, indicator: 'CPI', interval: 'MONTHLY' },
        points: [{ date: '2026-04-01', value: 333.02 }],
        unpublished: [{ value: null }],
      },
      inflation: {
        ...{ ...WORDLESS, indicator: 'INFLATION', interval: 'ANNUAL' },
        points: [{ date: '2024-01-01', value: 2.94952520485207 }],
      },
      yields: {
        ...{ ...WORDLESS, indicator: 'TREASURY_YIELD', interval: 'MONTHLY', maturity: 'TEN_YEARS' },
        points: [{ date: '2026-04-01', value: 4.32 }],
      },
      payrolls: {
        ...{ ...WORDLESS, indicator: 'NONFARM_PAYROLL', interval: 'MONTHLY' },
        points: [{ date: '2026-04-01', value: 158695 }],
      },
    },
    calls: ['CPI monthly', 'INFLATION', 'NONFARM_PAYROLL', 'REAL_GDP annual', 'TREASURY_YIELD monthly 10year'],
  },
];
