import { addDays } from '../../lib/civil-date.ts';
import { dateIn, momentIn } from '../../lib/zoned-time.ts';

/** The vendor's clock: its days, its bars and its quota all turn over here. */
export const NEW_YORK = 'America/New_York';

/** The next midnight in New York as RFC 3339 in UTC. */
export function nextNewYorkMidnight(now: Date): string {
  const tomorrow = addDays(dateIn(NEW_YORK, now.getTime()), 1);
  return new Date(momentIn(NEW_YORK, tomorrow, 0)).toISOString().replace('.000Z', 'Z');
}
