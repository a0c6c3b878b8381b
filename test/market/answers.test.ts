import { describe, expect, test } from '@jest/globals';
import { rejectionOf, replaying, sourceAnswering } from './support/replay-server.ts';

const QUOTE = { '01. symbol': 'IBM', '05. price': '219.3000', '10. change percent': '0.4259%' };
const bodyOf = (quote: object, key = 'Global Quote') => JSON.stringify({ [key]: quote });
const DAILY = { symbol: 'IBM', interval: 'DAY', adjusted: false } as const;
const META = { '2. Symbol': 'IBM', '5. Time Zone': 'US/Eastern' };

/** body, status, expected code */
const UNREADABLE: readonly (readonly [string, string, number, string])[] = [
  ['an empty body', '', 200, 'UPSTREAM_BAD_RESPONSE'],
  ['truncated JSON', bodyOf(QUOTE).slice(0, -9), 200, 'UPSTREAM_BAD_RESPONSE'],
  ['a list', '[]', 200, 'UPSTREAM_BAD_RESPONSE'],
  ['null', 'null', 200, 'UPSTREAM_BAD_RESPONSE'],
  ['another key', '{"Global": {}}', 200, 'UPSTREAM_BAD_RESPONSE'],
  ['a quote that is text', '{"Global Quote": "soon"}', 200, 'UPSTREAM_BAD_RESPONSE'],
  ['unknown words', '{"Information": "Hello."}', 200, 'UPSTREAM_BAD_RESPONSE'],
  ['unknown words in an outage', '{"Information": "Hello."}', 502, 'UPSTREAM_UNAVAILABLE'],
  ['nonsense with status 503', 'overloaded', 503, 'UPSTREAM_UNAVAILABLE'],
  ['nonsense with status 429', 'slow down', 429, 'UPSTREAM_RATE_LIMITED'],
  ['an HTML page', '<!doctype html><p>hi', 200, 'UPSTREAM_UNAVAILABLE'],
  ['CSV of another function', 'timestamp,open\r\n2026-05-15,1\r\n', 200, 'UPSTREAM_BAD_RESPONSE'],
  ['ragged CSV', 'symbol,price,previousClose\r\nIBM,1\r\n', 200, 'UPSTREAM_BAD_RESPONSE'],
  ['a quote without a price', bodyOf({ ...QUOTE, '05. price': 'None' }), 200, 'UPSTREAM_BAD_RESPONSE'],
  ['a quote without a symbol', bodyOf({ '05. price': '1' }), 200, 'UPSTREAM_BAD_RESPONSE'],
  ['a quote of another symbol', bodyOf({ ...QUOTE, '01. symbol': 'M' }), 200, 'UPSTREAM_BAD_RESPONSE'],
  [
    'artificial rows',
    '{"message": "SAMPLE DATA SCHEMA BELOW IS ARTIFICIAL", "Global Quote": {}}',
    200,
    'UPSTREAM_PREMIUM_REQUIRED',
  ],
  ['the demo key', '{"Information": "The **demo** API key is for demo purposes only."}', 200, 'UPSTREAM_AUTH'],
  ['CSV of an unknown symbol', 'symbol,price,previousClose\r\n', 200, 'SYMBOL_NOT_FOUND'],
];

describe('an answer', () => {
  test.each(UNREADABLE)('%s is told apart', async (_, body, status, code) => {
    expect(await replaying(body, (source) => rejectionOf(source.quote('IBM')), { status })).toMatchObject({ code });
  });

  test('a paid key reads the delay from the key of the data', async () => {
    const body = bodyOf(QUOTE, 'Global Quote - DATA DELAYED BY 15 MINUTES');
    expect(await replaying(body, (source) => source.quote('IBM'))).toMatchObject({ price: 219.3, delayMinutes: 15 });
  });

  test('data is data whatever the status and what stands beside it', async () => {
    const body = JSON.stringify({ Information: 'premium endpoint', 'Global Quote': QUOTE });
    expect(await replaying(body, (source) => source.quote('ibm'), { status: 500 })).toMatchObject({ price: 219.3 });
  });

  test('one odd figure is null and the others stay', async () => {
    const quote = { ...QUOTE, '02. open': '17.513,22', '06. volume': '1.5', '07. latest trading day': '2026-02-30' };
    expect(await replaying(bodyOf(quote), (source) => source.quote('IBM'))).toMatchObject({
      ...{ price: 219.3, changePercent: 0.4259, open: null, volume: null, latestTradingDay: null, high: null },
    });
  });

  test.each([
    ['BRK.B', 'BRK-B'],
    ['BRK-B', 'BRK-B'],
    ['TSCO.LON', 'TSCO.LON'],
    ['M&M.BSE', 'M&M.BSE'],
  ])('%s is asked as %s', async (symbol, sent) => {
    await replaying(bodyOf({ ...QUOTE, '01. symbol': sent }), async (source, asked) => {
      expect(await source.quote(symbol)).toMatchObject({ symbol: sent });
      expect(asked.map((query) => [query.get('function'), query.get('symbol')])).toEqual([['GLOBAL_QUOTE', sent]]);
    });
  });

  test.each([
    [false, 'DAY', false, 'TIME_SERIES_DAILY', 'compact'],
    [true, 'DAY', true, 'TIME_SERIES_DAILY_ADJUSTED', 'full'],
    [true, 'WEEK', false, 'TIME_SERIES_WEEKLY', null],
    [false, 'WEEK', true, 'TIME_SERIES_WEEKLY_ADJUSTED', null],
    [false, 'MONTH', false, 'TIME_SERIES_MONTHLY', null],
    [false, 'MONTH', true, 'TIME_SERIES_MONTHLY_ADJUSTED', null],
  ] as const)('full %s, %s, adjusted %s asks %s, size %s', async (fullDailyHistory, interval, adjusted, name, size) => {
    const replay = await sourceAnswering((_, response) => response.end('{}'), { fullDailyHistory });
    await rejectionOf(replay.source.history({ symbol: 'IBM', interval, adjusted }));
    await replay.close();
    expect(replay.asked.map((query) => [query.get('function'), query.get('outputsize')])).toEqual([[name, size]]);
  });

  test('bars in any order come out oldest first', async () => {
    const rows = {
      '2026-05-14': { '4. close': '2' },
      '2026-05-15': { '4. close': '3' },
      '2026-05-13': { '4. close': '1' },
    };
    const body = JSON.stringify({ 'Meta Data': META, 'Time Series (Daily)': rows });
    const { bars } = await replaying(body, (source) => source.history(DAILY));
    expect(bars.map(({ time, close }) => [time, close])).toEqual([
      ['2026-05-13', 1],
      ['2026-05-14', 2],
      ['2026-05-15', 3],
    ]);
  });

  test.each([
    ['no bars', META, {}, 'NO_DATA'],
    ['an undated bar', META, { soon: {} }, 'UPSTREAM_BAD_RESPONSE'],
    ['a bar that is text', META, { '2026-05-15': '1' }, 'UPSTREAM_BAD_RESPONSE'],
    ['another symbol', { ...META, '2. Symbol': 'M' }, { '2026-05-15': {} }, 'UPSTREAM_BAD_RESPONSE'],
    ['no meta data', undefined, { '2026-05-15': {} }, 'UPSTREAM_BAD_RESPONSE'],
  ])('a series with %s is rejected', async (_, meta, rows, code) => {
    const body = JSON.stringify({ 'Meta Data': meta, 'Time Series (Daily)': rows });
    expect(await replaying(body, (source) => rejectionOf(source.history(DAILY)))).toMatchObject({ code });
  });

  test('unknown figures of an overview are null, also a zero where none can be', async () => {
    const body = JSON.stringify({
      Symbol: 'SPAC',
      Name: 'None',
      EPS: '0',
      '52WeekHigh': '0',
      PERatio: '-',
      Beta: '1,5',
    });
    expect(await replaying(body, (source) => source.fundamentals('SPAC'))).toMatchObject({
      ...{ name: 'SPAC', eps: 0, fiftyTwoWeekHigh: null, peRatio: null, beta: null, cik: null },
    });
  });

  test('a search without a match is an empty list', async () => {
    expect(await replaying('{"bestMatches": []}', (source) => source.search('zzz'))).toEqual([]);
  });
});
