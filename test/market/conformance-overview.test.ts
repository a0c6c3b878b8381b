import { expect, test } from '@jest/globals';
import type { Fundamentals } from '../../src/market/domain.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { rejectionOf, replaying } from './support/replay-server.ts';

const OVERVIEWS: Readonly<Record<string, Partial<Fundamentals>>> = {
  'AAPL.2026-01.json': {
    ...{ symbol: 'AAPL', name: 'Apple Inc', assetType: 'Common Stock', cik: '320193', exchange: 'NASDAQ' },
    ...{ currency: 'USD', country: 'USA', sector: 'TECHNOLOGY', industry: 'CONSUMER ELECTRONICS' },
    ...{ address: 'ONE APPLE PARK WAY, CUPERTINO, CA, UNITED STATES, 95014', officialSite: 'https://www.apple.com' },
    ...{ fiscalYearEnd: 'September', latestQuarter: '2025-09-30', marketCapitalization: 3832542659000 },
    ...{ ebitda: 144748003000, peRatio: 34.72, pegRatio: 2.621, bookValue: 4.991, dividendPerShare: 1.02 },
    ...{ dividendYield: 0.0039, eps: 7.47, revenuePerShareTtm: 27.84, profitMargin: 0.269, operatingMarginTtm: 0.317 },
    ...{ returnOnAssetsTtm: 0.23, returnOnEquityTtm: 1.714, revenueTtm: 416161006000, grossProfitTtm: 195201008000 },
    ...{ dilutedEpsTtm: 7.47, quarterlyEarningsGrowthYoy: 0.912, quarterlyRevenueGrowthYoy: 0.079 },
    ...{ analystTargetPrice: 287.83, analystRatingStrongBuy: 5, analystRatingBuy: 24, analystRatingHold: 15 },
    ...{ analystRatingSell: 1, analystRatingStrongSell: 3, trailingPe: 34.72, forwardPe: 31.25 },
    ...{ priceToSalesRatioTtm: 9.21, priceToBookRatio: 51.91, evToRevenue: 9.3, evToEbitda: 26.75, beta: 1.093 },
    ...{ fiftyTwoWeekHigh: 288.62, fiftyTwoWeekLow: 168.63, fiftyDayMovingAverage: 272.81 },
    ...{ twoHundredDayMovingAverage: 232.95, sharesOutstanding: 14697926000, sharesFloat: 14750642000 },
    ...{
      percentInsiders: 1.693,
      percentInstitutions: 64.389,
      dividendDate: '2025-11-13',
      exDividendDate: '2025-11-10',
    },
  },
  'IBM.2020.json': {
    ...{ symbol: 'IBM', name: 'International Business Machines Corporation', marketCapitalization: 114234572800 },
    ...{ ebitda: 15576999936, peRatio: 14.1327, dividendYield: 0.0529, dividendDate: '2020-09-10', beta: 1.2071 },
    ...{ latestQuarter: '2020-06-30', eps: 8.811, sharesFloat: 889189445, analystRatingBuy: null, officialSite: null },
  },
  'IBM.2026-05.json': {
    ...{ symbol: 'IBM', name: 'International Business Machines', marketCapitalization: 206116848000 },
    ...{ ebitda: 16611000000, peRatio: 19.42, dividendYield: 0.0308, dividendDate: '2026-06-10', beta: 0.581 },
    ...{ latestQuarter: '2026-03-31', eps: 11.29, sharesFloat: 937921000, analystRatingBuy: 10, analystRatingSell: 0 },
  },
  'MSFT.2020.json': {
    ...{ symbol: 'MSFT', name: 'Microsoft Corporation', marketCapitalization: 1569227800576, ebitda: 65258999808 },
    ...{ peRatio: 35.4219, dividendYield: 0.0098, exDividendDate: '2020-08-19', beta: 0.8935, eps: 5.76 },
    ...{ sharesFloat: 7455727348, analystRatingHold: null },
  },
  'TSLA.2021.json': {
    ...{ symbol: 'TSLA', name: 'Tesla, Inc', marketCapitalization: 723882803200, ebitda: 4272999936, eps: 0.64 },
    ...{ peRatio: 1139.6876, dividendYield: 0, dividendPerShare: null, dividendDate: null, exDividendDate: null },
    ...{ latestQuarter: '2020-12-31', beta: 2.0105, sharesFloat: 769936890 },
  },
};

describeRecordings('recorded overviews', () => {
  testEveryFileIsAsserted('OVERVIEW', [...Object.keys(OVERVIEWS), 'UNKNOWN-SYMBOL.json']);

  test.each(Object.entries(OVERVIEWS))('%s is read figure by figure', async (file, expected) => {
    const symbol = expected.symbol ?? '';
    const read = await replaying(recording('OVERVIEW', file), (source) => source.fundamentals(symbol));
    expect(read).toMatchObject(expected);
  });

  test('the newest vintage leaves no field unread', async () => {
    const read = await replaying(recording('OVERVIEW', 'AAPL.2026-01.json'), (source) => source.fundamentals('AAPL'));
    expect(Object.keys(read)).toHaveLength(55);
    expect(Object.entries(read).filter(([, value]) => value === null)).toEqual([]);
    expect(read.description).toMatch(/^Apple Inc\. is a preeminent .* iPad, and Mac—continue .*"Big Five"/);
  });

  test('an empty object says that there is nothing, not that the symbol is unknown', async () => {
    const body = recording('OVERVIEW', 'UNKNOWN-SYMBOL.json');
    const error = await replaying(body, (source) => rejectionOf(source.fundamentals('NOPE')));
    expect(error).toMatchObject({ code: 'NO_DATA', message: 'The upstream has no OVERVIEW for NOPE.' });
  });
});
