import type { CallOptions } from '../../../src/market/market-source.ts';
import type { UpstreamCall } from '../../../src/market/upstream-call.ts';
import { Budget, type BudgetRules, MemoryLedger, type UpstreamEvent } from '../../../src/upstream/index.ts';

const NONE = Number.POSITIVE_INFINITY;
export const NO_RULES: BudgetRules = {
  limits: { perSecond: NONE, perMinute: NONE, perDay: NONE },
  reserves: { interactive: 0, refresh: 0, warm: 0 },
  clientPercent: 100,
};

/** Noon in New York. */
export const NOON = Date.parse('2026-11-24T17:00:00Z');

/** A budget in memory, on a clock moved by hand, with the trace of what it told. */
export function createBudget(rules: Partial<BudgetRules>, queueMs = 30_000) {
  const clock = { now: NOON };
  const events: UpstreamEvent[] = [];
  const now = (): number => clock.now;
  const budget = new Budget({
    ledger: new MemoryLedger(now),
    rules: { ...NO_RULES, ...rules },
    dayZone: 'America/New_York',
    queueMs,
    now,
    onEvent: (event) => events.push(event),
  });
  return { budget, clock, events };
}

export function callOf(options: CallOptions = {}, functionName = 'GLOBAL_QUOTE'): UpstreamCall {
  return { functionName, product: functionName, options };
}
