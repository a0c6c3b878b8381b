import type { Settings } from './environment.ts';
import { type BudgetRules, PLANS, type UpstreamLimits } from './upstream/index.ts';

/** What the environment says of upstream calls beyond where they go. */
export interface CallSettings {
  readonly rules: BudgetRules;
  readonly dayZone: string;
  readonly queueMs: number;
  readonly retries: number;
}

/** Where each call may be one of 25, none is spent on trying again. */
const RETRIES_PAID = 2;

/** Reads the plan, and what is set over it. Without a key the simulator answers, which has no limits of its own. */
export function callSettingsOf(settings: Settings): CallSettings {
  const name = settings.UPSTREAM_PLAN ?? (settings.ALPHAVANTAGE_API_KEY === undefined ? undefined : 'free');
  const plan: UpstreamLimits = name === undefined ? { perSecond: 0, perMinute: 0, perDay: 0 } : PLANS[name];
  const warm = settings.WARM_BUDGET_RESERVE;
  const refresh = settings.REFRESH_BUDGET_RESERVE ?? Math.floor(warm / 2);
  const limits = Object.freeze({
    perSecond: limitOf(settings.UPSTREAM_LIMIT_PER_SECOND ?? plan.perSecond),
    perMinute: limitOf(settings.UPSTREAM_LIMIT_PER_MINUTE ?? plan.perMinute),
    perDay: limitOf(settings.UPSTREAM_LIMIT_PER_DAY ?? plan.perDay),
  });
  // The lower class never has more than the one above it.
  const reserves = Object.freeze({ interactive: 0, refresh, warm: Math.max(refresh, warm) });
  return Object.freeze({
    rules: Object.freeze({ limits, reserves, clientPercent: settings.CLIENT_BUDGET_PERCENT }),
    dayZone: settings.UPSTREAM_DAY_ZONE,
    queueMs: settings.UPSTREAM_QUEUE_MS,
    retries: settings.UPSTREAM_RETRIES ?? (name === undefined || name === 'free' ? 0 : RETRIES_PAID),
  });
}

function limitOf(calls: number): number {
  return calls === 0 ? Number.POSITIVE_INFINITY : calls;
}
