import { zonedDayOf } from '../../lib/zoned-day.ts';

/** The vendor's clock: its days, its bars and its quota all turn over here. */
export const NEW_YORK = 'America/New_York';

/** The next midnight in New York as RFC 3339 in UTC. */
export function nextNewYorkMidnight(now: Date): string {
  return new Date(zonedDayOf(now.getTime(), NEW_YORK).endsAt).toISOString().replace('.000Z', 'Z');
}
