export { Budget, type BudgetReport, type WindowReport } from './budget.ts';
export type { OnUpstreamEvent, UpstreamEvent } from './events.ts';
export { FleetLedger } from './fleet-ledger.ts';
export { createCallGuard } from './guard.ts';
export type { Booked, Booking, BudgetDay, BudgetLedger, ClassCounts, Closure, LedgerReport } from './ledger.ts';
export { LedgerUnavailableError } from './ledger.ts';
export { type BudgetRules, isLimited, PLANS, type UpstreamLimits } from './limits.ts';
export { MemoryLedger } from './memory-ledger.ts';
