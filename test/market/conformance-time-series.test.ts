import { expect, test } from '@jest/globals';
import type { Bar, HistoryInterval } from '../../src/market/domain.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { replaying } from './support/replay-server.ts';

/** date, open, high, low, close, volume; then adjusted close, dividend, split coefficient */
type Figures = readonly [string, number, number, number, number, number, number?, number?, number?];
/** how many bars, when last refreshed, the oldest bar, the newest bar */
type Series = readonly [number, string | null, Figures, Figures];
type Folder = readonly [HistoryInterval, boolean, Readonly<Record<string, Series>>];

const FOLDERS: Readonly<Record<string, Folder>> = {
  TIME_SERIES_DAILY: [
    'DAY',
    false,
    {
      'AAPL.json': [
        100,
        '2023-11-17',
        ['2023-06-29', 189.08, 190.07, 188.94, 189.59, 46347308],
        ['2023-11-17', 190.25, 190.38, 188.57, 189.69, 50941404],
      ],
      'AMJ.csv': [
        100,
        null,
        ['2020-04-01', 8.82, 8.97, 8.4655, 8.84, 2466250],
        ['2020-08-21', 13.26, 13.32, 13.15, 13.25, 751279],
      ],
      'IBM.csv': [
        100,
        null,
        ['2025-12-22', 301.03, 303.18, 298.32, 302.79, 2612100],
        ['2026-05-15', 218.2, 220.91, 217.615, 219.3, 6154450],
      ],
      'MSFT.2018-06.json': [
        100,
        '2018-06-08',
        ['2018-01-17', 89.08, 90.28, 88.75, 90.14, 24659472],
        ['2018-06-08', 101.0924, 101.95, 100.54, 101.63, 22165128],
      ],
      'MSFT.2018-08.json': [
        100,
        '2018-08-16',
        ['2018-03-27', 94.94, 95.139, 88.51, 89.47, 53704562],
        ['2018-08-16', 108.3, 108.86, 107.3, 107.64, 20687122],
      ],
      'MSFT.2020-09.json': [
        100,
        '2020-09-16',
        ['2020-04-27', 176.59, 176.9, 173.3, 174.05, 33194400],
        ['2020-09-16', 210.62, 210.65, 204.64, 205.05, 26372464],
      ],
    },
  ],
  TIME_SERIES_DAILY_ADJUSTED: [
    'DAY',
    true,
    {
      'AAPL.2021.json': [
        100,
        '2021-02-05',
        ['2020-09-15', 118.33, 118.829, 113.61, 115.54, 184642039, 115.168150397, 0, 1],
        ['2021-02-05', 137.35, 137.42, 135.86, 136.76, 75693830, 136.76, 0.205, 1],
      ],
      'IBM.2023.json': [
        100,
        '2023-01-23',
        ['2022-08-30', 130.56, 130.77, 129.29, 129.58, 2407888, 128.042262658228, 0, 1],
        ['2023-01-23', 141.4, 142.985, 141.06, 141.86, 5866154, 141.86, 0, 1],
      ],
      'IBM.csv': [
        100,
        null,
        ['2025-12-22', 301.03, 303.18, 298.32, 302.79, 2612100, 298.85821743109733, 0, 1],
        ['2026-05-15', 218.2, 220.91, 217.615, 219.3, 6154450, 219.3, 0, 1],
      ],
      'IBM.partial.2021.json': [
        7,
        '2021-07-20',
        ['2020-12-31', 124.22, 126.03, 123.99, 125.88, 3574696, 122.836743878, 0, 1],
        ['2021-01-11', 127.95, 129.675, 127.66, 128.58, 5602466, 125.471469081, 0, 1],
      ],
      'MSFT.2018.json': [
        100,
        '2018-08-20',
        ['2018-03-29', 90.18, 92.29, 88.4, 91.27, 45867548, 90.524, 0, 1],
        ['2018-08-20', 107.51, 107.9, 106.48, 106.87, 17326964, 106.87, 0, 1],
      ],
      'MSFT.full.2019.json': [
        5034,
        '2019-11-29',
        ['1999-11-29', 90.12, 92.06, 89.5, 90.19, 25730100, 29.0753, 0, 1],
        ['2019-11-29', 152.1, 152.3, 151.28, 151.38, 11977300, 151.38, 0, 1],
      ],
    },
  ],
  TIME_SERIES_WEEKLY: [
    'WEEK',
    false,
    {
      'AAPL.json': [
        1254,
        '2023-11-17',
        ['1999-11-12', 87.75, 97.73, 86.75, 90.62, 25776200],
        ['2023-11-17', 185.82, 190.96, 184.21, 189.69, 262880715],
      ],
      'IBM.csv': [
        1384,
        null,
        ['1999-11-12', 90.5, 97.5, 90.5, 95.87, 43569700],
        ['2026-05-15', 228.66, 230.23, 212.34, 219.3, 33144274],
      ],
      'TSLA.json': [
        564,
        '2021-04-23',
        ['2010-07-09', 20, 20, 14.98, 17.4, 25550600],
        ['2021-04-23', 719.6, 753.77, 691.8001, 729.4, 169804356],
      ],
    },
  ],
  TIME_SERIES_WEEKLY_ADJUSTED: [
    'WEEK',
    true,
    {
      'IBM.csv': [
        1384,
        null,
        ['1999-11-12', 90.5, 97.5, 90.5, 95.87, 43569700, 46.7696, 0.12],
        ['2026-05-15', 228.66, 230.23, 212.34, 219.3, 33144274, 219.3, 0],
      ],
      'MSFT.json': [
        1232,
        '2018-08-16',
        ['1995-01-13', 60.88, 63, 59.75, 62.75, 11750000, 2.5775, 0],
        ['2018-08-16', 109.24, 109.75, 106.82, 107.64, 85933126, 107.64, 0.42],
      ],
      'TSLA.json': [
        564,
        '2021-04-23',
        ['2010-07-09', 20, 20, 14.98, 17.4, 25550600, 3.48, 0],
        ['2021-04-23', 719.6, 753.77, 691.8001, 729.4, 169804356, 729.4, 0],
      ],
    },
  ],
  TIME_SERIES_MONTHLY: [
    'MONTH',
    false,
    {
      'AAPL.json': [
        288,
        '2023-11-17',
        ['1999-12-31', 101, 118, 91.06, 102.81, 84091200],
        ['2023-11-17', 171, 190.96, 170.12, 189.69, 780632639],
      ],
      'IBM.csv': [
        318,
        null,
        ['1999-12-31', 102.56, 122.12, 102.25, 107.87, 158626300],
        ['2026-05-15', 234.55, 235.95, 212.34, 219.3, 63442866],
      ],
      'MSFT.json': [
        283,
        '2018-08-16 12:46:09',
        ['1995-02-28', 59.38, 63.25, 58.38, 63, 62416100],
        ['2018-08-16', 106.03, 110.16, 104.84, 108.2, 224684427],
      ],
      'TSCO.LON.truncated.json': [
        2,
        '2023-08-01',
        ['2023-07-31', 250.9, 264.8, 244.2, 258, 432634258],
        ['2023-08-01', 257.9, 260.151, 257.7, 258.8, 6568009],
      ],
    },
  ],
  TIME_SERIES_MONTHLY_ADJUSTED: [
    'MONTH',
    true,
    {
      'IBM.csv': [
        318,
        null,
        ['1999-12-31', 102.56, 122.12, 102.25, 107.87, 158626300, 52.6237, 0],
        ['2026-05-15', 234.55, 235.95, 212.34, 219.3, 63442866, 219.3, 1.69],
      ],
      'MSFT.json': [
        283,
        '2018-08-20',
        ['1995-02-28', 59.38, 63.25, 58.38, 63, 62416100, 2.5878, 0],
        ['2018-08-20', 106.03, 110.16, 104.84, 106.87, 274693160, 106.87, 0.42],
      ],
    },
  ],
};

function barOf([time, open, high, low, close, volume, adjustedClose, dividend, splitCoefficient]: Figures): Bar {
  const adjustments = { adjustedClose: adjustedClose ?? null, dividend: dividend ?? null };
  return { time, open, high, low, close, volume, ...adjustments, splitCoefficient: splitCoefficient ?? null };
}

/** Adds up the volumes by text alone, as a check on the rows between the oldest and the newest. */
function volumeIn(text: string): number {
  const json = [...text.matchAll(/volume": "(\d+)"/g)].map(([, volume]) => Number(volume));
  if (json.length > 0) return json.reduce((sum, volume) => sum + volume, 0);
  const [header = '', ...rows] = text.trim().split(/\r?\n/);
  const column = header.split(',').indexOf('volume');
  return rows.reduce((sum, row) => sum + Number(row.split(',')[column]), 0);
}

describeRecordings.each(Object.entries(FOLDERS))('recorded %s', (folder, [interval, adjusted, files]) => {
  testEveryFileIsAsserted(folder, Object.keys(files));

  test.each(Object.entries(files))('%s is read bar by bar, oldest first', async (file, series) => {
    const [count, lastRefreshed, oldest, newest] = series;
    const symbol = file.startsWith('TSCO.LON') ? 'TSCO.LON' : (file.split('.')[0] ?? '');
    const body = recording(folder, file);
    const read = await replaying(body, (source) => source.history({ symbol, interval, adjusted }));
    expect({ ...read, bars: read.bars.length }).toEqual({
      ...{ symbol, interval, adjusted, lastRefreshed, timeZone: 'America/New_York', bars: count },
    });
    expect(read.bars.at(0)).toEqual(barOf(oldest));
    expect(read.bars.at(-1)).toEqual(barOf(newest));
    const times = read.bars.map((bar) => bar.time);
    expect(times).toEqual([...new Set(times)].sort());
    expect(read.bars.reduce((sum, bar) => sum + (bar.volume ?? 0), 0)).toBe(volumeIn(body.toString()));
    expect(read.bars.filter((bar) => bar.close === null || (adjusted && bar.adjustedClose === null))).toEqual([]);
  });
});
