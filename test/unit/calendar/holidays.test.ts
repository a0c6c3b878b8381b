import { describe, expect, test } from '@jest/globals';
import { getHolidays } from 'nyse-holidays';
import { closesEarly } from '../../../src/calendar/early-closes.ts';
import { easterSunday } from '../../../src/calendar/easter.ts';
import { holidaysOf } from '../../../src/calendar/holidays.ts';
import { isTradingDay } from '../../../src/calendar/sessions.ts';
import { addDays } from '../../../src/lib/civil-date.ts';

const YEARS = Array.from({ length: 53 }, (_, index) => 1998 + index);

describe('holidays', () => {
  test.each(YEARS)('of %i are those that another implementation has', (year) => {
    const theirs = getHolidays(year).map(({ dateString }) => dateString);
    expect(weekdaysOf(holidaysOf(year))).toEqual([...theirs].sort());
  });

  test.each([
    ['2022-01-01', '2021-12-31', true], // A Saturday: the Friday before trades.
    ['2023-01-01', '2023-01-02', false],
    ['2021-06-19', '2021-06-18', true], // Juneteenth, a year before it was kept.
    ['2022-06-19', '2022-06-20', false],
    ['2026-07-04', '2026-07-03', false],
    ['2027-12-25', '2027-12-24', false],
  ])('a holiday on %s leaves %s a trading day: %s', (_holiday, date, trading) => {
    expect(isTradingDay(date)).toBe(trading);
  });

  test.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('Easter %i is on %s', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });
});

test.each(['2001-09-10', '2001-09-17', '2012-10-26', '2012-10-31', '2018-12-06', '2025-01-08', '2025-01-10'])(
  '%s, beside a special closure, is a trading day',
  (date) => {
    expect(isTradingDay(date)).toBe(true);
  },
);

test.each([
  '2001-09-11',
  '2001-09-14',
  '2004-06-11',
  '2007-01-02',
  '2012-10-29',
  '2012-10-30',
  '2018-12-05',
  '2025-01-09',
])('the market was closed on %s', (date) => {
  expect(isTradingDay(date)).toBe(false);
});

describe('early closes', () => {
  test.each([
    [1999, ['1999-11-26', '1999-12-31']],
    [2002, ['2002-07-05', '2002-11-29', '2002-12-24']],
    [2003, ['2003-07-03', '2003-11-28', '2003-12-24', '2003-12-26']],
    [2012, ['2012-07-03', '2012-11-23', '2012-12-24']],
    [2013, ['2013-07-03', '2013-11-29', '2013-12-24']],
    [2020, ['2020-11-27', '2020-12-24']],
    [2021, ['2021-11-26']],
    [2022, ['2022-11-25']],
    [2023, ['2023-07-03', '2023-11-24']],
    [2024, ['2024-07-03', '2024-11-29', '2024-12-24']],
    [2025, ['2025-07-03', '2025-11-28', '2025-12-24']],
    [2026, ['2026-11-27', '2026-12-24']],
    [2027, ['2027-11-26']],
    [2028, ['2028-07-03', '2028-11-24']],
  ])('of %i', (year, expected) => {
    const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
    expect(days.filter((date) => date.startsWith(`${year}`) && isTradingDay(date) && closesEarly(date))).toEqual(
      expected,
    );
  });
});

/** The other implementation leaves out what falls on a weekend. */
function weekdaysOf(dates: readonly string[]): string[] {
  return dates.filter((date) => ![0, 6].includes(new Date(date).getUTCDay()));
}
