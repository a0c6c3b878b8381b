import { describe, expect, test } from '@jest/globals';
import { createLoaders } from '../../src/loaders/index.ts';
import { createSettledLoader } from '../../src/loaders/settled-loader.ts';
import { SymbolNotFoundError } from '../../src/market/errors.ts';
import type { HistoryRequest, MarketSource } from '../../src/market/market-source.ts';
import { rejectionOf } from './support/replay-server.ts';

function unexpected(): never {
  throw new Error('not part of this test');
}

const NO_SOURCE: MarketSource = {
  quote: unexpected,
  quotes: unexpected,
  fundamentals: unexpected,
  incomeStatements: unexpected,
  balanceSheets: unexpected,
  cashFlows: unexpected,
  earnings: unexpected,
  dividends: unexpected,
  splits: unexpected,
  history: unexpected,
  search: unexpected,
  movers: unexpected,
  marketStatus: unexpected,
  intraday: unexpected,
  news: unexpected,
  economicSeries: unexpected,
};

describe('the loaders of a request', () => {
  test('give each key its own result or error, in the order asked', async () => {
    const loader = createSettledLoader(async (key: string) => {
      if (key === 'NOPE') throw new SymbolNotFoundError(key);
      return `got ${key}`;
    });
    const results = await loader.loadMany(['B', 'NOPE', 'A']);
    expect(results).toEqual(['got B', new SymbolNotFoundError('NOPE'), 'got A']);
  });

  test('load a key once, and a failed one again', async () => {
    const asked: string[] = [];
    const loader = createSettledLoader(async (key: string) => {
      asked.push(key);
      if (asked.length === 1) throw new Error('a bad moment');
      return key;
    });
    expect(await rejectionOf(loader.load('A'))).toMatchObject({ message: 'a bad moment' });
    expect(await Promise.all([loader.load('A'), loader.load('A')])).toEqual(['A', 'A']);
    expect(await loader.load('A')).toBe('A');
    expect(asked).toEqual(['A', 'A']);
  });

  test('turn a load that throws at once into the failure of its key', async () => {
    const loader = createSettledLoader<string, string>(unexpected);
    expect(await rejectionOf(loader.load('A'))).toMatchObject({ message: 'not part of this test' });
  });

  test('tell histories apart by symbol, interval and adjustment, not by object', async () => {
    const asked: HistoryRequest[] = [];
    const history: MarketSource['history'] = async (request) => {
      asked.push(request);
      return { ...request, lastRefreshed: null, timeZone: 'America/New_York', bars: [] };
    };
    const { histories } = createLoaders({ ...NO_SOURCE, history });
    const daily = { symbol: 'IBM', interval: 'DAY', adjusted: false } as const;
    await histories.loadMany([daily, { ...daily }, { ...daily, adjusted: true }, { ...daily, interval: 'WEEK' }]);
    expect(asked).toEqual([daily, { ...daily, adjusted: true }, { ...daily, interval: 'WEEK' }]);
  });

  test('belong to one request: another set asks again', async () => {
    const asked: string[] = [];
    const search: MarketSource['search'] = async (keywords) => {
      asked.push(keywords);
      return [];
    };
    const source = { ...NO_SOURCE, search };
    await createLoaders(source).searches.load('ibm');
    await createLoaders(source).searches.load('ibm');
    expect(asked).toEqual(['ibm', 'ibm']);
  });
});
