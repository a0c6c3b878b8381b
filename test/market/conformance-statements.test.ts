import { expect, test } from '@jest/globals';
import type { MarketSource } from '../../src/market/market-source.ts';
import type { Report, Statements } from '../../src/market/statements.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { replaying } from './support/replay-server.ts';

interface Recorded {
  readonly method: 'incomeStatements' | 'balanceSheets' | 'cashFlows';
  readonly symbol: string;
  /** How many years and quarters. */
  readonly counts: readonly [number, number];
  /** The newest annual report, every figure. */
  readonly newestYear: object;
  /** Some figures of the oldest quarterly one. */
  readonly oldestQuarter: object;
}

const STATEMENTS: Readonly<Record<string, Recorded>> = {
  'INCOME_STATEMENT/AAPL.2026-01.json': {
    method: 'incomeStatements',
    symbol: 'AAPL',
    counts: [20, 81],
    newestYear: {
      comprehensiveIncomeNetOfTax: null,
      costOfRevenue: 220960000000,
      costOfGoodsAndServicesSold: 220960000000,
      depreciation: null,
      depreciationAndAmortization: 11698000000,
      ebit: 132729000000,
      ebitda: 144427000000,
      fiscalDateEnding: '2025-09-30',
      grossProfit: 195201000000,
      incomeBeforeTax: 132729000000,
      incomeTaxExpense: 20719000000,
      interestAndDebtExpense: null,
      interestExpense: null,
      interestIncome: null,
      investmentIncomeNet: null,
      netIncome: 112010000000,
      netIncomeFromContinuingOperations: 112010000000,
      netInterestIncome: null,
      nonInterestIncome: null,
      operatingExpenses: 62151000000,
      operatingIncome: 133050000000,
      otherNonOperatingIncome: null,
      reportedCurrency: 'USD',
      researchAndDevelopment: 34550000000,
      sellingGeneralAndAdministrative: 27601000000,
      totalRevenue: 416161000000,
    },
    oldestQuarter: {
      depreciation: null,
      fiscalDateEnding: '2005-09-30',
      grossProfit: 1035000000,
      netIncome: 430000000,
      totalRevenue: 3678000000,
    },
  },
  'INCOME_STATEMENT/IBM.2020.json': {
    method: 'incomeStatements',
    symbol: 'IBM',
    counts: [5, 20],
    newestYear: {
      fiscalDateEnding: '2019-12-31',
      reportedCurrency: 'USD',
      totalRevenue: 77147000000,
      operatingExpenses: 25945000000,
      costOfRevenue: 40659000000,
      grossProfit: 36488000000,
      ebit: 11511000000,
      netIncome: 9431000000,
      researchAndDevelopment: 5989000000,
      incomeBeforeTax: 10166000000,
      sellingGeneralAndAdministrative: 19956000000,
      otherNonOperatingIncome: 968000000,
      operatingIncome: 10543000000,
      interestExpense: 1344000000,
      interestIncome: 349000000,
      netInterestIncome: -995000000,
      incomeTaxExpense: 731000000,
      netIncomeFromContinuingOperations: 9435000000,
      depreciation: null,
      depreciationAndAmortization: null,
      comprehensiveIncomeNetOfTax: null,
      investmentIncomeNet: null,
      nonInterestIncome: null,
      interestAndDebtExpense: null,
      ebitda: null,
      costOfGoodsAndServicesSold: null,
    },
    oldestQuarter: {
      fiscalDateEnding: '2015-09-30',
      totalRevenue: 19280000000,
      grossProfit: 9436000000,
      netIncome: 2950000000,
    },
  },
  'INCOME_STATEMENT/TSLA.2021.json': {
    method: 'incomeStatements',
    symbol: 'TSLA',
    counts: [5, 20],
    newestYear: {
      fiscalDateEnding: '2020-12-31',
      reportedCurrency: 'USD',
      grossProfit: 6630000000,
      totalRevenue: 31536000000,
      costOfRevenue: 24906000000,
      costOfGoodsAndServicesSold: 289000000,
      operatingIncome: 1994000000,
      sellingGeneralAndAdministrative: 3145000000,
      researchAndDevelopment: 1491000000,
      operatingExpenses: 4636000000,
      investmentIncomeNet: 30000000,
      netInterestIncome: -748000000,
      interestIncome: 0,
      interestExpense: 748000000,
      nonInterestIncome: -336000000,
      otherNonOperatingIncome: -122000000,
      depreciation: 1570000000,
      depreciationAndAmortization: 399000000,
      incomeBeforeTax: 1013000000,
      incomeTaxExpense: 292000000,
      interestAndDebtExpense: 853000000,
      netIncomeFromContinuingOperations: 862000000,
      comprehensiveIncomeNetOfTax: 1120000000,
      ebit: 1994000000,
      ebitda: 2393000000,
      netIncome: 721000000,
    },
    oldestQuarter: {
      fiscalDateEnding: '2016-03-31',
      grossProfit: 252468000,
      totalRevenue: 1147048000,
      depreciation: null,
      netIncome: -282267000,
    },
  },
  'BALANCE_SHEET/TSLA.2021.json': {
    method: 'balanceSheets',
    symbol: 'TSLA',
    counts: [5, 20],
    newestYear: {
      fiscalDateEnding: '2020-12-31',
      reportedCurrency: 'USD',
      totalAssets: 52148000000,
      totalCurrentAssets: 26717000000,
      cashAndCashEquivalentsAtCarryingValue: 19384000000,
      cashAndShortTermInvestments: 19384000000,
      inventory: 4101000000,
      currentNetReceivables: 1895000000,
      totalNonCurrentAssets: 18134000000,
      propertyPlantEquipment: 12747000000,
      accumulatedDepreciationAmortizationPpe: 5117000000,
      intangibleAssets: 520000000,
      intangibleAssetsExcludingGoodwill: 313000000,
      goodwill: 207000000,
      investments: null,
      longTermInvestments: null,
      shortTermInvestments: null,
      otherCurrentAssets: 1346000000,
      otherNonCurrentAssets: 1536000000,
      totalLiabilities: 28418000000,
      totalCurrentLiabilities: 14248000000,
      currentAccountsPayable: 6051000000,
      deferredRevenue: 4668000000,
      currentDebt: 1758000000,
      shortTermDebt: 2132000000,
      totalNonCurrentLiabilities: 6962000000,
      capitalLeaseObligations: 1094000000,
      longTermDebt: 8462000000,
      currentLongTermDebt: 2132000000,
      longTermDebtNoncurrent: null,
      shortLongTermDebtTotal: 8462000000,
      otherCurrentLiabilities: 241000000,
      otherNonCurrentLiabilities: 3330000000,
      totalShareholderEquity: 22225000000,
      treasuryStock: null,
      retainedEarnings: -5399000000,
      commonStock: 1000000,
      commonStockSharesOutstanding: 960000000,
    },
    oldestQuarter: {
      fiscalDateEnding: '2016-03-31',
      totalAssets: 9191702000,
      goodwill: null,
      otherNonCurrentAssets: 67152000,
      commonStock: 134000,
    },
  },
  'CASH_FLOW/TSLA.2021.json': {
    method: 'cashFlows',
    symbol: 'TSLA',
    counts: [5, 20],
    newestYear: {
      fiscalDateEnding: '2020-12-31',
      reportedCurrency: 'USD',
      operatingCashFlow: 5943000000,
      paymentsForOperatingActivities: 1115000000,
      proceedsFromOperatingActivities: null,
      changeInOperatingLiabilities: 2918000000,
      changeInOperatingAssets: 1669000000,
      depreciationDepletionAndAmortization: 2149000000,
      capitalExpenditures: 3167000000,
      changeInReceivables: 652000000,
      changeInInventory: 422000000,
      profitLoss: 862000000,
      cashFlowFromInvestment: -3132000000,
      cashFlowFromFinancing: 9973000000,
      proceedsFromRepaymentsOfShortTermDebt: null,
      paymentsForRepurchaseOfCommonStock: null,
      paymentsForRepurchaseOfEquity: null,
      paymentsForRepurchaseOfPreferredStock: null,
      dividendPayout: null,
      dividendPayoutCommonStock: null,
      dividendPayoutPreferredStock: null,
      proceedsFromIssuanceOfCommonStock: 12269000000,
      proceedsFromIssuanceOfLongTermDebtAndCapitalSecuritiesNet: null,
      proceedsFromIssuanceOfPreferredStock: null,
      proceedsFromRepurchaseOfEquity: 12686000000,
      proceedsFromSaleOfTreasuryStock: null,
      changeInCashAndCashEquivalents: 12784000000,
      changeInExchangeRate: null,
      netIncome: 721000000,
      stockBasedCompensation: null,
    },
    oldestQuarter: {
      fiscalDateEnding: '2016-03-31',
      operatingCashFlow: 252468000,
      changeInInventory: -512671000,
      dividendPayout: null,
      changeInExchangeRate: 12870000,
      netIncome: -282267000,
    },
  },
};

/** Seen as what the three kinds have in common. */
async function statementsOf(source: MarketSource, { method, symbol }: Recorded): Promise<Statements<Report>> {
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
