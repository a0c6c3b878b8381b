import type { CallClass } from '../market/market-source.ts';

/** How many calls go into each window; Infinity where there is no such window. */
export interface UpstreamLimits {
  readonly perSecond: number;
  readonly perMinute: number;
  readonly perDay: number;
}

export const PLAN_NAMES = ['free', '75', '150', '300', '600', '1200'] as const;
export type PlanName = (typeof PLAN_NAMES)[number];

/** What the vendor's plans allow; 0: no such limit. The calls of a paid minute are spread: a burst may be refused. */
export const PLANS: Readonly<Record<PlanName, UpstreamLimits>> = {
  free: { perSecond: 1, perMinute: 0, perDay: 25 },
  75: { perSecond: 2, perMinute: 75, perDay: 0 },
  150: { perSecond: 3, perMinute: 150, perDay: 0 },
  300: { perSecond: 5, perMinute: 300, perDay: 0 },
  600: { perSecond: 10, perMinute: 600, perDay: 0 },
  1200: { perSecond: 20, perMinute: 1200, perDay: 0 },
};

/** What a class must leave to the classes before it, in calls of the day. */
export type Reserves = Readonly<Record<CallClass, number>>;

/** What of a minute each class may use up: a minute comes again soon, so a share will do. */
const MINUTE_SHARES: Readonly<Record<CallClass, number>> = { interactive: 1, refresh: 0.75, warm: 0.5 };

/** What one call may bring the counts of the fleet up to. Infinity: no bound. */
export interface Ceilings extends UpstreamLimits {
  /** Calls of the day of this call's client alone. */
  readonly perClient: number;
}

/** How the budget is divided. */
export interface BudgetRules {
  readonly limits: UpstreamLimits;
  readonly reserves: Reserves;
  /** The most of the day's calls that one client may cause, in percent; 100: all of them. */
  readonly clientPercent: number;
}

/** Whether there is any window at all. */
export function isLimited({ perSecond, perMinute, perDay }: UpstreamLimits): boolean {
  return [perSecond, perMinute, perDay].some(Number.isFinite);
}

/** The counts that a call of the class must not pass. */
export function ceilingsOf({ limits, reserves, clientPercent }: BudgetRules, callClass: CallClass): Ceilings {
  const { perSecond, perMinute, perDay } = limits;
  const share = Math.max(1, Math.floor((perDay * clientPercent) / 100));
  return {
    perSecond,
    perMinute: Math.max(1, Math.floor(perMinute * MINUTE_SHARES[callClass])),
    perDay: Math.max(0, perDay - reserves[callClass]),
    perClient: clientPercent === 100 ? Number.POSITIVE_INFINITY : share,
  };
}
