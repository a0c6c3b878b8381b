import { addDays, civilDate, weekdayOf, yearOf } from '../lib/civil-date.ts';
import { easterSunday } from './easter.ts';

const MONDAY = 1;
const THURSDAY = 4;

/** The fourth Thursday of November. */
export function thanksgivingOf(year: number): string {
  return nthWeekday({ year, month: 11 }, THURSDAY, 4);
}

/**
 * The days of a year on which the New York Stock Exchange is closed by its Rule 7.2: right from 1998, when Martin
 * Luther King, Jr. Day was added. Source: the exchange's "Holidays and Trading Hours".
 */
export function holidaysOf(year: number): readonly string[] {
  const fixed = (month: number, day: number): string => observed(civilDate(year, month, day));
  const newYear = civilDate(year, 1, 1);
  return [
    // On a Saturday it is not observed: the Friday before belongs to the old year, whose books close on it.
    weekdayOf(newYear) === 0 ? addDays(newYear, 1) : newYear,
    nthWeekday({ year, month: 1 }, MONDAY, 3), // Martin Luther King, Jr. Day
    nthWeekday({ year, month: 2 }, MONDAY, 3), // Washington's Birthday
    addDays(easterSunday(year), -2), // Good Friday
    lastMondayOfMay(year), // Memorial Day
    ...(year >= 2022 ? [fixed(6, 19)] : []), // Juneteenth
    fixed(7, 4), // Independence Day
    nthWeekday({ year, month: 9 }, MONDAY, 1), // Labor Day
    thanksgivingOf(year),
    fixed(12, 25), // Christmas Day
  ];
}

/** Whether a day is a holiday by rule. Weekends are none. */
export function isHoliday(date: string): boolean {
  return holidaysOf(yearOf(date)).includes(date);
}

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. */
function observed(date: string): string {
  const weekday = weekdayOf(date);
  if (weekday === 6) return addDays(date, -1);
  return weekday === 0 ? addDays(date, 1) : date;
}

function nthWeekday({ year, month }: { year: number; month: number }, weekday: number, nth: number): string {
  const first = civilDate(year, month, 1);
  const untilWeekday = (weekday - weekdayOf(first) + 7) % 7;
  return addDays(first, untilWeekday + 7 * (nth - 1));
}

function lastMondayOfMay(year: number): string {
  const last = civilDate(year, 5, 31);
  return addDays(last, -((weekdayOf(last) - MONDAY + 7) % 7));
}
