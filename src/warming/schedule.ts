import { Cron } from 'croner';

/** The market's clock: wherever the process runs, 9:25 is five minutes before the open. */
const ZONE = 'America/New_York';

export function isCronPattern(pattern: string): boolean {
  try {
    return nextAfter(pattern, 0) !== null;
  } catch {
    return false; // The fault says what is expected; the parser's own message would say it twice.
  }
}

/**
 * When a cron pattern (five fields, or six with seconds first) is next due, in New York.
 *
 * @param now Epoch ms.
 * @returns Epoch ms; null: never again.
 */
export function nextAfter(pattern: string, now: number): number | null {
  return new Cron(pattern, { timezone: ZONE, paused: true }).nextRun(new Date(now))?.getTime() ?? null;
}

/** A run that renews much takes its time, and what it comes to last must not have ended by then, ms. */
const LONGEST_RUN_MS = 60_000;

/**
 * What a run at this time is to renew: what ends before the next one, or while that one is at it.
 *
 * @param at Epoch ms, a time of the pattern.
 * @returns Epoch ms; null: there is no next one.
 */
export function renewBefore(pattern: string, at: number): number | null {
  const next = nextAfter(pattern, at);
  return next === null ? null : next + Math.min(next - at, LONGEST_RUN_MS);
}
