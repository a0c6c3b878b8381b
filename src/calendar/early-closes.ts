import { addDays, weekdayOf, yearOf } from '../lib/civil-date.ts';
import { thanksgivingOf } from './holidays.ts';
import { SPECIAL_EARLY_CLOSES } from './special-days.ts';

const MONDAY = 1;
const WEDNESDAY = 3;
const THURSDAY = 4;
const FRIDAY = 5;

/** Whether the session of a trading day closes at 13:00. */
export function closesEarly(date: string): boolean {
  const year = yearOf(date);
  switch (date.slice(5)) {
    case '07-03':
      return isShortJulyThird(weekdayOf(date), year);
    case '07-05':
      // Until 2012 a Thursday's Independence Day shortened the Friday after it, not the Wednesday before.
      return weekdayOf(date) === FRIDAY && year < 2013;
    case '12-24':
      return isBetween(weekdayOf(date), MONDAY, THURSDAY);
    default:
      return date === addDays(thanksgivingOf(year), 1) || SPECIAL_EARLY_CLOSES.has(date);
  }
}

function isShortJulyThird(weekday: number, year: number): boolean {
  return isBetween(weekday, MONDAY, THURSDAY) && (weekday !== WEDNESDAY || year >= 2013);
}

function isBetween(weekday: number, first: number, last: number): boolean {
  return weekday >= first && weekday <= last;
}
