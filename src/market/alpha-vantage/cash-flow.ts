import type { CashFlow, CashFlows } from '../cash-flow.ts';
import type { Report } from '../statements.ts';
import type { Payload } from './classify.ts';
import { type FigureKeys, parseStatements } from './statements.ts';

/** How the data of CASH_FLOW is recognised. */
export const CASH_FLOW_EXPECTATION = {
  functionName: 'CASH_FLOW',
  dataKey: 'annualReports',
  csvColumns: [],
} as const;

/** The vendor's names of each figure, newest spelling first. Stock-based compensation came by 2026. */
const FIGURES: FigureKeys<Exclude<keyof CashFlow, keyof Report>> = {
  operatingCashFlow: ['operatingCashflow'],
  paymentsForOperatingActivities: ['paymentsForOperatingActivities'],
  proceedsFromOperatingActivities: ['proceedsFromOperatingActivities'],
  changeInOperatingLiabilities: ['changeInOperatingLiabilities'],
  changeInOperatingAssets: ['changeInOperatingAssets'],
  depreciationDepletionAndAmortization: ['depreciationDepletionAndAmortization'],
  capitalExpenditures: ['capitalExpenditures'],
  changeInReceivables: ['changeInReceivables'],
  changeInInventory: ['changeInInventory'],
  profitLoss: ['profitLoss'],
  cashFlowFromInvestment: ['cashflowFromInvestment'],
  cashFlowFromFinancing: ['cashflowFromFinancing'],
  proceedsFromRepaymentsOfShortTermDebt: ['proceedsFromRepaymentsOfShortTermDebt'],
  paymentsForRepurchaseOfCommonStock: ['paymentsForRepurchaseOfCommonStock'],
  paymentsForRepurchaseOfEquity: ['paymentsForRepurchaseOfEquity'],
  paymentsForRepurchaseOfPreferredStock: ['paymentsForRepurchaseOfPreferredStock'],
  dividendPayout: ['dividendPayout'],
  dividendPayoutCommonStock: ['dividendPayoutCommonStock'],
  dividendPayoutPreferredStock: ['dividendPayoutPreferredStock'],
  proceedsFromIssuanceOfCommonStock: ['proceedsFromIssuanceOfCommonStock'],
  proceedsFromIssuanceOfLongTermDebtAndCapitalSecuritiesNet: [
    'proceedsFromIssuanceOfLongTermDebtAndCapitalSecuritiesNet',
  ],
  proceedsFromIssuanceOfPreferredStock: ['proceedsFromIssuanceOfPreferredStock'],
  proceedsFromRepurchaseOfEquity: ['proceedsFromRepurchaseOfEquity'],
  proceedsFromSaleOfTreasuryStock: ['proceedsFromSaleOfTreasuryStock'],
  changeInCashAndCashEquivalents: ['changeInCashAndCashEquivalents'],
  changeInExchangeRate: ['changeInExchangeRate'],
  netIncome: ['netIncome'],
  stockBasedCompensation: ['stockBasedCompensation'],
};

/** Reads the cash flow statements of one company. */
export function parseCashFlows(payload: Payload, symbol: string): CashFlows {
  return parseStatements(payload, { symbol, functionName: 'CASH_FLOW', figures: FIGURES });
}
