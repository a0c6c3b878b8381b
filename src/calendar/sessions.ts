import { addDays, weekdayOf } from '../lib/civil-date.ts';
import { dateIn, momentIn } from '../lib/zoned-time.ts';
import { closesEarly } from './early-closes.ts';
import { isHoliday } from './holidays.ts';
import { SPECIAL_CLOSURES } from './special-days.ts';

/** The exchange's clock. */
const NEW_YORK = 'America/New_York';

/** Regular trading, or with the pre-market and after-hours trading around it. */
export type Hours = 'regular' | 'extended';

/** One day's trading in New York. */
export interface Session {
  /** YYYY-MM-DD in New York. */
  readonly date: string;
  /** Epoch ms: the first moment of it. */
  readonly opensAt: number;
  /** Epoch ms: the first moment after it. */
  readonly closesAt: number;
}

/** Minutes since midnight in New York. */
const HOURS = {
  regular: { opens: 9 * 60 + 30, closes: 16 * 60, closesEarly: 13 * 60 },
  extended: { opens: 4 * 60, closes: 20 * 60, closesEarly: 17 * 60 },
} as const;

/** Whether the New York exchanges trade on a day, YYYY-MM-DD. Right from 1998. */
export function isTradingDay(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !isHoliday(date) && !SPECIAL_CLOSURES.has(date);
}

/** The session of a day, YYYY-MM-DD; null when there is none. */
export function sessionOf(date: string, hours: Hours = 'regular'): Session | null {
  if (!isTradingDay(date)) return null;
  const { opens, closes, closesEarly: early } = HOURS[hours];
  const closing = closesEarly(date) ? early : closes;
  return { date, opensAt: momentIn(NEW_YORK, date, opens), closesAt: momentIn(NEW_YORK, date, closing) };
}

/** The session that runs at a moment, epoch ms; null while the market is closed. */
export function sessionAt(at: number, hours: Hours = 'regular'): Session | null {
  const session = sessionOf(dateIn(NEW_YORK, at), hours);
  return session !== null && session.opensAt <= at && at < session.closesAt ? session : null;
}

/** The first session that opens after a moment, epoch ms. */
export function nextSession(at: number, hours: Hours = 'regular'): Session {
  return firstSession(at, 1, (date) => {
    const session = sessionOf(date, hours);
    return session !== null && session.opensAt > at ? session : null;
  });
}

/** The newest session that is over at a moment, epoch ms. */
export function lastSession(at: number, hours: Hours = 'regular'): Session {
  return firstSession(at, -1, (date) => {
    const session = sessionOf(date, hours);
    return session !== null && session.closesAt <= at ? session : null;
  });
}

/** When trading begins next, epoch ms: later than `at`. */
export function nextOpen(at: number, hours: Hours = 'regular'): number {
  return nextSession(at, hours).opensAt;
}

/** When trading ends next, epoch ms: later than `at`. */
export function nextClose(at: number, hours: Hours = 'regular'): number {
  return (sessionAt(at, hours) ?? nextSession(at, hours)).closesAt;
}

/** When trading last ended, epoch ms: `at` or earlier. */
export function previousClose(at: number, hours: Hours = 'regular'): number {
  return lastSession(at, hours).closesAt;
}

/** Looks day by day. It ends: no week is without a session. */
function firstSession(at: number, step: 1 | -1, found: (date: string) => Session | null): Session {
  for (let date = dateIn(NEW_YORK, at); ; date = addDays(date, step)) {
    const session = found(date);
    if (session !== null) return session;
  }
}
