import { describe, expect, test } from '@jest/globals';
import { ask, askJson, at, entries, withSimulator } from './support.ts';

/** Every pair that the vendor has; the first interval of a function is its default. */
const INTERVALS = {
  REAL_GDP: ['annual', 'quarterly'],
  CPI: ['monthly', 'semiannual'],
  INFLATION: ['annual'],
  FEDERAL_FUNDS_RATE: ['monthly', 'weekly', 'daily'],
  TREASURY_YIELD: ['monthly', 'weekly', 'daily'],
  UNEMPLOYMENT: ['monthly'],
  NONFARM_PAYROLL: ['monthly'],
} as const;
const PAIRS = Object.entries(INTERVALS).flatMap(([name, intervals]) =>
  intervals.map((interval) => [name, interval] as const),
);

/** date and value, newest first. */
function rowsOf(body: unknown): readonly (readonly [string, string])[] {
  return entries(at(body, 'data')).map(([, row]) => [String(at(row, 'date')), String(at(row, 'value'))]);
}

describe('an economic function', () => {
  test.each(PAIRS)(
    '%s %s has the keys of the vendor and falls from the newest to the oldest',
    async (name, interval) => {
      await withSimulator({}, async (simulator) => {
        const body = await askJson(simulator, { function: name, interval });
        expect(entries(body).map(([key]) => key)).toEqual(['name', 'interval', 'unit', 'data']);
        expect(at(body, 'interval')).toBe(interval);
        const rows = rowsOf(body);
        expect(rows.length).toBeGreaterThan(30);
        const dates = rows.map(([date]) => date);
        expect(dates).toEqual(dates.toSorted().reverse());
        expect(dates.every((date) => date < '2026-07-30')).toBe(true);
        expect(rows.every(([, value]) => value === '.' || Number(value) > 0)).toBe(true);
      });
    },
  );

  test.each(Object.entries(INTERVALS))(
    '%s answers its default interval, and twice the same',
    async (name, intervals) => {
      await withSimulator({}, async (simulator) => {
        const body = await ask(simulator, { function: name });
        expect(body).toBe(await ask(simulator, { function: name, interval: intervals[0] }));
        expect(body).toBe(await ask(simulator, { function: name }));
      });
    },
  );

  test('says the maturity of a yield in its name, and 10 years when none is asked', async () => {
    await withSimulator({}, async (simulator) => {
      const nameOf = async (maturity: string) =>
        at(await askJson(simulator, { function: 'TREASURY_YIELD', maturity }), 'name');
      expect(await nameOf('3month')).toBe('3-Month Treasury Constant Maturity Rate');
      expect(await nameOf('')).toBe('10-Year Treasury Constant Maturity Rate');
    });
  });

  test('has a dot for what was not published', async () => {
    await withSimulator({}, async (simulator) => {
      const dots = async (parameters: Readonly<Record<string, string>>) =>
        rowsOf(await askJson(simulator, parameters)).flatMap(([date, value]) => (value === '.' ? [date] : []));
      expect(await dots({ function: 'CPI' })).toEqual(['2025-10-01']);
      expect(await dots({ function: 'UNEMPLOYMENT' })).toEqual(['2025-10-01']);
      expect(await dots({ function: 'FEDERAL_FUNDS_RATE', interval: 'daily' })).toEqual([]);
      expect((await dots({ function: 'TREASURY_YIELD', interval: 'daily' })).slice(0, 2)).toEqual([
        '2026-01-01',
        '2025-12-25',
      ]);
    });
  });

  test('has inflation in 15 digits, and a quarter that is not annualised', async () => {
    await withSimulator({}, async (simulator) => {
      const newest = async (parameters: Readonly<Record<string, string>>) =>
        rowsOf(await askJson(simulator, parameters))[0]?.[1] ?? '';
      expect(await newest({ function: 'INFLATION' })).toMatch(/^\d\.\d{14}$/);
      const year = Number(await newest({ function: 'REAL_GDP' }));
      const quarter = Number(await newest({ function: 'REAL_GDP', interval: 'quarterly' }));
      expect(year / quarter).toBeGreaterThan(3.5);
      expect(year / quarter).toBeLessThan(4.5);
    });
  });

  test.each([
    { function: 'REAL_GDP', interval: 'daily' },
    { function: 'TREASURY_YIELD', maturity: '1year' },
  ])('refuses $function with what it does not have', async (parameters) => {
    await withSimulator({}, async (simulator) => {
      expect(at(await askJson(simulator, parameters), 'Error Message')).toContain('Invalid API call');
    });
  });

  test('speaks CSV with the columns of the vendor', async () => {
    await withSimulator({}, async (simulator) => {
      const [header, newest] = (await ask(simulator, { function: 'CPI', datatype: 'csv' })).split('\r\n');
      expect(header).toBe('timestamp,value');
      expect(newest).toMatch(/^2026-06-01,\d+\.\d{3}$/);
    });
  });
});
