import { describe, expect, test } from '@jest/globals';
import type { Fundamentals } from '../../src/market/domain.ts';
import { rejectionOf, replaying } from './support/replay-server.ts';

/** Each odd value that the vendor is known to send, by its name, through the client to the domain. */

const overviewOf = (fields: object): Promise<Fundamentals> =>
  replaying(JSON.stringify({ Symbol: 'IBM', ...fields }), (source) => source.fundamentals('IBM'));
const quoteBody = (fields: object) => JSON.stringify({ 'Global Quote': { '05. price': '2', ...fields } });
const CPI = { indicator: 'CPI', interval: 'MONTHLY', maturity: null } as const;

describe('values that mean nothing', () => {
  test.each(['None', '-', '.', 'n/a'])('"%s" is null: as a number, a date and a text', async (nothing) => {
    const read = await overviewOf({
      EPS: nothing,
      ExDividendDate: nothing,
      Sector: nothing,
      MarketCapitalization: nothing,
    });
    expect(read).toMatchObject({ eps: null, exDividendDate: null, sector: null, marketCapitalization: null });
  });

  test('"None" is null in the dates of a dividend, in JSON and in CSV', async () => {
    const row = { ex_dividend_date: '2026-05-08', declaration_date: 'None', amount: '1.69' };
    const json = JSON.stringify({ symbol: 'IBM', data: [row] });
    const csv = 'ex_dividend_date,declaration_date,amount\r\n2026-05-08,None,1.69\r\n';
    for (const body of [json, csv]) {
      const dividends = await replaying(body, (source) => source.dividends('IBM'));
      expect(dividends).toMatchObject([{ exDividendDate: '2026-05-08', declarationDate: null, amount: 1.69 }]);
    }
  });

  test('"-" is null in a ratio and in a count of analysts, beside a real zero', async () => {
    const read = await overviewOf({ PERatio: '-', AnalystRatingBuy: '-', AnalystRatingSell: '0' });
    expect(read).toMatchObject({ peRatio: null, analystRatingBuy: null, analystRatingSell: 0 });
  });

  test('"." is a month without a value, in JSON and in CSV', async () => {
    const json = JSON.stringify({ data: [{ date: '2025-10-01', value: '.' }] });
    for (const body of [json, 'timestamp,value\r\n2025-10-01,.\r\n']) {
      const { points } = await replaying(body, (source) => source.economicSeries(CPI));
      expect(points).toEqual([{ date: '2025-10-01', value: null }]);
    }
  });

  test('"n/a" is null in a price, and the rest of the quote stays', async () => {
    const body = quoteBody({ '01. symbol': 'IBM', '02. open': 'n/a', '06. volume': 'N/A' });
    const quote = await replaying(body, (source) => source.quote('IBM'));
    expect(quote).toMatchObject({ price: 2, open: null, volume: null });
  });

  test('real nulls are null as well as missing keys, and never the text "null"', async () => {
    expect(await overviewOf({ EPS: null, Sector: null })).toMatchObject({ eps: null, sector: null, beta: null });
    const article = {
      title: 'A title',
      url: 'https://news.example/1',
      banner_image: null,
      overall_sentiment_score: null,
    };
    const body = JSON.stringify({ feed: [article] });
    const { articles } = await replaying(body, (source) => source.news({ symbols: [], topics: [], size: 50 }));
    expect(articles).toMatchObject([{ title: 'A title', bannerImage: null, sentimentScore: null }]);
  });
});

describe('numbers', () => {
  test('a % sign goes and the number stays in percent; without the sign it is percent too', async () => {
    const quote = quoteBody({ '01. symbol': 'IBM', '10. change percent': '-0.4259%' });
    expect(await replaying(quote, (source) => source.quote('IBM'))).toMatchObject({ changePercent: -0.4259 });
    const mover = { ticker: 'IBM', change_percentage: '201.3333%' };
    const movers = JSON.stringify({ top_gainers: [mover], top_losers: [], most_actively_traded: [] });
    expect((await replaying(movers, (source) => source.movers())).gainers).toMatchObject([{ changePercent: 201.3333 }]);
    const bulk = JSON.stringify({ data: [{ symbol: 'IBM', close: '2', change_percent: '-0.2834' }] });
    const quotes = await replaying(bulk, (source) => source.quotes(['IBM', 'MSFT']));
    expect(quotes.get('IBM')).toMatchObject({ changePercent: -0.2834 });
  });

  test('a yield or a margin without a % is a fraction, and stays one', async () => {
    const read = await overviewOf({ DividendYield: '0.0308', ProfitMargin: '0.157' });
    expect(read).toMatchObject({ dividendYield: 0.0308, profitMargin: 0.157 });
  });

  test('15-digit numbers lose no digit', async () => {
    const inflation = { indicator: 'INFLATION', interval: 'ANNUAL', maturity: null } as const;
    const body = JSON.stringify({ data: [{ date: '2021-01-01', value: '4.69785886363742' }] });
    const { points } = await replaying(body, (source) => source.economicSeries(inflation));
    expect(points.map(({ value }) => String(value))).toEqual(['4.69785886363742']);
    expect(await overviewOf({ MarketCapitalization: '123456789012345' })).toMatchObject({
      marketCapitalization: 123_456_789_012_345,
    });
  });

  test('a whole number that a double cannot hold is null, not a neighbour', async () => {
    expect(await overviewOf({ SharesOutstanding: '9007199254740993' })).toMatchObject({ sharesOutstanding: null });
  });
});

describe('currencies', () => {
  test('GBX stays GBX: pence are not made into pounds', async () => {
    const match = { '1. symbol': 'TSCO.LON', '2. name': 'Tesco PLC', '8. currency': 'GBX', '9. matchScore': '0.7273' };
    const body = JSON.stringify({ bestMatches: [match] });
    expect(await replaying(body, (source) => source.search('tesco'))).toMatchObject([{ currency: 'GBX' }]);
  });

  test.each(['IBM', 'TSCO.LON'])('a missing currency of the quote of %s is null, never guessed', async (symbol) => {
    const body = quoteBody({ '01. symbol': symbol });
    expect(await replaying(body, (source) => source.quote(symbol))).toMatchObject({ currency: null });
  });
});

describe('symbols', () => {
  test.each(['BRK.B', 'BRK-B', 'brk.b'])('BRK-B is what %s is asked as and answered as', async (asked) => {
    await replaying(quoteBody({ '01. symbol': 'BRK-B' }), async (source, calls) => {
      expect(await source.quote(asked)).toMatchObject({ symbol: 'BRK-B' });
      expect(calls.map((call) => call.get('symbol'))).toEqual(['BRK-B']);
    });
  });

  test('M&M.BSE answered as M is a bad answer, in a quote and in a series', async () => {
    const bad = { code: 'UPSTREAM_BAD_RESPONSE' };
    const quote = quoteBody({ '01. symbol': 'M' });
    expect(await replaying(quote, (source) => rejectionOf(source.quote('M&M.BSE')))).toMatchObject(bad);
    const meta = { '2. Symbol': 'M', '5. Time Zone': 'US/Eastern' };
    const series = JSON.stringify({ 'Meta Data': meta, 'Time Series (Daily)': { '2026-05-15': { '4. close': '1' } } });
    const daily = { symbol: 'M&M.BSE', interval: 'DAY', adjusted: false } as const;
    expect(await replaying(series, (source) => rejectionOf(source.history(daily)))).toMatchObject(bad);
  });

  test('M&M.BSE is sent whole: its ampersand begins no parameter', async () => {
    await replaying(quoteBody({ '01. symbol': 'M&M.BSE' }), async (source, calls) => {
      expect(await source.quote('M&M.BSE')).toMatchObject({ symbol: 'M&M.BSE' });
      expect(calls.map((call) => [call.get('symbol'), call.has('M.BSE')])).toEqual([['M&M.BSE', false]]);
    });
  });
});

describe('whole answers', () => {
  test('artificial bulk rows are refused as sold, however real they look', async () => {
    const message = 'This is a premium endpoint. THE SAMPLE DATA SCHEMA BELOW IS ARTIFICIAL.';
    const body = JSON.stringify({ message, data: [{ symbol: 'IBM', close: '232.22' }] });
    const error = await replaying(body, (source) => rejectionOf(source.quotes(['IBM', 'MSFT'])));
    expect(error).toMatchObject({ code: 'UPSTREAM_PREMIUM_REQUIRED' });
  });

  test.each([
    ['GMT+8', 'Etc/GMT-8'],
    ['UTC+08', 'Etc/GMT-8'],
    ['GMT-05:00', 'Etc/GMT+5'],
    ['UTC', 'UTC'],
    ['US/Eastern Time', 'America/New_York'],
    ['GMT+99', 'America/New_York'],
  ])('zones such as GMT+8 are read, not taken for New York: %s is %s', async (said, zone) => {
    const meta = { '2. Symbol': 'IBM', '5. Time Zone': said };
    const body = JSON.stringify({ 'Meta Data': meta, 'Time Series (Daily)': { '2026-05-15': { '4. close': '1' } } });
    const daily = { symbol: 'IBM', interval: 'DAY', adjusted: false } as const;
    expect(await replaying(body, (source) => source.history(daily))).toMatchObject({ timeZone: zone });
  });
});
