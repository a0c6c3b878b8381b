import { civilDate } from '../lib/civil-date.ts';

/** Easter Sunday of the western church, YYYY-MM-DD: the Gregorian rule as Meeus, Jones and Butcher put it (1876). */
export function easterSunday(year: number): string {
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const golden = year % 19;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const untilSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * untilSunday) / 451);
  const dayOfSpring = epact + untilSunday - 7 * correction + 114;
  return civilDate(year, Math.floor(dayOfSpring / 31), (dayOfSpring % 31) + 1);
}
