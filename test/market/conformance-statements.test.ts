import { expect, test } from '@jest/globals';
import type { MarketSource } from '../../src/market/market-source.ts';
import type { Report, Statements } from '../../src/market/statements.ts';
import { type RecordedStatements, STATEMENTS } from './support/recorded-statements.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { replaying } from './support/replay-server.ts';

/** Seen as what the three kinds have in common. */
async function statementsOf(source: MarketSource, { method, symbol }: RecordedStatements): Promise<Statements<Report>> {
  return source[method](symbol);
}

describeRecordings('recorded statements', () => {
  for (const folder of ['INCOME_STATEMENT', 'BALANCE_SHEET', 'CASH_FLOW']) {
    const files = Object.keys(STATEMENTS).filter((path) => path.startsWith(`${folder}/`));
    testEveryFileIsAsserted(
      folder,
      files.map((path) => path.slice(folder.length + 1)),
    );
  }

  test.each(Object.entries(STATEMENTS))('%s is read figure by figure', async (path, expected) => {
    const [folder = '', file = ''] = path.split('/');
    const read = await replaying(recording(folder, file), (source) => statementsOf(source, expected));
    expect(read.symbol).toBe(expected.symbol);
    expect([read.annual.length, read.quarterly.length]).toEqual(expected.counts);
    expect(read.annual.at(-1)).toEqual(expected.newestYear);
    expect(read.quarterly[0]).toMatchObject(expected.oldestQuarter);
    const days = read.quarterly.map((report) => report.fiscalDateEnding);
    expect(days).toEqual([...days].sort());
  });
});
