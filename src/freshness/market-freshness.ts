import type { CachePolicy, FreshFor, FreshUntil } from '../cache/index.ts';
import { lastSession, nextSession, sessionAt } from '../calendar/sessions.ts';
import { CALENDAR_RULES, type CalendarRule } from './calendar-rules.ts';

export interface MarketFreshnessOptions {
  /**
   * By category, the time to live that the calendar may lengthen, ms. A field under any other number keeps it:
   * whoever sets one by hand means it.
   */
  readonly lengthens: ReadonlyMap<string, number>;
  /** How long after a close late trades and corrections still come in, ms. */
  readonly settlingMs: number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The rule of one field under one policy; undefined where the policy alone holds. */
export type FreshForOf = (
  field: { readonly coordinate: string; readonly category: string },
  policy: CachePolicy,
) => FreshFor | undefined;

/** Bounds a mistake of the calendar. The longest planned closure, over Christmas, lasts just under four days. */
export const LONGEST_MS = 5 * 86_400_000;
/** Values that end with the same event are spread over the time behind it: a time to live, and at most this. */
const SPREAD_MAX_MS = 15 * 60_000;

/** Keeps what cannot have changed for as long as its market is closed. Never shortens a time to live. */
export function createMarketFreshness({ lengthens, settlingMs, random }: MarketFreshnessOptions): FreshForOf {
  return ({ coordinate, category }, policy) => {
    const rule = CALENDAR_RULES.get(coordinate);
    if (rule === undefined || policy.maxAgeMs === 0 || lengthens.get(category) !== policy.maxAgeMs) return undefined;
    return (storedAt, value, maxAgeMs) => {
      const end = endOf(rule, settlingMs, { storedAt, value });
      if (end === null || end.untilMs <= storedAt + maxAgeMs) return null;
      // Never before the event: nothing can be loaded then that is newer. For so long behind it a value would be
      // fresh in session too.
      const spreadMs = Math.round(random() * Math.min(maxAgeMs, SPREAD_MAX_MS));
      return { untilMs: Math.min(end.untilMs + spreadMs, storedAt + LONGEST_MS), why: end.why };
    };
  };
}

/** What ends the life of a value that has the last session whole; null while it may still change. */
function endOf(
  { hours, spokenDay, event, endsAt }: CalendarRule,
  settlingMs: number,
  { storedAt, value }: { readonly storedAt: number; readonly value: unknown },
): FreshUntil | null {
  const day = spokenDay(value);
  if (day === null || sessionAt(storedAt, hours) !== null) return null;
  const last = lastSession(storedAt, hours);
  // Before it has settled the value may be revised; of an earlier day it says that the source is behind.
  if (storedAt < last.closesAt + settlingMs || day < last.date) return null;
  const untilMs = endsAt(nextSession(storedAt, hours), settlingMs);
  return { untilMs, why: `until ${event}, ${new Date(untilMs).toISOString().replace('.000Z', 'Z')}` };
}
