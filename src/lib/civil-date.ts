const DAY_MS = 86_400_000;

/** A day as text, YYYY-MM-DD: two of them compare as their days do. Days and months beyond their range carry over. */
export function civilDate(year: number, month: number, day: number): string {
  return textOf(Date.UTC(year, month - 1, day));
}

/** The day so many days later, or earlier. */
export function addDays(date: string, days: number): string {
  return textOf(Date.parse(date) + days * DAY_MS);
}

/** From 0, Sunday, to 6, Saturday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay();
}

/** The year of YYYY-MM-DD. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

// Midnight in UTC stands for the day: no zone and no daylight saving comes in.
function textOf(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, 10);
}
