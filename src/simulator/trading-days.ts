const DAY_MS = 86_400_000;
/** Monday 2000-01-03, the first simulated trading day, in days since 1970. */
const FIRST_DAY = Date.UTC(2000, 0, 3) / DAY_MS;
const CLOSING_HOUR = 16;

/** Dates already written out: one history asks for 7,000 of them, and writing a date is its slowest part. */
const writtenDates: string[] = [];

/** The date (YYYY-MM-DD) of the n-th trading day since 2000-01-03. Weekends are skipped, holidays are not. */
export function tradingDayAt(index: number): string {
  for (let next = writtenDates.length; next <= index; next += 1) {
    const day = FIRST_DAY + Math.floor(next / 5) * 7 + (next % 5);
    writtenDates.push(new Date(day * DAY_MS).toISOString().slice(0, 10));
  }
  return writtenDates[index] ?? '';
}

/** Trading days of one Monday-to-Friday week share this number. */
export function weekOf(date: string): number {
  return Math.floor((Date.parse(date) / DAY_MS - FIRST_DAY) / 7);
}

/** The number of the newest trading day that is over in New York: like the vendor's free answers, end of day only. */
export function newestTradingDay(nowMs: number): number {
  const clock = newYorkClock(nowMs);
  const sinceFirst = clock.day - FIRST_DAY - (clock.hour < CLOSING_HOUR ? 1 : 0);
  const weekday = ((sinceFirst % 7) + 7) % 7;
  const index = Math.floor(sinceFirst / 7) * 5 + Math.min(weekday, 4);
  // A test's clock may start at zero; the market then stands at its second day, which has a previous close.
  return Math.max(index, 1);
}

/** Whole days between 1970-01-01 and the date in New York, and the hour there. */
function newYorkClock(nowMs: number): { readonly day: number; readonly hour: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
  }).formatToParts(nowMs);
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  return { day: Date.UTC(read('year'), read('month') - 1, read('day')) / DAY_MS, hour: read('hour') };
}

/** New York's offset as SYMBOL_SEARCH spells it: `UTC-04` in summer, `UTC-05` in winter. */
export function newYorkOffset(nowMs: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York',
    timeZoneName: 'shortOffset',
  }).formatToParts(nowMs);
  const summer = parts.some((part) => part.type === 'timeZoneName' && part.value === 'GMT-4');
  return summer ? 'UTC-04' : 'UTC-05';
}
