import { describe, expect, test } from '@jest/globals';
import { createAlphaVantageSource } from '../../src/market/alpha-vantage/alpha-vantage-source.ts';
import type { IntradayInterval } from '../../src/market/domain.ts';
import { rejectionOf } from '../market/support/replay-server.ts';
import { ask, askJson, at, entries, THURSDAY_EVENING, withSimulator } from './support.ts';

type Source = ReturnType<typeof createAlphaVantageSource>;

/** Reads the simulator as the gateway does. */
async function withSource(test: (source: Source) => Promise<void>, now = THURSDAY_EVENING): Promise<void> {
  await withSimulator({ now: () => now }, async (simulator) => {
    const options = { url: simulator.url, apiKey: 'test-key', timeoutMs: 5_000, source: 'SIMULATED' } as const;
    const source = createAlphaVantageSource(options);
    try {
      await test(source);
    } finally {
      await source.close();
    }
  });
}

test('movers are ranked by percent and by volume, and quote what a quote says', async () => {
  await withSource(async (source) => {
    const { lastUpdated, gainers, losers, mostActive } = await source.movers();
    expect(lastUpdated).toBe('2026-07-30 16:15:59');
    const percents = (list: typeof gainers) => list.map(({ changePercent }) => changePercent ?? 0);
    expect(percents(gainers)).toEqual(percents(gainers).toSorted((a, b) => b - a));
    expect(percents(losers)).toEqual(percents(losers).toSorted((a, b) => a - b));
    const volumes = mostActive.map(({ volume }) => volume ?? 0);
    expect(volumes).toEqual(volumes.toSorted((a, b) => b - a));
    expect([gainers.length, losers.length, mostActive.length]).toEqual([20, 20, 20]);
    const quote = await source.quote(gainers[0]?.symbol ?? '');
    expect(gainers[0]).toMatchObject({ price: quote.price, change: quote.change, changePercent: quote.changePercent });
  });
});

describe('market status', () => {
  test.each([
    ['on Thursday at 18:00 in New York', THURSDAY_EVENING, ['CLOSED', 'CLOSED', 'OPEN', 'OPEN']],
    ['on Thursday at noon in New York', Date.UTC(2026, 6, 30, 16), ['OPEN', 'CLOSED', 'OPEN', 'OPEN']],
    ['on Friday at 09:00 in London', Date.UTC(2026, 6, 31, 8), ['CLOSED', 'OPEN', 'OPEN', 'OPEN']],
    ['on Saturday', Date.UTC(2026, 7, 1, 16), ['CLOSED', 'CLOSED', 'CLOSED', 'OPEN']],
  ])('%s', async (_when, now, expected) => {
    await withSource(async (source) => {
      const markets = await source.marketStatus();
      const watched = ['United States', 'United Kingdom'].map((region) => markets.find((row) => row.region === region));
      expect([...watched, ...markets.slice(-2)].map((market) => market?.status)).toEqual(expected);
    }, now);
  });
});

describe('intraday bars', () => {
  const read = (source: Source, interval: IntradayInterval) => source.intraday({ symbol: 'IBM', interval });

  test.each([
    ['ONE_MINUTE', '2026-07-30 15:59:00'],
    ['FIVE_MINUTES', '2026-07-30 15:55:00'],
    ['FIFTEEN_MINUTES', '2026-07-30 15:45:00'],
    ['THIRTY_MINUTES', '2026-07-30 15:30:00'],
    ['SIXTY_MINUTES', '2026-07-30 15:30:00'],
  ] as const)('of %s are the newest hundred and end with the close of the day', async (interval, newest) => {
    await withSource(async (source) => {
      const { bars } = await read(source, interval);
      expect(bars).toHaveLength(100);
      expect(bars.at(-1)).toMatchObject({ time: newest, close: (await source.quote('IBM')).price });
    });
  });

  test('of a day open, stay and end within its daily bar', async () => {
    await withSource(async (source) => {
      const quote = await source.quote('IBM');
      const today = (await read(source, 'FIFTEEN_MINUTES')).bars.filter(({ time }) => time.startsWith('2026-07-30'));
      expect(today).toHaveLength(26);
      expect(today[0]).toMatchObject({ time: '2026-07-30 09:30:00', open: quote.open });
      expect(Math.max(...today.map(({ high }) => high ?? 0))).toBeLessThanOrEqual(quote.high ?? 0);
      expect(Math.min(...today.map(({ low }) => low ?? 0))).toBeGreaterThanOrEqual(quote.low ?? 0);
    });
  });

  test('have the keys of the vendor, in JSON and in CSV', async () => {
    await withSimulator({}, async (simulator) => {
      const call = { function: 'TIME_SERIES_INTRADAY', symbol: 'ibm', interval: '5min' };
      const body = await askJson(simulator, call);
      expect(entries(body).map(([key]) => key)).toEqual(['Meta Data', 'Time Series (5min)']);
      expect(entries(at(body, 'Time Series (5min)', '2026-07-30 15:55:00')).map(([key]) => key)).toEqual([
        ...['1. open', '2. high', '3. low', '4. close', '5. volume'],
      ]);
      const lines = (await ask(simulator, { ...call, datatype: 'csv' })).split('\r\n');
      expect(lines[0]).toBe('timestamp,open,high,low,close,volume');
      expect(lines[1]).toMatch(/^2026-07-30 15:55:00(,\d+\.\d{4}){4},\d+$/);
    });
  });

  test('of an unknown symbol are refused', async () => {
    await withSource(async (source) => {
      const rejection = await rejectionOf(source.intraday({ symbol: 'NOPE', interval: 'ONE_MINUTE' }));
      expect(rejection).toMatchObject({ code: 'SYMBOL_NOT_FOUND' });
    });
  });
});

test('news has the two sizes of the vendor, newest first', async () => {
  await withSource(async (source) => {
    const { articles } = await source.news({ symbols: ['IBM'], topics: [], size: 50 });
    expect(articles).toHaveLength(50);
    expect(articles[0]).toMatchObject({ publishedAt: '2026-07-30T22:00:00.000Z', tickers: [{ symbol: 'IBM' }] });
    expect((await source.news({ symbols: [], topics: ['IPO'], size: 1000 })).articles).toHaveLength(1000);
  });
});
