import { expect, test } from '@jest/globals';
import type { Bar, IntradayInterval } from '../../src/market/domain.ts';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { rejectionOf, replaying } from './support/replay-server.ts';

/** stamp, open, high, low, close, volume */
type Figures = readonly [string, number, number, number, number, number];
/** interval, how many bars, when last refreshed, the oldest bar, the newest bar */
type Series = readonly [IntradayInterval, number, string | null, Figures, Figures];

const FILES: Readonly<Record<string, Series>> = {
  'AAPL.1min.json': [
    ...(['ONE_MINUTE', 100, '2023-11-17 19:59:00'] as const),
    ['2023-11-17 18:19:00', 189.94, 189.95, 189.9, 189.925, 19],
    ['2023-11-17 19:59:00', 189.74, 189.755, 189.69, 189.69, 335],
  ],
  'AAPL.5min.json': [
    ...(['FIVE_MINUTES', 100, '2023-11-17 19:55:00'] as const),
    ['2023-11-17 11:40:00', 188.99, 189.14, 188.82, 189.08, 336548],
    ['2023-11-17 19:55:00', 189.78, 189.78, 189.69, 189.69, 1536],
  ],
  'AAPL.15min.json': [
    ...(['FIFTEEN_MINUTES', 100, '2023-11-17 19:45:00'] as const),
    ['2023-11-16 11:00:00', 189.46, 189.57, 189.095, 189.365, 1475732],
    ['2023-11-17 19:45:00', 189.85, 189.85, 189.69, 189.69, 6147],
  ],
  'AAPL.30min.json': [
    ...(['THIRTY_MINUTES', 100, '2023-11-17 19:30:00'] as const),
    ['2023-11-14 18:00:00', 187.24, 187.44, 187.2, 187.395, 16802],
    ['2023-11-17 19:30:00', 189.89, 189.9, 189.69, 189.69, 8154],
  ],
  'AAPL.60min.json': [
    ...(['SIXTY_MINUTES', 100, '2023-11-17 19:00:00'] as const),
    ['2023-11-09 16:00:00', 182.199, 182.4, 181.97, 182.25, 13876442],
    ['2023-11-17 19:00:00', 189.96, 189.96, 189.69, 189.69, 12229],
  ],
  'IBM.5min.csv': [
    ...(['FIVE_MINUTES', 100, null] as const),
    ['2026-05-15 11:40:00', 217.98, 218.42, 217.96, 218.14, 62832],
    ['2026-05-15 19:55:00', 219.03, 219.03, 219, 219, 158],
  ],
  'MSFT.15min.2018.json': [
    ...(['FIFTEEN_MINUTES', 39, '2018-04-11 15:30:00'] as const),
    ['2018-04-10 12:45:00', 92, 92.37, 91.92, 92.21, 541685],
    ['2018-04-11 15:30:00', 91.84, 91.84, 91.48, 91.6, 852917],
  ],
  'MSFT.1min.2018.json': [
    ...(['ONE_MINUTE', 100, '2018-06-01 16:00:00'] as const),
    ['2018-06-01 14:21:00', 100.3975, 100.4558, 100.385, 100.455, 67726],
    ['2018-06-01 16:00:00', 100.615, 100.81, 100.59, 100.79, 4129781],
  ],
  'TSLA.15min.extended.2021.csv': [
    ...(['FIFTEEN_MINUTES', 514, null] as const),
    ['2021-05-11 08:15:00', 586.669, 586.669, 582.51, 584.62, 119607],
    ['2021-05-13 20:00:00', 574.47, 575, 573.5, 573.5, 11050],
  ],
  'TSLA.5min.csv': [
    ...(['FIVE_MINUTES', 100, null] as const),
    ['2021-05-13 11:45:00', 578.5, 578.6399, 571.201, 571.89, 701441],
    ['2021-05-13 20:00:00', 574.47, 575, 573.5, 573.5, 11050],
  ],
};

function barOf([time, open, high, low, close, volume]: Figures): Bar {
  return { time, open, high, low, close, volume, adjustedClose: null, dividend: null, splitCoefficient: null };
}

describeRecordings('recorded intraday bars', () => {
  testEveryFileIsAsserted('TIME_SERIES_INTRADAY', Object.keys(FILES));

  test.each(Object.entries(FILES))('%s is read bar by bar, oldest first', async (file, series) => {
    const [interval, count, lastRefreshed, oldest, newest] = series;
    const symbol = file.split('.')[0] ?? '';
    const body = recording('TIME_SERIES_INTRADAY', file);
    const read = await replaying(body, (source) => source.intraday({ symbol, interval }));
    expect({ ...read, bars: read.bars.length }).toEqual({
      ...{ symbol, interval, adjusted: false, lastRefreshed, timeZone: 'America/New_York', bars: count },
    });
    expect(read.bars.at(0)).toEqual(barOf(oldest));
    expect(read.bars.at(-1)).toEqual(barOf(newest));
    const times = read.bars.map((bar) => bar.time);
    expect(times).toEqual([...new Set(times)].sort());
    expect(read.bars.filter((bar) => bar.close === null || bar.volume === null)).toEqual([]);
  });

  test('bars of another length than asked are refused', async () => {
    const body = recording('TIME_SERIES_INTRADAY', 'AAPL.15min.json');
    const asked = { symbol: 'AAPL', interval: 'FIVE_MINUTES' } as const;
    const rejection = await replaying(body, (source) => rejectionOf(source.intraday(asked)));
    expect(rejection).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
  });
});

const REQUEST = { symbol: 'BRK.B', interval: 'SIXTY_MINUTES' } as const;
const answering = (stamp: string) =>
  JSON.stringify({ 'Meta Data': { '2. Symbol': 'BRK-B' }, 'Time Series (60min)': { [stamp]: { '4. close': '1' } } });

test('intraday asks for prices as traded, and a stamp without seconds gets them', async () => {
  await replaying(answering('2017-12-20 14:00'), async (source, asked) => {
    expect((await source.intraday(REQUEST)).bars.map(({ time }) => time)).toEqual(['2017-12-20 14:00:00']);
    const { apikey: _, ...parameters } = Object.fromEntries(asked[0] ?? []);
    expect(parameters).toEqual({
      ...{ function: 'TIME_SERIES_INTRADAY', symbol: 'BRK-B', interval: '60min' },
      ...{ adjusted: 'false', outputsize: 'compact' },
    });
  });
});

test.each(['2026-05-15', 'soon', '2026-05-15 25:00:00'])('an intraday bar stamped %s is refused', async (stamp) => {
  const rejection = await replaying(answering(stamp), (source) => rejectionOf(source.intraday(REQUEST)));
  expect(rejection).toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
});
