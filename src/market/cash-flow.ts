import type { Report, Statements } from './statements.ts';

/** Every cash flow statement of one company. */
export type CashFlows = Statements<CashFlow>;

/** Where a company's cash came from and went in one year or quarter, in whole units of the reported currency. */
export interface CashFlow extends Report {
  readonly operatingCashFlow: number | null;
  readonly paymentsForOperatingActivities: number | null;
  readonly proceedsFromOperatingActivities: number | null;
  readonly changeInOperatingLiabilities: number | null;
  readonly changeInOperatingAssets: number | null;
  readonly depreciationDepletionAndAmortization: number | null;
  readonly capitalExpenditures: number | null;
  readonly changeInReceivables: number | null;
  readonly changeInInventory: number | null;
  readonly profitLoss: number | null;
  readonly cashFlowFromInvestment: number | null;
  readonly cashFlowFromFinancing: number | null;
  readonly proceedsFromRepaymentsOfShortTermDebt: number | null;
  readonly paymentsForRepurchaseOfCommonStock: number | null;
  readonly paymentsForRepurchaseOfEquity: number | null;
  readonly paymentsForRepurchaseOfPreferredStock: number | null;
  readonly dividendPayout: number | null;
  readonly dividendPayoutCommonStock: number | null;
  readonly dividendPayoutPreferredStock: number | null;
  readonly proceedsFromIssuanceOfCommonStock: number | null;
  readonly proceedsFromIssuanceOfLongTermDebtAndCapitalSecuritiesNet: number | null;
  readonly proceedsFromIssuanceOfPreferredStock: number | null;
  readonly proceedsFromRepurchaseOfEquity: number | null;
  readonly proceedsFromSaleOfTreasuryStock: number | null;
  readonly changeInCashAndCashEquivalents: number | null;
  readonly changeInExchangeRate: number | null;
  readonly netIncome: number | null;
  readonly stockBasedCompensation: number | null;
}
