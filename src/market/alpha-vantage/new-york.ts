/** The vendor's clock: its days, its bars and its quota all turn over here. */
export const NEW_YORK = 'America/New_York';

/** The next midnight in New York as RFC 3339 in UTC. Daylight saving changes at two, so each midnight is unique. */
export function nextNewYorkMidnight(now: Date): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: NEW_YORK, dateStyle: 'short' }).format(now);
  const tomorrowUtcMs = Date.parse(`${today}T00:00:00Z`) + 86_400_000;
  const summer = new Date(tomorrowUtcMs + 4 * 3_600_000);
  const midnight = hourInNewYork(summer) === '00' ? summer : new Date(tomorrowUtcMs + 5 * 3_600_000);
  return midnight.toISOString().replace('.000Z', 'Z');
}

function hourInNewYork(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: NEW_YORK, hour: '2-digit', hourCycle: 'h23' }).format(moment);
}
