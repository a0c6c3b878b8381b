import type { IncomeStatement, IncomeStatements } from '../income-statement.ts';
import type { Report } from '../statements.ts';
import type { Payload } from './classify.ts';
import { type FigureKeys, parseStatements } from './statements.ts';

/** How the data of INCOME_STATEMENT is recognised. */
export const INCOME_STATEMENT_EXPECTATION = {
  functionName: 'INCOME_STATEMENT',
  dataKey: 'annualReports',
  csvColumns: [],
} as const;

/** The vendor's names of each figure, newest spelling first. In 2020 two of them had another name; what that year had besides has no place today. */
const FIGURES: FigureKeys<Exclude<keyof IncomeStatement, keyof Report>> = {
  grossProfit: ['grossProfit'],
  totalRevenue: ['totalRevenue'],
  costOfRevenue: ['costOfRevenue'],
  costOfGoodsAndServicesSold: ['costofGoodsAndServicesSold'],
  operatingIncome: ['operatingIncome'],
  sellingGeneralAndAdministrative: ['sellingGeneralAndAdministrative', 'sellingGeneralAdministrative'],
  researchAndDevelopment: ['researchAndDevelopment'],
  operatingExpenses: ['operatingExpenses', 'totalOperatingExpense'],
  investmentIncomeNet: ['investmentIncomeNet'],
  netInterestIncome: ['netInterestIncome'],
  interestIncome: ['interestIncome'],
  interestExpense: ['interestExpense'],
  nonInterestIncome: ['nonInterestIncome'],
  otherNonOperatingIncome: ['otherNonOperatingIncome'],
  depreciation: ['depreciation'],
  depreciationAndAmortization: ['depreciationAndAmortization'],
  incomeBeforeTax: ['incomeBeforeTax'],
  incomeTaxExpense: ['incomeTaxExpense'],
  interestAndDebtExpense: ['interestAndDebtExpense'],
  netIncomeFromContinuingOperations: ['netIncomeFromContinuingOperations'],
  comprehensiveIncomeNetOfTax: ['comprehensiveIncomeNetOfTax'],
  ebit: ['ebit'],
  ebitda: ['ebitda'],
  netIncome: ['netIncome'],
};

/** Reads the income statements of one company. */
export function parseIncomeStatements(payload: Payload, symbol: string): IncomeStatements {
  return parseStatements(payload, { symbol, functionName: 'INCOME_STATEMENT', figures: FIGURES });
}
