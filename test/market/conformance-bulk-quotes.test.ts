import { describe, expect, test } from '@jest/globals';
import { SymbolNotFoundError } from '../../src/market/errors.ts';
import { createLoaders } from '../../src/loaders/index.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { rejectionOf, replaying } from './support/replay-server.ts';

const FILE = 'MSFT,AAPL,IBM.demo.json';
const ASKED = ['MSFT', 'AAPL', 'IBM'];

/** symbol, price, open, high, low, previous close, change, change in percent, volume */
const ROWS = [
  ['MSFT', 418.16, 417.61, 419.649, 416.2601, 416.72, 1.44, 0.3456, 17145307],
  ['AAPL', 235, 236, 236.05, 234.02, 232.15, 2.85, 1.2277, 46431470],
  ['IBM', 232.22, 231.29, 232.6499, 230.17, 232.88, -0.66, -0.2834, 4715482],
] as const;

describeRecordings('recorded bulk quotes', () => {
  testEveryFileIsAsserted('REALTIME_BULK_QUOTES', [FILE]);

  test('artificial bulk rows are never served', async () => {
    const body = recording('REALTIME_BULK_QUOTES', FILE);
    expect(await replaying(body, (source) => rejectionOf(source.quotes(ASKED)))).toMatchObject({
      code: 'UPSTREAM_PREMIUM_REQUIRED',
    });
  });

  test('the rows of a key that may have them are read figure by figure', async () => {
    // The only recording is made up; without the message that says so its rows are those of any key.
    const { message, ...genuine } = JSON.parse(recording('REALTIME_BULK_QUOTES', FILE).toString());
    expect(message).toContain('ARTIFICIAL');
    const quotes = await replaying(JSON.stringify(genuine), (source) => source.quotes(ASKED));
    expect([...quotes]).toEqual(
      ROWS.map(([symbol, price, open, high, low, previousClose, change, changePercent, volume]) => {
        const figures = { symbol, price, open, high, low, previousClose, change, changePercent, volume };
        const rest = { latestTradingDay: '2024-10-18', currency: null, delayMinutes: null, source: 'ALPHA_VANTAGE' };
        return [symbol, { ...figures, ...rest }];
      }),
    );
  });
});

const rowOf = (symbol: unknown, close: unknown = '1.5') => ({ symbol, close, timestamp: '2026-01-08 16:00:00' });
const bodyOf = (...rows: readonly unknown[]) => JSON.stringify({ endpoint: 'Realtime Bulk Quotes', data: rows });

describe('bulk quotes', () => {
  test('are one call, in the spelling of the vendor, and keyed by the spelling asked', async () => {
    const body = bodyOf(rowOf('BRK-B', '495.1'), rowOf('ibm'));
    await replaying(body, async (source, asked) => {
      const quotes = await source.quotes(['IBM', 'BRK.B', 'NOPE']);
      expect([...quotes.keys()]).toEqual(['IBM', 'BRK.B']);
      expect(quotes.get('BRK.B')).toMatchObject({ symbol: 'BRK-B', price: 495.1, latestTradingDay: '2026-01-08' });
      expect(asked.map((query) => [query.get('function'), query.get('symbol')])).toEqual([
        ['REALTIME_BULK_QUOTES', 'IBM,BRK-B,NOPE'],
      ]);
    });
  });

  test('a row without a price fails alone', async () => {
    const body = bodyOf(rowOf('IBM', 'None'), rowOf('MSFT'), rowOf(null));
    const quotes = await replaying(body, (source) => source.quotes(['IBM', 'MSFT']));
    expect(quotes.get('IBM')).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
    expect(quotes.get('MSFT')).toMatchObject({ price: 1.5 });
  });

  test('an entitlement that says its delay is read', async () => {
    const body = bodyOf(rowOf('IBM')).replace('Quotes', 'Quotes - DATA DELAYED BY 15 MINUTES');
    const quotes = await replaying(body, (source) => source.quotes(['IBM', 'MSFT']));
    expect(quotes.get('IBM')).toMatchObject({ delayMinutes: 15 });
  });

  test.each([
    ['no list', '{"data": "soon"}', 'UPSTREAM_BAD_RESPONSE'],
    ['CSV, which could not say that it is made up', 'symbol,close\r\nIBM,1.5\r\n', 'UPSTREAM_BAD_RESPONSE'],
    ['an advert', '{"Information": "This is a premium endpoint."}', 'UPSTREAM_PREMIUM_REQUIRED'],
  ])('%s is rejected', async (_, body, code) => {
    expect(await replaying(body, (source) => rejectionOf(source.quotes(['IBM', 'MSFT'])))).toMatchObject({ code });
  });
});

describe('the loader of quotes, with bulk quotes on', () => {
  async function loading(body: string, symbols: readonly string[]) {
    return replaying(body, async (source, asked) => {
      const { quotes } = createLoaders(source, { bulkQuotes: true });
      const outcomes = await quotes.loadMany(symbols);
      return { outcomes, calls: asked.map((query) => `${query.get('function')} ${query.get('symbol')}`) };
    });
  }

  test('asks two or more together; an unknown one is SYMBOL_NOT_FOUND and the others arrive', async () => {
    const { outcomes, calls } = await loading(bodyOf(rowOf('IBM'), rowOf('MSFT')), ['MSFT', 'NOPE', 'IBM']);
    expect(outcomes).toMatchObject([{ symbol: 'MSFT' }, { code: 'SYMBOL_NOT_FOUND' }, { symbol: 'IBM' }]);
    expect(outcomes[1]).toBeInstanceOf(SymbolNotFoundError);
    expect(calls).toEqual(['REALTIME_BULK_QUOTES MSFT,NOPE,IBM']);
  });

  test('asks one by itself as a plain quote', async () => {
    const body = '{"Global Quote": {"01. symbol": "IBM", "05. price": "2"}}';
    const { outcomes, calls } = await loading(body, ['IBM', 'IBM']);
    expect(outcomes).toMatchObject([{ price: 2 }, { price: 2 }]);
    expect(calls).toEqual(['GLOBAL_QUOTE IBM']);
  });

  test('asks an exchange abroad by itself, since the bulk function leaves it out', async () => {
    const { calls } = await loading(bodyOf(rowOf('IBM')), ['IBM', 'TSCO.LON', 'BRK.B', 'M&M.BSE']);
    expect(calls.toSorted()).toEqual([
      'GLOBAL_QUOTE M&M.BSE',
      'GLOBAL_QUOTE TSCO.LON',
      'REALTIME_BULK_QUOTES IBM,BRK-B',
    ]);
  });

  test('gives the failure of the call to each of its symbols, and tries again when asked again', async () => {
    const body = '{"Information": "This is a premium endpoint."}';
    await replaying(body, async (source, asked) => {
      const { quotes } = createLoaders(source, { bulkQuotes: true });
      const refused = { code: 'UPSTREAM_PREMIUM_REQUIRED' };
      expect(await quotes.loadMany(['IBM', 'MSFT'])).toMatchObject([refused, refused]);
      expect(await quotes.loadMany(['IBM', 'MSFT'])).toMatchObject([refused, refused]);
      expect(asked).toHaveLength(2);
    });
  });

  test('asks for at most 100 by one call', async () => {
    const symbols = Array.from({ length: 101 }, (_, index) => `S${index}`);
    const { calls } = await loading(bodyOf(), symbols);
    expect(calls.map((call) => call.split(',').length).toSorted((a, b) => a - b)).toEqual([1, 100]);
  });
});
