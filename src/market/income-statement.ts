import type { Report, Statements } from './statements.ts';

/** Every income statement of one company. */
export type IncomeStatements = Statements<IncomeStatement>;

/** What a company earned and spent in one year or quarter, in whole units of the reported currency. */
export interface IncomeStatement extends Report {
  readonly grossProfit: number | null;
  readonly totalRevenue: number | null;
  readonly costOfRevenue: number | null;
  readonly costOfGoodsAndServicesSold: number | null;
  readonly operatingIncome: number | null;
  readonly sellingGeneralAndAdministrative: number | null;
  readonly researchAndDevelopment: number | null;
  readonly operatingExpenses: number | null;
  readonly investmentIncomeNet: number | null;
  readonly netInterestIncome: number | null;
  readonly interestIncome: number | null;
  readonly interestExpense: number | null;
  readonly nonInterestIncome: number | null;
  readonly otherNonOperatingIncome: number | null;
  readonly depreciation: number | null;
  readonly depreciationAndAmortization: number | null;
  readonly incomeBeforeTax: number | null;
  readonly incomeTaxExpense: number | null;
  readonly interestAndDebtExpense: number | null;
  readonly netIncomeFromContinuingOperations: number | null;
  readonly comprehensiveIncomeNetOfTax: number | null;
  readonly ebit: number | null;
  readonly ebitda: number | null;
  readonly netIncome: number | null;
}
