import { expect, test } from '@jest/globals';
import { isTradingDay } from '../../../src/calendar/sessions.ts';
import { addDays } from '../../../src/lib/civil-date.ts';
import { describeRecordings, recording } from '../../market/support/recordings.ts';

const SERIES = [
  ['TIME_SERIES_DAILY', 'AAPL.json'],
  ['TIME_SERIES_DAILY', 'AMJ.csv'],
  ['TIME_SERIES_DAILY', 'IBM.csv'],
  ['TIME_SERIES_DAILY', 'MSFT.2018-06.json'],
  ['TIME_SERIES_DAILY', 'MSFT.2018-08.json'],
  ['TIME_SERIES_DAILY', 'MSFT.2020-09.json'],
  ['TIME_SERIES_DAILY_ADJUSTED', 'AAPL.2021.json'],
  ['TIME_SERIES_DAILY_ADJUSTED', 'IBM.2023.json'],
  ['TIME_SERIES_DAILY_ADJUSTED', 'IBM.csv'],
  ['TIME_SERIES_DAILY_ADJUSTED', 'MSFT.2018.json'],
  ['TIME_SERIES_DAILY_ADJUSTED', 'MSFT.full.2019.json'],
] as const;

describeRecordings('the trading days of recorded daily bars', () => {
  test.each(SERIES)('%s/%s', (folder, file) => {
    const recorded = barDatesOf(recording(folder, file).toString());
    const [first = '', last = ''] = [recorded[0], recorded.at(-1)];
    expect(recorded.length).toBeGreaterThanOrEqual(100);
    expect(tradingDays(first, last)).toEqual(recorded);
  });
});

/** Oldest first. */
function barDatesOf(text: string): string[] {
  return [...text.matchAll(/^(?:\s*"(\d{4}-\d\d-\d\d)": \{|(\d{4}-\d\d-\d\d),)/gm)]
    .map(([, json, csv]) => json ?? csv ?? '')
    .sort();
}

function tradingDays(first: string, last: string): string[] {
  const days: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) if (isTradingDay(date)) days.push(date);
  return days;
}
