import type { BalanceSheet, BalanceSheets } from '../balance-sheet.ts';
import type { Report } from '../statements.ts';
import type { Payload } from './classify.ts';
import { type FigureKeys, parseStatements } from './statements.ts';

/** How the data of BALANCE_SHEET is recognised. */
export const BALANCE_SHEET_EXPECTATION = {
  functionName: 'BALANCE_SHEET',
  dataKey: 'annualReports',
  csvColumns: [],
} as const;

/** The vendor's names of each figure, newest spelling first. One was misspelt for years. */
const FIGURES: FigureKeys<Exclude<keyof BalanceSheet, keyof Report>> = {
  totalAssets: ['totalAssets'],
  totalCurrentAssets: ['totalCurrentAssets'],
  cashAndCashEquivalentsAtCarryingValue: ['cashAndCashEquivalentsAtCarryingValue'],
  cashAndShortTermInvestments: ['cashAndShortTermInvestments'],
  inventory: ['inventory'],
  currentNetReceivables: ['currentNetReceivables'],
  totalNonCurrentAssets: ['totalNonCurrentAssets'],
  propertyPlantEquipment: ['propertyPlantEquipment'],
  accumulatedDepreciationAmortizationPpe: ['accumulatedDepreciationAmortizationPPE'],
  intangibleAssets: ['intangibleAssets'],
  intangibleAssetsExcludingGoodwill: ['intangibleAssetsExcludingGoodwill'],
  goodwill: ['goodwill'],
  investments: ['investments'],
  longTermInvestments: ['longTermInvestments'],
  shortTermInvestments: ['shortTermInvestments'],
  otherCurrentAssets: ['otherCurrentAssets'],
  otherNonCurrentAssets: ['otherNonCurrentAssets', 'otherNonCurrrentAssets'],
  totalLiabilities: ['totalLiabilities'],
  totalCurrentLiabilities: ['totalCurrentLiabilities'],
  currentAccountsPayable: ['currentAccountsPayable'],
  deferredRevenue: ['deferredRevenue'],
  currentDebt: ['currentDebt'],
  shortTermDebt: ['shortTermDebt'],
  totalNonCurrentLiabilities: ['totalNonCurrentLiabilities'],
  capitalLeaseObligations: ['capitalLeaseObligations'],
  longTermDebt: ['longTermDebt'],
  currentLongTermDebt: ['currentLongTermDebt'],
  longTermDebtNoncurrent: ['longTermDebtNoncurrent'],
  shortLongTermDebtTotal: ['shortLongTermDebtTotal'],
  otherCurrentLiabilities: ['otherCurrentLiabilities'],
  otherNonCurrentLiabilities: ['otherNonCurrentLiabilities'],
  totalShareholderEquity: ['totalShareholderEquity'],
  treasuryStock: ['treasuryStock'],
  retainedEarnings: ['retainedEarnings'],
  commonStock: ['commonStock'],
  commonStockSharesOutstanding: ['commonStockSharesOutstanding'],
};

/** Reads the balance sheets of one company. */
export function parseBalanceSheets(payload: Payload, symbol: string): BalanceSheets {
  return parseStatements(payload, { symbol, functionName: 'BALANCE_SHEET', figures: FIGURES });
}
