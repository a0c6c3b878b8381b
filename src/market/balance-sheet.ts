import type { Report, Statements } from './statements.ts';

/** Every balance sheet of one company. */
export type BalanceSheets = Statements<BalanceSheet>;

/** What a company owned and owed on one day, in whole units of the reported currency. */
export interface BalanceSheet extends Report {
  readonly totalAssets: number | null;
  readonly totalCurrentAssets: number | null;
  readonly cashAndCashEquivalentsAtCarryingValue: number | null;
  readonly cashAndShortTermInvestments: number | null;
  readonly inventory: number | null;
  readonly currentNetReceivables: number | null;
  readonly totalNonCurrentAssets: number | null;
  readonly propertyPlantEquipment: number | null;
  readonly accumulatedDepreciationAmortizationPpe: number | null;
  readonly intangibleAssets: number | null;
  readonly intangibleAssetsExcludingGoodwill: number | null;
  readonly goodwill: number | null;
  readonly investments: number | null;
  readonly longTermInvestments: number | null;
  readonly shortTermInvestments: number | null;
  readonly otherCurrentAssets: number | null;
  readonly otherNonCurrentAssets: number | null;
  readonly totalLiabilities: number | null;
  readonly totalCurrentLiabilities: number | null;
  readonly currentAccountsPayable: number | null;
  readonly deferredRevenue: number | null;
  readonly currentDebt: number | null;
  readonly shortTermDebt: number | null;
  readonly totalNonCurrentLiabilities: number | null;
  readonly capitalLeaseObligations: number | null;
  readonly longTermDebt: number | null;
  readonly currentLongTermDebt: number | null;
  readonly longTermDebtNoncurrent: number | null;
  readonly shortLongTermDebtTotal: number | null;
  readonly otherCurrentLiabilities: number | null;
  readonly otherNonCurrentLiabilities: number | null;
  readonly totalShareholderEquity: number | null;
  readonly treasuryStock: number | null;
  readonly retainedEarnings: number | null;
  readonly commonStock: number | null;
  readonly commonStockSharesOutstanding: number | null;
}
