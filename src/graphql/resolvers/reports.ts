import type {
  BalanceSheetsResolvers,
  CashFlowsResolvers,
  EarningsResolvers,
  IncomeStatementsResolvers,
} from '../__generated__/resolvers-types.ts';
import { newest } from '../newest.ts';

/** Slices the cached reports: how many are asked is never part of a key. */
export const IncomeStatements: IncomeStatementsResolvers = {
  annual: ({ annual }, { last }) => newest(annual, last),
  quarterly: ({ quarterly }, { last }) => newest(quarterly, last),
};

/** As for income statements. */
export const BalanceSheets: BalanceSheetsResolvers = {
  annual: ({ annual }, { last }) => newest(annual, last),
  quarterly: ({ quarterly }, { last }) => newest(quarterly, last),
};

/** As for income statements. */
export const CashFlows: CashFlowsResolvers = {
  annual: ({ annual }, { last }) => newest(annual, last),
  quarterly: ({ quarterly }, { last }) => newest(quarterly, last),
};

/** As for income statements. */
export const Earnings: EarningsResolvers = {
  annual: ({ annual }, { last }) => newest(annual, last),
  quarterly: ({ quarterly }, { last }) => newest(quarterly, last),
};
