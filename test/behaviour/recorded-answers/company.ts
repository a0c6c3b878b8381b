import { expect } from '@jest/globals';
import { fieldsIn, type RecordedAnswer } from './recorded-answer.ts';

/** OVERVIEW/IBM.2026-05.json: every figure. */
const IBM = {
  symbol: 'IBM',
  name: 'International Business Machines',
  assetType: 'Common Stock',
  cik: '51143',
  exchange: 'NYSE',
  currency: 'USD',
  country: 'USA',
  sector: 'TECHNOLOGY',
  industry: 'INFORMATION TECHNOLOGY SERVICES',
  address: 'ONE NEW ORCHARD ROAD, ARMONK, NY, UNITED STATES, 10504',
  officialSite: 'https://www.ibm.com',
  fiscalYearEnd: 'December',
  latestQuarter: '2026-03-31',
  marketCapitalization: 206116848000,
  ebitda: 16611000000,
  peRatio: 19.42,
  pegRatio: 2.152,
  bookValue: 35.08,
  dividendPerShare: 6.72,
  dividendYield: 0.0308,
  eps: 11.29,
  revenuePerShareTtm: 73.71,
  profitMargin: 0.156,
  operatingMarginTtm: 0.138,
  returnOnAssetsTtm: 0.0537,
  returnOnEquityTtm: 0.358,
  revenueTtm: 68910998000,
  grossProfitTtm: 40214999000,
  dilutedEpsTtm: 11.29,
  quarterlyEarningsGrowthYoy: 0.142,
  quarterlyRevenueGrowthYoy: 0.095,
  analystTargetPrice: 278.18,
  analystRatingStrongBuy: 1,
  analystRatingBuy: 10,
  analystRatingHold: 9,
  analystRatingSell: 0,
  analystRatingStrongSell: 1,
  trailingPe: 19.42,
  forwardPe: 18.62,
  priceToSalesRatioTtm: 2.991,
  priceToBookRatio: 6.55,
  evToRevenue: 3.976,
  evToEbitda: 15.54,
  beta: 0.581,
  fiftyTwoWeekHigh: 320.7,
  fiftyTwoWeekLow: 212.34,
  fiftyDayMovingAverage: 239.57,
  twoHundredDayMovingAverage: 270.38,
  sharesOutstanding: 939885000,
  sharesFloat: 937921000,
  percentInsiders: 0.117,
  percentInstitutions: 65.315,
  dividendDate: '2026-06-10',
  exDividendDate: '2026-05-08',
};

/** OVERVIEW/AAPL.2026-01.json. */
const AAPL = {
  ...{ symbol: 'AAPL', name: 'Apple Inc', exchange: 'NASDAQ', currency: 'USD', latestQuarter: '2025-09-30' },
  ...{ marketCapitalization: 3832542659000, ebitda: 144748003000, peRatio: 34.72, dividendYield: 0.0039, eps: 7.47 },
  ...{ analystTargetPrice: 287.83, fiftyTwoWeekHigh: 288.62, fiftyTwoWeekLow: 168.63 },
  ...{ sharesOutstanding: 14697926000, dividendDate: '2025-11-13', exDividendDate: '2025-11-10' },
};

/** OVERVIEW/TSLA.2021.json, of before the analysts' ratings; half a page of prose. */
const TSLA = { symbol: 'TSLA', analystRatingBuy: null };
const TSLA_BEGINS = 'Tesla, Inc. designs, develops, manufactures';

/** SYMBOL_SEARCH/tesco.json. */
const TESCO = [
  {
    ...{ symbol: 'TSCO.LON', name: 'Tesco PLC', type: 'Equity', region: 'United Kingdom', marketOpen: '08:00' },
    ...{ marketClose: '16:30', timeZone: 'UTC+01', currency: 'GBX', matchScore: 0.7273 },
  },
  ...['TSCDF', 'TSCDY'].map((symbol) => ({
    ...{ symbol, name: 'Tesco plc', type: 'Equity', region: 'United States', marketOpen: '09:30' },
    ...{ marketClose: '16:00', timeZone: 'UTC-04', currency: 'USD', matchScore: 0.7143 },
  })),
  ...[
    ['TCO2.FRK', 'TESCO PLC ADR/1 LS-05'],
    ['TCO0.FRK', 'TESCO PLC LS-0633333'],
  ].map(([symbol, name]) => ({
    ...{ symbol, name, type: 'Equity', region: 'Frankfurt', marketOpen: '08:00' },
    ...{ marketClose: '20:00', timeZone: 'UTC+02', currency: 'EUR', matchScore: 0.5455 },
  })),
];

/** Who a company is. */
export const COMPANY: readonly RecordedAnswer[] = [
  {
    title: 'fundamentals',
    query: `{ fundamentals(symbol: "IBM") { ${fieldsIn(IBM)} } }`,
    data: { fundamentals: IBM },
    calls: ['OVERVIEW IBM'],
  },
  {
    title: 'fundamentals of several stocks',
    query: `{
      apple: stock(symbol: "AAPL") { symbol fundamentals { ${fieldsIn(AAPL)} } }
      others: stocks(symbols: ["TSLA"]) { symbol fundamentals { ${fieldsIn(TSLA)} description } }
    }`,
    data: {
      apple: { symbol: 'AAPL', fundamentals: AAPL },
      others: [
        {
          symbol: 'TSLA',
          fundamentals: { ...TSLA, description: expect.stringMatching(new RegExp(`^${TSLA_BEGINS}`)) },
        },
      ],
    },
    calls: ['OVERVIEW AAPL', 'OVERVIEW TSLA'],
  },
  {
    title: 'a search',
    query: `{ search(keywords: "tesco") { ${fieldsIn(TESCO[0] ?? {})} } }`,
    data: { search: TESCO },
    calls: ['SYMBOL_SEARCH tesco'],
  },
];
