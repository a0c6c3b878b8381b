import { dateIn } from './zoned-time.ts';

/** A day on the clock of a time zone. */
export interface ZonedDay {
  /** YYYY-MM-DD. */
  readonly name: string;
  /** Epoch ms: the first moment of the next day. */
  readonly endsAt: number;
}

/** No day is longer: 24 hours and what a clock is put back by. */
const LONGEST_DAY_MS = 27 * 3_600_000;

/**
 * The day of the IANA zone that `now` (epoch ms) lies in. Its end is searched for, not computed: where summer time
 * begins at midnight, the next day's first moment is not 00:00.
 */
export function zonedDayOf(now: number, timeZone: string): ZonedDay {
  const name = dateIn(timeZone, now);
  let inside = now;
  let endsAt = now + LONGEST_DAY_MS;
  while (endsAt - inside > 1) {
    const middle = Math.floor((inside + endsAt) / 2);
    if (dateIn(timeZone, middle) === name) inside = middle;
    else endsAt = middle;
  }
  return { name, endsAt };
}

/** Whether it is the name of a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // Intl says it by throwing.
  }
}
