import { paidDividends } from './dividends.ts';
import { quarterEnd } from './fiscal-quarters.ts';
import { hashText, unitNoise } from './hash.ts';
import type { Listing } from './simulated-market.ts';

/** Figures in whole dollars by the vendor's names. */
export type Figures = Readonly<Record<string, number>>;

/** A company's books. A quarter depends on seed, company and quarter only, so the past stays as it was. */
export interface Accounts {
  income(quarter: number): Figures;
  balance(quarter: number): Figures;
  cashFlow(quarter: number): Figures;
}

/** The last quarter of 2025, where sales fit the company's base price. */
const BASE_QUARTER = 2025 * 4 + 3;
const QUARTERLY_GROWTH = 0.016;

/** Opens the books of one company. They balance: each total is the sum of its parts. */
export function accountsOf({ company, walk }: Listing, seed: number): Accounts {
  const key = hashText(`${seed}:${company.symbol}:accounts`);
  // OVERVIEW draws these two in the same way, so that its margins and the statements tell one story.
  const overviewKey = hashText(`${seed}:${company.symbol}:overview`);
  const profitMargin = 0.05 + 0.23 * unitNoise(overviewKey, 1);
  const priceToSales = (11 + 31 * unitNoise(overviewKey, 0)) * profitMargin;
  const baseRevenue = (company.basePriceUsd * company.sharesOutstanding) / priceToSales / 4;
  const costShare = 0.3 + 0.25 * unitNoise(key, 0);
  const dividends = paidDividends(walk);

  function revenueOf(quarter: number): number {
    const wobble = 0.96 + 0.08 * unitNoise(key, quarter);
    return Math.round(baseRevenue * Math.exp(QUARTERLY_GROWTH * (quarter - BASE_QUARTER)) * wobble);
  }

  function payoutOf(quarter: number): number {
    const [after, until] = [quarterEnd(quarter - 1), quarterEnd(quarter)];
    const paid = dividends.filter(({ exDate }) => exDate > after && exDate <= until);
    return Math.round(paid.reduce((sum, { amount }) => sum + amount, 0) * company.sharesOutstanding);
  }

  const income = (quarter: number) => incomeOf(revenueOf(quarter), { profitMargin, costShare });
  const balance = (quarter: number) => balanceOf(revenueOf(quarter), { costShare, shares: company.sharesOutstanding });
  const cashOf = (quarter: number) => balance(quarter).cashAndCashEquivalentsAtCarryingValue ?? 0;
  return {
    income,
    balance,
    cashFlow: (quarter) =>
      cashFlowOf(revenueOf(quarter), {
        netIncome: income(quarter).netIncome ?? 0,
        payout: payoutOf(quarter),
        cashChange: cashOf(quarter) - cashOf(quarter - 1),
      }),
  };
}

function incomeOf(totalRevenue: number, { profitMargin, costShare }: { profitMargin: number; costShare: number }) {
  const part = (share: number): number => Math.round(totalRevenue * share);
  const costOfRevenue = part(costShare);
  const grossProfit = totalRevenue - costOfRevenue;
  const operatingIncome = part(profitMargin * 1.3);
  const operatingExpenses = grossProfit - operatingIncome;
  const researchAndDevelopment = Math.round(operatingExpenses * 0.4);
  const [interestIncome, interestExpense, depreciationAndAmortization] = [part(0.004), part(0.01), part(0.05)];
  const incomeBeforeTax = operatingIncome + interestIncome - interestExpense;
  const incomeTaxExpense = Math.round(incomeBeforeTax * 0.21);
  const netIncome = incomeBeforeTax - incomeTaxExpense;
  const ebit = incomeBeforeTax + interestExpense;
  return {
    ...{ totalRevenue, costOfRevenue, costofGoodsAndServicesSold: costOfRevenue, grossProfit, operatingIncome },
    ...{ operatingExpenses, researchAndDevelopment, interestIncome, interestExpense, incomeBeforeTax },
    ...{ incomeTaxExpense, netIncome, netIncomeFromContinuingOperations: netIncome, depreciationAndAmortization },
    sellingGeneralAndAdministrative: operatingExpenses - researchAndDevelopment,
    netInterestIncome: interestIncome - interestExpense,
    ...{ ebit, ebitda: ebit + depreciationAndAmortization },
  };
}

function balanceOf(revenue: number, { costShare, shares }: { costShare: number; shares: number }): Figures {
  const part = (share: number): number => Math.round(revenue * share);
  const [cash, inventory, currentNetReceivables] = [part(0.6), part(costShare * 0.3), part(0.4)];
  const [propertyPlantEquipment, goodwill] = [part(2), part(0.8)];
  const [currentAccountsPayable, shortTermDebt, longTermDebt] = [part(costShare * 0.5), part(0.1), part(0.9)];
  const totalCurrentAssets = cash + inventory + currentNetReceivables;
  const totalNonCurrentAssets = propertyPlantEquipment + goodwill;
  const totalAssets = totalCurrentAssets + totalNonCurrentAssets;
  const totalCurrentLiabilities = currentAccountsPayable + shortTermDebt;
  const totalLiabilities = totalCurrentLiabilities + longTermDebt;
  const totalShareholderEquity = totalAssets - totalLiabilities;
  const commonStock = Math.round(shares * 0.01);
  return {
    ...{ totalAssets, totalCurrentAssets, cashAndCashEquivalentsAtCarryingValue: cash, inventory },
    ...{ cashAndShortTermInvestments: cash, currentNetReceivables, totalNonCurrentAssets, propertyPlantEquipment },
    ...{ intangibleAssets: goodwill, intangibleAssetsExcludingGoodwill: 0, goodwill, totalLiabilities },
    ...{ totalCurrentLiabilities, currentAccountsPayable, currentDebt: shortTermDebt, shortTermDebt, longTermDebt },
    ...{ totalNonCurrentLiabilities: longTermDebt, longTermDebtNoncurrent: longTermDebt, totalShareholderEquity },
    ...{ shortLongTermDebtTotal: shortTermDebt + longTermDebt, commonStock, commonStockSharesOutstanding: shares },
    retainedEarnings: totalShareholderEquity - commonStock,
  };
}

function cashFlowOf(
  revenue: number,
  { netIncome, payout, cashChange }: { netIncome: number; payout: number; cashChange: number },
): Figures {
  const part = (share: number): number => Math.round(revenue * share);
  const [depreciation, stockBasedCompensation, capitalExpenditures] = [part(0.05), part(0.02), part(0.06)];
  const operatingCashflow = netIncome + depreciation + stockBasedCompensation;
  const cashflowFromFinancing = cashChange - operatingCashflow + capitalExpenditures;
  // What is over goes back to the owners; what is missing is borrowed.
  const over = -cashflowFromFinancing - payout;
  return {
    ...{ operatingCashflow, depreciationDepletionAndAmortization: depreciation, stockBasedCompensation, netIncome },
    ...{ capitalExpenditures, profitLoss: netIncome, cashflowFromInvestment: -capitalExpenditures },
    ...{ cashflowFromFinancing, dividendPayout: payout, dividendPayoutCommonStock: payout },
    paymentsForRepurchaseOfCommonStock: Math.max(over, 0),
    proceedsFromIssuanceOfLongTermDebtAndCapitalSecuritiesNet: Math.max(-over, 0),
    changeInCashAndCashEquivalents: cashChange,
  };
}
