import { describe, expect, test } from '@jest/globals';

import { allCompanies } from '../../src/simulator/companies.ts';
import { ask, askJson, at, entries, withSimulator } from './support.ts';

const QUOTE = { function: 'GLOBAL_QUOTE', symbol: 'IBM' };
const DAILY = { function: 'TIME_SERIES_DAILY', symbol: 'IBM' };

describe('the simulated figures', () => {
  test('are the same for the same seed and others for another', async () => {
    const answers: string[] = [];
    for (const seed of [7, 7, 8]) {
      await withSimulator({ seed }, async (simulator) => {
        answers.push(await ask(simulator, QUOTE));
      });
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).not.toBe(answers[2]);
  });

  test('list about a hundred companies once each', () => {
    const symbols = allCompanies().map((company) => company.symbol);
    expect(symbols.length).toBeGreaterThanOrEqual(100);
    expect(new Set(symbols).size).toBe(symbols.length);
  });

  test('quote the newest daily bar against the close before it', async () => {
    await withSimulator({}, async (simulator) => {
      const quote = at(await askJson(simulator, QUOTE), 'Global Quote');
      const [newest, before] = entries(at(await askJson(simulator, DAILY), 'Time Series (Daily)'));
      expect(at(quote, '07. latest trading day')).toBe('2026-07-30');
      expect(newest).toEqual([
        '2026-07-30',
        {
          '1. open': at(quote, '02. open'),
          '2. high': at(quote, '03. high'),
          '3. low': at(quote, '04. low'),
          '4. close': at(quote, '05. price'),
          '5. volume': at(quote, '06. volume'),
        },
      ]);
      expect(at(before?.[1], '4. close')).toBe(at(quote, '08. previous close'));
      expect(at(quote, '05. price')).toMatch(/^\d+\.\d{4}$/);
      expect(at(quote, '10. change percent')).toMatch(/^-?\d+\.\d{4}%$/);
    });
  });

  test.each([
    ['during Thursday', Date.UTC(2026, 6, 30, 16), '2026-07-29'],
    ['on Saturday', Date.UTC(2026, 7, 1, 22), '2026-07-31'],
    ['on Monday morning', Date.UTC(2026, 7, 3, 13), '2026-07-31'],
    ['on Monday evening', Date.UTC(2026, 7, 3, 21), '2026-08-03'],
  ])('end with the newest whole session %s', async (_when, now, expected) => {
    await withSimulator({ now: () => now }, async (simulator) => {
      expect(at(await askJson(simulator, QUOTE), 'Global Quote', '07. latest trading day')).toBe(expected);
    });
  });

  test('keep yesterday as it was when a day passes', async () => {
    const closes: unknown[] = [];
    for (const now of [Date.UTC(2026, 6, 29, 22), Date.UTC(2026, 6, 30, 22)]) {
      await withSimulator({ now: () => now }, async (simulator) => {
        closes.push(at(await askJson(simulator, DAILY), 'Time Series (Daily)', '2026-07-29'));
      });
    }
    expect(closes[0]).toEqual(closes[1]);
  });

  test('give 100 weekdays for compact and more than 20 years for full', async () => {
    await withSimulator({}, async (simulator) => {
      const compact = entries(at(await askJson(simulator, DAILY), 'Time Series (Daily)'));
      const full = entries(at(await askJson(simulator, { ...DAILY, outputsize: 'full' }), 'Time Series (Daily)'));
      expect(compact).toHaveLength(100);
      expect(full.slice(0, 100)).toEqual(compact);
      expect(full.at(-1)?.[0]).toBe('2000-01-03');
      expect(full.every(([date]) => ![0, 6].includes(new Date(String(date)).getUTCDay()))).toBe(true);
    });
  });

  test('add up daily bars to the week still running', async () => {
    await withSimulator({}, async (simulator) => {
      const days = entries(at(await askJson(simulator, DAILY), 'Time Series (Daily)')).slice(0, 4);
      const weekly = await askJson(simulator, { function: 'TIME_SERIES_WEEKLY', symbol: 'IBM' });
      const all = (name: string): readonly number[] => days.map(([, bar]) => Number(at(bar, name)));
      expect(entries(at(weekly, 'Weekly Time Series'))[0]).toEqual([
        '2026-07-30',
        {
          '1. open': at(days.at(-1)?.[1], '1. open'),
          '2. high': Math.max(...all('2. high')).toFixed(4),
          '3. low': Math.min(...all('3. low')).toFixed(4),
          '4. close': at(days[0]?.[1], '4. close'),
          '5. volume': String(all('5. volume').reduce((sum, volume) => sum + volume, 0)),
        },
      ]);
    });
  });

  test('lower adjusted closes before each dividend and none after it', async () => {
    await withSimulator({}, async (simulator) => {
      const body = await askJson(simulator, { function: 'TIME_SERIES_DAILY_ADJUSTED', symbol: 'IBM' });
      const bars = entries(at(body, 'Time Series (Daily)')).map(([, bar]) => bar);
      const exDay = bars.findIndex((bar) => at(bar, '7. dividend amount') !== '0.0000');
      expect(exDay).toBeGreaterThan(0);
      expect(at(bars[exDay], '5. adjusted close')).toBe(at(bars[exDay], '4. close'));
      const dayBefore = bars[exDay + 1];
      const paid = Number(at(bars[exDay], '7. dividend amount'));
      expect(Number(at(dayBefore, '5. adjusted close'))).toBeCloseTo(Number(at(dayBefore, '4. close')) - paid, 3);
    });
  });
});
