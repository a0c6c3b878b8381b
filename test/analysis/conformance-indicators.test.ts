import { beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_PARAMETERS } from '../../src/analysis/indicator-settings.ts';
import { type IndicatorLineName, type IndicatorRequest, indicatorOf } from '../../src/analysis/indicator.ts';
import type { PriceHistory } from '../../src/market/domain.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from '../market/support/recordings.ts';
import { replaying } from '../market/support/replay-server.ts';
import { type RecordedRow, recordedRows } from './support/recorded-indicator.ts';
import { weeksOf } from './support/weeks.ts';

/** Half of the last recorded digit, and a hair for the way a decimal lies in a double. */
const ROUNDING = 0.5e-4 + 1e-9;
/** The recorded adjusted closes have 4 decimals themselves: an indicator made of them is as uncertain again. */
const ROUNDING_OF_INPUTS = 2e-4;

const request = (kind: IndicatorRequest['kind'], period: number, rest: Partial<IndicatorRequest> = {}) => ({
  ...{ kind, interval: 'DAY' as const, period, price: 'CLOSE' as const, parameters: DEFAULT_PARAMETERS },
  ...rest,
});
const THREE_DEVIATIONS = { parameters: { ...DEFAULT_PARAMETERS, deviations: 3 } };
const OPEN = { price: 'OPEN' as const };

/** By folder: what each recording is to us. A null file has no recorded bars that it was computed from. */
const ORACLES = {
  SMA: {
    'MSFT.2019.json': 'every row',
    'IBM.csv': 'rows without dividends',
    'MSFT.2018.json': 'rows up to the bars',
    'MSFT.15min.2017.json': null,
  },
  EMA: { 'MSFT.2019.json': 'every row', 'IBM.csv': null, 'TSLA.weekly.2021.json': 'every row' },
  RSI: { 'MSFT.2019.json': 'every row', 'MSFT.2018.json': 'rows up to the bars', 'IBM.csv': null },
  MACD: { 'MSFT.2019.json': 'every row', 'IBM.csv': null, 'IBM.open.2021.json': null },
  BBANDS: { 'MSFT.2019.json': 'every row', 'IBM.csv': 'every row', 'IBM.2020.json': null },
  STOCH: { 'MSFT.2019.json': 'every row', 'IBM.csv': 'the newest 92 rows' },
  ADX: { 'MSFT.2019.json': 'every row', 'IBM.csv': null },
} as const;

describeRecordings.each(Object.entries(ORACLES))('recorded %s', (folder, files) => {
  testEveryFileIsAsserted(folder, Object.keys(files));
});

describeRecordings('indicators of November 2019, from raw bars', () => {
  let days: PriceHistory;
  let weeks: PriceHistory;
  beforeAll(async () => {
    const body = recording('TIME_SERIES_DAILY_ADJUSTED', 'MSFT.full.2019.json');
    const series = { symbol: 'MSFT', interval: 'DAY', adjusted: true } as const;
    const read = await replaying(body, (source) => source.history(series));
    days = { ...read, adjusted: false };
    weeks = weeksOf(days);
  });

  test.each([
    ['MACD', request('MACD', 14, OPEN), 5001],
    ['STOCH', request('STOCH', 14), 5026],
    ['ADX', request('ADX', 10), 5015],
  ] as const)('%s/MSFT.2019.json: every row of 20 years of days, to 4 decimals', (folder, asked, rows) => {
    const recorded = recordedRows(folder, 'MSFT.2019.json');
    expect(recorded).toHaveLength(rows);
    expect(compared(days, asked, recorded)).toEqual({ rows, beyond: [] });
  });

  // The vendor's weekly series of the day began a week later than the daily one.
  test.each([
    ['SMA', request('SMA', 10, OPEN), 1034],
    ['EMA', request('EMA', 10, OPEN), 1034],
    ['RSI', request('RSI', 10, OPEN), 1033],
    ['BBANDS', request('BBANDS', 5, THREE_DEVIATIONS), 1039],
  ] as const)('%s/MSFT.2019.json: every row of 20 years of weeks, to 4 decimals', (folder, asked, rows) => {
    const recorded = recordedRows(folder, 'MSFT.2019.json');
    const later = { ...weeks, bars: weeks.bars.slice(1) };
    expect(compared(later, asked, recorded)).toEqual({ rows, beyond: [] });
  });
});

describeRecordings('weekly indicators of other days', () => {
  test.each([
    ['SMA', 1222],
    ['RSI', 1221],
  ] as const)('%s/MSFT.2018.json: every row up to the recorded raw bars, to 4 decimals', async (folder, rows) => {
    const body = recording('TIME_SERIES_WEEKLY_ADJUSTED', 'MSFT.json');
    const series = { symbol: 'MSFT', interval: 'WEEK', adjusted: true } as const;
    const history = await replaying(body, (source) => source.history(series));
    // Its newest bar is a week in progress.
    const recorded = recordedRows(folder, 'MSFT.2018.json').filter(({ time }) => time < '2018-08-16');
    const raw = { ...history, adjusted: false };
    expect(compared(raw, request(folder, 10, OPEN), recorded)).toEqual({ rows, beyond: [] });
  });

  test('EMA/TSLA.weekly.2021.json: its two rows, from adjusted bars', async () => {
    const body = recording('TIME_SERIES_WEEKLY_ADJUSTED', 'TSLA.json');
    const series = { symbol: 'TSLA', interval: 'WEEK', adjusted: true } as const;
    const history = await replaying(body, (source) => source.history(series));
    const recorded = recordedRows('EMA', 'TSLA.weekly.2021.json');
    expect(compared(history, request('EMA', 10, OPEN), recorded)).toEqual({ rows: 2, beyond: [] });
  });
});

describeRecordings('indicators of May 2026, from adjusted bars', () => {
  test('BBANDS/IBM.csv: every row of 26 years of weeks', async () => {
    const body = recording('TIME_SERIES_WEEKLY_ADJUSTED', 'IBM.csv');
    const series = { symbol: 'IBM', interval: 'WEEK', adjusted: true } as const;
    const history = await replaying(body, (source) => source.history(series));
    const recorded = recordedRows('BBANDS', 'IBM.csv');
    const { rows, beyond } = compared(history, request('BBANDS', 5, THREE_DEVIATIONS), recorded, ROUNDING_OF_INPUTS);
    expect({ rows, beyond }).toEqual({ rows: 1380, beyond: [] });
    const raw = compared({ ...history, adjusted: false }, request('BBANDS', 5, THREE_DEVIATIONS), recorded);
    expect(raw.beyond.length).toBeGreaterThan(1000);
  });

  // The vendor scales a weekly open with the factor of its own day, we with that of the week's last day.
  test('SMA/IBM.csv: every row whose ten weeks hold no dividend', async () => {
    const body = recording('TIME_SERIES_WEEKLY_ADJUSTED', 'IBM.csv');
    const series = { symbol: 'IBM', interval: 'WEEK', adjusted: true } as const;
    const history = await replaying(body, (source) => source.history(series));
    const { bars } = history;
    const plain = new Set(
      bars.flatMap(({ time }, index) =>
        bars.slice(Math.max(0, index - 9), index + 1).every(({ dividend }) => dividend === 0) ? [time] : [],
      ),
    );
    const recorded = recordedRows('SMA', 'IBM.csv').filter(({ time }) => plain.has(time));
    expect(recorded.length).toBeGreaterThan(300);
    const { beyond } = compared(history, request('SMA', 10, OPEN), recorded, ROUNDING_OF_INPUTS);
    // The week of the Kyndryl spin-off, which the weekly form does not mark.
    expect(beyond).toMatchObject([{ time: '2021-11-05' }]);
  });

  test('STOCH/IBM.csv: every row of the 100 days that were recorded with it', async () => {
    const body = recording('TIME_SERIES_DAILY_ADJUSTED', 'IBM.csv');
    const series = { symbol: 'IBM', interval: 'DAY', adjusted: true } as const;
    const history = await replaying(body, (source) => source.history(series));
    const asked = request('STOCH', 14);
    const computed = indicatorOf(history, asked);
    const recorded = recordedRows('STOCH', 'IBM.csv').filter(({ time }) => time >= String(computed.times[0]));
    expect(compared(history, asked, recorded)).toEqual({ rows: 92, beyond: [] });
  });
});

/** How many rows were compared, and those that differ by more than the rounding; a row that is not computed differs. */
function compared(
  history: PriceHistory,
  asked: IndicatorRequest,
  recorded: readonly RecordedRow[],
  tolerance = ROUNDING,
): { readonly rows: number; readonly beyond: readonly unknown[] } {
  const series = indicatorOf(history, asked);
  const indexes = new Map(series.times.map((time, index) => [time, index]));
  const computedAt = (name: IndicatorLineName, time: string): number =>
    series.lines.find((line) => line.name === name)?.values[indexes.get(time) ?? -1] ?? Number.NaN;
  const beyond = recorded.flatMap(({ time, values }) =>
    Object.entries(values).flatMap(([column, value]) => {
      const computed = computedAt(LINES[column] ?? 'SMA', time);
      return Math.abs(computed - value) <= tolerance ? [] : [{ time, column, value, computed }];
    }),
  );
  return { rows: recorded.length, beyond };
}

/** By the vendor's name of a column. */
const LINES: Readonly<Record<string, IndicatorLineName>> = {
  ...{ SMA: 'SMA', EMA: 'EMA', RSI: 'RSI', ADX: 'ADX' },
  ...{ MACD: 'MACD', MACD_Signal: 'SIGNAL', MACD_Hist: 'HISTOGRAM' },
  ...{ 'Real Upper Band': 'UPPER', 'Real Middle Band': 'MIDDLE', 'Real Lower Band': 'LOWER' },
  ...{ SlowK: 'SLOW_K', SlowD: 'SLOW_D' },
};
