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
