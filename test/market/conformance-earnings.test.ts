import { expect, test } from '@jest/globals';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { replaying } from './support/replay-server.ts';

describeRecordings('recorded earnings, dividends and splits', () => {
  testEveryFileIsAsserted('EARNINGS', ['TSLA.2021.json']);
  testEveryFileIsAsserted('DIVIDENDS', ['IBM.csv']);
  testEveryFileIsAsserted('SPLITS', ['IBM.csv']);

  test('EARNINGS/TSLA.2021.json keeps the zero of the running year and has nulls where nobody estimated', async () => {
    const read = await replaying(recording('EARNINGS', 'TSLA.2021.json'), (source) => source.earnings('TSLA'));
    expect([read.symbol, read.annual.length, read.quarterly.length]).toEqual(['TSLA', 12, 43]);
    expect(read.annual.slice(-2)).toEqual([
      { fiscalDateEnding: '2020-12-31', reportedEps: 2.2241 },
      { fiscalDateEnding: '2021-03-31', reportedEps: 0 },
    ]);
    expect(read.quarterly.at(-1)).toEqual({
      ...{ fiscalDateEnding: '2020-12-31', reportedDate: '2021-01-27', reportedEps: 0.8, estimatedEps: 1.0514 },
      ...{ surprise: -0.2514, surprisePercentage: -23.911, reportTime: null },
    });
    expect(read.quarterly[0]).toEqual({
      ...{ fiscalDateEnding: '2010-06-30', reportedDate: '2010-08-05', reportedEps: -0.0812, estimatedEps: null },
      ...{ surprise: null, surprisePercentage: null, reportTime: null },
    });
  });

  test('DIVIDENDS/IBM.csv has nulls for dates that are None', async () => {
    const read = await replaying(recording('DIVIDENDS', 'IBM.csv'), (source) => source.dividends('IBM'));
    const undated = { declarationDate: null, recordDate: null, paymentDate: null };
    expect(read).toHaveLength(110);
    expect(read[0]).toEqual({ exDividendDate: '1999-02-08', ...undated, amount: 0.22 });
    expect(read.at(-1)).toEqual({
      ...{ exDividendDate: '2026-05-08', declarationDate: '2026-04-22', recordDate: '2026-05-08' },
      ...{ paymentDate: '2026-06-10', amount: 1.69 },
    });
    expect(read.filter((dividend) => dividend.declarationDate === null)).toHaveLength(87);
  });

  test('SPLITS/IBM.csv keeps the odd factor of a spin-off', async () => {
    const read = await replaying(recording('SPLITS', 'IBM.csv'), (source) => source.splits('IBM'));
    expect(read).toEqual([
      { effectiveDate: '1999-05-27', splitFactor: 2 },
      { effectiveDate: '2021-11-04', splitFactor: 1.046 },
    ]);
  });
});
