import { describe, expect, test } from '@jest/globals';

import { ask, askJson, at, entries, withSimulator } from './support.ts';

const OVERVIEW_KEYS =
  'Symbol AssetType Name Description CIK Exchange Currency Country Sector Industry Address OfficialSite ' +
  'FiscalYearEnd LatestQuarter MarketCapitalization EBITDA PERatio PEGRatio BookValue DividendPerShare DividendYield ' +
  'EPS RevenuePerShareTTM ProfitMargin OperatingMarginTTM ReturnOnAssetsTTM ReturnOnEquityTTM RevenueTTM ' +
  'GrossProfitTTM DilutedEPSTTM QuarterlyEarningsGrowthYOY QuarterlyRevenueGrowthYOY AnalystTargetPrice ' +
  'AnalystRatingStrongBuy AnalystRatingBuy AnalystRatingHold AnalystRatingSell AnalystRatingStrongSell TrailingPE ' +
  'ForwardPE PriceToSalesRatioTTM PriceToBookRatio EVToRevenue EVToEBITDA Beta 52WeekHigh 52WeekLow ' +
  '50DayMovingAverage 200DayMovingAverage SharesOutstanding SharesFloat PercentInsiders PercentInstitutions ' +
  'DividendDate ExDividendDate';

describe('the wire format', () => {
  test.each([
    ['TIME_SERIES_DAILY', 'Time Series (Daily)', 'open high low close volume'],
    [
      'TIME_SERIES_DAILY_ADJUSTED',
      'Time Series (Daily)',
      'open high low close adjusted-close volume dividend-amount split-coefficient',
    ],
    ['TIME_SERIES_WEEKLY', 'Weekly Time Series', 'open high low close volume'],
    [
      'TIME_SERIES_WEEKLY_ADJUSTED',
      'Weekly Adjusted Time Series',
      'open high low close adjusted-close volume dividend-amount',
    ],
    ['TIME_SERIES_MONTHLY', 'Monthly Time Series', 'open high low close volume'],
    [
      'TIME_SERIES_MONTHLY_ADJUSTED',
      'Monthly Adjusted Time Series',
      'open high low close adjusted-close volume dividend-amount',
    ],
  ])("of %s has the vendor's keys in the vendor's order", async (name, key, fields) => {
    await withSimulator({}, async (simulator) => {
      const body = await askJson(simulator, { function: name, symbol: 'msft' });
      expect(entries(body).map(([top]) => top)).toEqual(['Meta Data', key]);
      expect(at(body, 'Meta Data', '2. Symbol')).toBe('MSFT');
      expect(at(body, 'Meta Data', '3. Last Refreshed')).toBe('2026-07-30');
      expect(entries(at(body, key, '2026-07-30')).map(([field]) => field)).toEqual(
        fields.split(' ').map((field, index) => `${index + 1}. ${field.replace('-', ' ')}`),
      );
    });
  });

  test('of OVERVIEW is 55 texts, and None for what a company does not pay', async () => {
    await withSimulator({}, async (simulator) => {
      const ibm = await askJson(simulator, { function: 'OVERVIEW', symbol: 'IBM' });
      expect(entries(ibm).map(([key]) => key)).toEqual(OVERVIEW_KEYS.split(' '));
      expect(entries(ibm).every(([, value]) => typeof value === 'string' && !value.includes('NaN'))).toBe(true);
      expect(at(ibm, 'LatestQuarter')).toBe('2026-06-30');
      expect(at(ibm, 'ExDividendDate')).toBe('2026-05-08');
      const amazon = await askJson(simulator, { function: 'OVERVIEW', symbol: 'AMZN' });
      expect(at(amazon, 'DividendPerShare')).toBe('None');
    });
  });

  test('of SYMBOL_SEARCH ranks the equal symbol first and knows names', async () => {
    await withSimulator({}, async (simulator) => {
      const bySymbol = await askJson(simulator, { function: 'SYMBOL_SEARCH', keywords: 'ibm' });
      expect(at(bySymbol, 'bestMatches', '0')).toEqual({
        '1. symbol': 'IBM',
        '2. name': 'International Business Machines',
        '3. type': 'Equity',
        '4. region': 'United States',
        '5. marketOpen': '09:30',
        '6. marketClose': '16:00',
        '7. timezone': 'UTC-04',
        '8. currency': 'USD',
        '9. matchScore': '1.0000',
      });
      const byName = await askJson(simulator, { function: 'SYMBOL_SEARCH', keywords: 'tesla' });
      expect(at(byName, 'bestMatches', '0', '1. symbol')).toBe('TSLA');
      const many = await askJson(simulator, { function: 'SYMBOL_SEARCH', keywords: 'inc' });
      expect(entries(at(many, 'bestMatches'))).toHaveLength(10);
      expect(await askJson(simulator, { function: 'SYMBOL_SEARCH', keywords: 'zzzz' })).toEqual({ bestMatches: [] });
    });
  });

  test("of CSV has CRLF and the vendor's uneven headers", async () => {
    await withSimulator({}, async (simulator) => {
      const firstLine = async (parameters: Readonly<Record<string, string>>): Promise<string | undefined> =>
        (await ask(simulator, { symbol: 'IBM', datatype: 'csv', ...parameters })).split('\r\n')[0];
      expect(await firstLine({ function: 'GLOBAL_QUOTE' })).toBe(
        'symbol,open,high,low,price,volume,latestDay,previousClose,change,changePercent',
      );
      expect(await firstLine({ function: 'TIME_SERIES_DAILY_ADJUSTED' })).toBe(
        'timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient',
      );
      expect(await firstLine({ function: 'TIME_SERIES_MONTHLY_ADJUSTED' })).toBe(
        'timestamp,open,high,low,close,adjusted close,volume,dividend amount',
      );
    });
  });
});
