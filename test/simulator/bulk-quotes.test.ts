import { describe, expect, test } from '@jest/globals';
import { ask, askJson, at, entries, withSimulator } from './support.ts';

const COLUMNS =
  'symbol,timestamp,open,high,low,close,volume,previous_close,change,change_percent,' +
  'extended_hours_quote,extended_hours_change,extended_hours_change_percent';
const BULK = { function: 'REALTIME_BULK_QUOTES' };

describe('REALTIME_BULK_QUOTES', () => {
  test('has a row of texts for each known symbol, in the order asked', async () => {
    await withSimulator({}, async (simulator) => {
      const body = await askJson(simulator, { ...BULK, symbol: 'MSFT,NOPE,ibm' });
      expect(entries(body).map(([key]) => key)).toEqual(['endpoint', 'data']);
      const rows = entries(at(body, 'data')).map(([, row]) => row);
      expect(rows.map((row) => at(row, 'symbol'))).toEqual(['MSFT', 'IBM']);
      expect(entries(rows[0]).map(([key]) => key)).toEqual(COLUMNS.split(','));
      expect(at(rows[0], 'timestamp')).toBe('2026-07-30 19:59:59.000');
      expect(at(rows[0], 'change_percent')).toMatch(/^-?\d+\.\d{4}$/);
    });
  });

  test('speaks CSV with the same columns', async () => {
    await withSimulator({}, async (simulator) => {
      const lines = (await ask(simulator, { ...BULK, symbol: 'MSFT', datatype: 'csv' })).split('\r\n');
      expect([lines[0], lines[1]?.split(',').length]).toEqual([COLUMNS, 13]);
    });
  });

  test.each([0, 101])('refuses %i symbols', async (count) => {
    await withSimulator({}, async (simulator) => {
      const symbol = Array.from({ length: count }, () => 'IBM').join();
      expect(at(await askJson(simulator, { ...BULK, symbol }), 'Error Message')).toContain('Invalid API call');
    });
  });
});
