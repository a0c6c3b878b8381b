import { describe, expect, test } from '@jest/globals';
import { rejectionOf, replaying } from './support/replay-server.ts';

const BALANCE = (report: object) =>
  JSON.stringify({
    symbol: 'IBM',
    annualReports: [],
    quarterlyReports: [{ fiscalDateEnding: '2026-03-31', ...report }],
  });
const REPORTS = ['incomeStatements', 'balanceSheets', 'cashFlows', 'earnings', 'dividends', 'splits'] as const;

describe('a report', () => {
  test.each(REPORTS)('%s: an empty object is NO_DATA', async (method) => {
    const error = await replaying('{}', (source) => rejectionOf(source[method]('SPY')));
    expect(error).toMatchObject({ code: 'NO_DATA' });
  });

  test.each(['dividends', 'splits'] as const)('%s: an empty list is none', async (method) => {
    expect(
      await replaying('{"symbol":"TSLA","data":[]}', async (source): Promise<unknown> => source[method]('TSLA')),
    ).toEqual([]);
  });

  test('dividends read the same from JSON as from CSV', async () => {
    const row = { ex_dividend_date: '2026-05-08', declaration_date: 'None', record_date: 'None', payment_date: 'None' };
    const body = JSON.stringify({ symbol: 'IBM', data: [{ ...row, amount: '1.69' }] });
    const [dividend] = await replaying(body, (source) => source.dividends('IBM'));
    const undated = { declarationDate: null, recordDate: null, paymentDate: null };
    expect(dividend).toEqual({ exDividendDate: '2026-05-08', ...undated, amount: 1.69 });
  });

  test.each(['otherNonCurrrentAssets', 'otherNonCurrentAssets'])('the vendor may spell %s', async (key) => {
    const read = await replaying(BALANCE({ [key]: '7' }), (source) => source.balanceSheets('IBM'));
    expect(read.quarterly[0]?.otherNonCurrentAssets).toBe(7);
  });

  test('one odd figure is null and its report stays', async () => {
    const odd = {
      totalAssets: '1,5',
      goodwill: { no: 'number' },
      inventory: '99999999999999999999',
      commonStock: '12',
    };
    const read = await replaying(BALANCE({ ...odd, reportedCurrency: 'None' }), (source) =>
      source.balanceSheets('IBM'),
    );
    expect(read.quarterly).toMatchObject([
      { totalAssets: null, goodwill: null, inventory: null, commonStock: 12, reportedCurrency: null },
    ]);
  });

  test.each([
    ['another symbol', '{"symbol":"M","annualReports":[]}'],
    ['reports that are no list', '{"symbol":"IBM","annualReports":"soon"}'],
    ['a report that is no object', '{"symbol":"IBM","annualReports":[null]}'],
  ])('%s is a bad answer', async (_, body) => {
    const error = await replaying(body, (source) => rejectionOf(source.cashFlows('IBM')));
    expect(error).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
  });
});
