import { expect, test } from '@jest/globals';
import { createAlphaVantageSource } from '../../src/market/alpha-vantage/alpha-vantage-source.ts';
import type { MarketSource } from '../../src/market/market-source.ts';
import { ask, askJson, at, withSimulator } from './support.ts';

async function withSource(act: (source: MarketSource) => Promise<void>): Promise<void> {
  await withSimulator({}, async ({ url }) => {
    const source = createAlphaVantageSource({ url, apiKey: 'test-key', timeoutMs: 5_000, source: 'SIMULATED' });
    await act(source).finally(() => source.close());
  });
}

const sum = (...numbers: readonly (number | null | undefined)[]): number =>
  numbers.reduce<number>((total, number) => total + (number ?? Number.NaN), 0);

test('simulated statements add up, and a year is its four quarters', async () => {
  await withSource(async (source) => {
    const income = await source.incomeStatements('IBM');
    expect([income.annual.length, income.quarterly.length]).toEqual([9, 40]);
    for (const report of [...income.annual, ...income.quarterly]) {
      expect(report.totalRevenue).toBe(sum(report.grossProfit, report.costOfRevenue));
      expect(report.grossProfit).toBe(sum(report.operatingIncome, report.operatingExpenses));
      expect(report.incomeBeforeTax).toBe(sum(report.netIncome, report.incomeTaxExpense));
    }
    const quarters = income.quarterly.filter(({ fiscalDateEnding }) => fiscalDateEnding?.startsWith('2025'));
    const year = income.annual.find(({ fiscalDateEnding }) => fiscalDateEnding === '2025-12-31');
    expect(quarters).toHaveLength(4);
    expect(year?.netIncome).toBe(sum(...quarters.map(({ netIncome }) => netIncome)));
  });
});

test('simulated balances balance, and cash moves by the cash flow', async () => {
  await withSource(async (source) => {
    const [balances, flows] = [await source.balanceSheets('IBM'), await source.cashFlows('IBM')];
    for (const report of balances.quarterly) {
      expect(report.totalAssets).toBe(sum(report.totalLiabilities, report.totalShareholderEquity));
      expect(report.totalAssets).toBe(sum(report.totalCurrentAssets, report.totalNonCurrentAssets));
    }
    const [before, after] = balances.quarterly.slice(-2).map((report) => report.cashAndCashEquivalentsAtCarryingValue);
    const flow = flows.quarterly.at(-1);
    expect(flow?.changeInCashAndCashEquivalents).toBe(sum(after, -sum(before)));
    expect(flow?.changeInCashAndCashEquivalents).toBe(
      sum(flow?.operatingCashFlow, flow?.cashFlowFromInvestment, flow?.cashFlowFromFinancing),
    );
  });
});

test('simulated earnings a share are the net income over the shares, and known after the quarter', async () => {
  await withSource(async (source) => {
    const [earnings, income] = [await source.earnings('IBM'), await source.incomeStatements('IBM')];
    const [newest, report] = [earnings.quarterly.at(-1), income.quarterly.at(-1)];
    expect(newest?.fiscalDateEnding).toBe(report?.fiscalDateEnding);
    expect(newest?.reportedEps).toBeCloseTo(sum(report?.netIncome) / 935_000_000, 2);
    expect(String(newest?.reportedDate) > String(newest?.fiscalDateEnding)).toBe(true);
  });
});

test('simulated dividends are those of the bars; there are no splits', async () => {
  await withSource(async (source) => {
    const dividends = await source.dividends('IBM');
    const { bars } = await source.history({ symbol: 'IBM', interval: 'DAY', adjusted: true });
    const paid = bars.filter(({ dividend }) => dividend !== null && dividend > 0);
    expect(paid.length).toBeGreaterThan(0);
    expect(dividends.slice(-paid.length).map(({ exDividendDate, amount }) => [exDividendDate, amount])).toEqual(
      paid.map(({ time, dividend }) => [time, dividend]),
    );
    expect(await source.splits('IBM')).toEqual([]);
  });
});

test('an unknown symbol has an empty object for statements and an empty list for dividends', async () => {
  await withSimulator({}, async (simulator) => {
    for (const name of ['INCOME_STATEMENT', 'BALANCE_SHEET', 'CASH_FLOW', 'EARNINGS']) {
      expect(await askJson(simulator, { function: name, symbol: 'NOPE' })).toEqual({});
    }
    for (const name of ['DIVIDENDS', 'SPLITS']) {
      expect(at(await askJson(simulator, { function: name, symbol: 'NOPE' }), 'data')).toEqual([]);
    }
    const csv = await ask(simulator, { function: 'DIVIDENDS', symbol: 'IBM', datatype: 'csv' });
    expect(csv).toMatch(/^ex_dividend_date,declaration_date,record_date,payment_date,amount\r\n\d{4}-/);
  });
});
