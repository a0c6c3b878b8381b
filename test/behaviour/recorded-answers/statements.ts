import { expect } from '@jest/globals';
import { fieldsIn, type RecordedAnswer } from './recorded-answer.ts';

/** INCOME_STATEMENT/TSLA.2021.json: the year 2020, every figure. */
const INCOME_STATEMENT = {
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
};

/** BALANCE_SHEET/TSLA.2021.json: the end of 2020, every figure. */
const BALANCE_SHEET = {
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
};

/** CASH_FLOW/TSLA.2021.json: the year 2020, every figure; stock-based compensation came later. */
const CASH_FLOW = {
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
};

/** What a company reported: statements, earnings, dividends and splits. */
export const STATEMENTS: readonly RecordedAnswer[] = [
  {
    title: 'income statements',
    query: `{ stock(symbol: "TSLA") { incomeStatements {
      symbol
      annual(last: 1) { ${fieldsIn(INCOME_STATEMENT)} }
      quarterly(last: 2) { fiscalDateEnding totalRevenue }
    } } }`,
    data: {
      stock: {
        incomeStatements: {
          symbol: 'TSLA',
          annual: [INCOME_STATEMENT],
          quarterly: [
            { fiscalDateEnding: '2020-09-30', totalRevenue: 8771000000 },
            { fiscalDateEnding: '2020-12-31', totalRevenue: 10744000000 },
          ],
        },
      },
    },
    calls: ['INCOME_STATEMENT TSLA'],
  },
  {
    title: 'balance sheets',
    query: `{ stock(symbol: "TSLA") { balanceSheets {
      symbol
      annual(last: 1) { ${fieldsIn(BALANCE_SHEET)} }
      quarterly(last: 2) { fiscalDateEnding inventory }
    } } }`,
    data: {
      stock: {
        balanceSheets: {
          symbol: 'TSLA',
          annual: [BALANCE_SHEET],
          quarterly: [
            { fiscalDateEnding: '2020-09-30', inventory: 4218000000 },
            { fiscalDateEnding: '2020-12-31', inventory: 4101000000 },
          ],
        },
      },
    },
    calls: ['BALANCE_SHEET TSLA'],
  },
  {
    title: 'cash flow statements',
    query: `{ stock(symbol: "TSLA") { cashFlows {
      symbol
      annual(last: 1) { ${fieldsIn(CASH_FLOW)} }
      quarterly(last: 2) { fiscalDateEnding operatingCashFlow }
    } } }`,
    data: {
      stock: {
        cashFlows: {
          symbol: 'TSLA',
          annual: [CASH_FLOW],
          quarterly: [
            { fiscalDateEnding: '2020-09-30', operatingCashFlow: 2400000000 },
            { fiscalDateEnding: '2020-12-31', operatingCashFlow: 3019000000 },
          ],
        },
      },
    },
    calls: ['CASH_FLOW TSLA'],
  },
  {
    title: 'earnings',
    query: `{ stock(symbol: "TSLA") { earnings {
      symbol
      annual(last: 2) { fiscalDateEnding reportedEps }
      quarterly(last: 1) { fiscalDateEnding reportedDate reportedEps estimatedEps surprise surprisePercentage reportTime }
    } } }`,
    data: {
      stock: {
        earnings: {
          symbol: 'TSLA',
          annual: [
            { fiscalDateEnding: '2020-12-31', reportedEps: 2.2241 },
            { fiscalDateEnding: '2021-03-31', reportedEps: 0 },
          ],
          quarterly: [
            {
              ...{ fiscalDateEnding: '2020-12-31', reportedDate: '2021-01-27', reportedEps: 0.8, estimatedEps: 1.0514 },
              ...{ surprise: -0.2514, surprisePercentage: -23.911, reportTime: null },
            },
          ],
        },
      },
    },
    calls: ['EARNINGS TSLA'],
  },
  {
    title: 'dividends',
    query: '{ stock(symbol: "IBM") { dividends { exDividendDate declarationDate recordDate paymentDate amount } } }',
    data: {
      stock: {
        dividends: expect.arrayContaining([
          {
            ...{ exDividendDate: '1999-02-08', declarationDate: null, recordDate: null, paymentDate: null },
            amount: 0.22,
          },
          {
            ...{ exDividendDate: '2026-05-08', declarationDate: '2026-04-22', recordDate: '2026-05-08' },
            ...{ paymentDate: '2026-06-10', amount: 1.69 },
          },
        ]),
      },
    },
    calls: ['DIVIDENDS IBM'],
  },
  {
    title: 'splits',
    query: '{ stock(symbol: "IBM") { splits { effectiveDate splitFactor } } }',
    data: {
      stock: {
        splits: [
          { effectiveDate: '1999-05-27', splitFactor: 2 },
          { effectiveDate: '2021-11-04', splitFactor: 1.046 },
        ],
      },
    },
    calls: ['SPLITS IBM'],
  },
];
