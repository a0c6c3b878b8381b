import { expect, test } from '@jest/globals';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { rejectionOf, replaying } from './support/replay-server.ts';

type Figures = readonly [string, number, number, number, number, number, number, number, number, string];

/** symbol, price, open, high, low, previous close, change, change in percent, volume, day */
const QUOTES: Readonly<Record<string, Figures>> = {
  'IBM.2.csv': ['IBM', 305.69, 300, 307.72, 297.59, 304.86, 0.83, 0.2723, 3592455, '2025-11-14'],
  'IBM.csv': ['IBM', 219.3, 218.2, 220.91, 217.615, 218.37, 0.93, 0.4259, 6154450, '2026-05-15'],
  'IBM.json': ['IBM', 152.89, 153.29, 153.5, 152.4601, 153.06, -0.17, -0.1111, 4421337, '2023-11-17'],
  'IWDA.AS.json': ['IWDA.AS', 51.76, 51.51, 51.92, 51.51, 51.435, 0.325, 0.6319, 93222, '2019-08-30'],
  'MSFT.json': ['MSFT', 112.13, 112.63, 113.17, 110.64, 112.79, -0.66, -0.5852, 29062853, '2018-10-05'],
  'TSLA.json': ['TSLA', 729.4, 719.8, 737.36, 715.46, 719.69, 9.71, 1.3492, 27879033, '2021-04-23'],
  'PLTU.stale-during-session.inner.json': [
    ...(['PLTU', 44.82, 36.98, 45.71, 36.265, 28.39, 16.43, 57.8725, 12549412, '2026-08-04'] as const),
  ],
};

function quoteOf([symbol, price, open, high, low, previousClose, change, changePercent, volume, day]: Figures) {
  const figures = { symbol, price, open, high, low, previousClose, change, changePercent, volume };
  return { ...figures, latestTradingDay: day, currency: null, delayMinutes: null, source: 'ALPHA_VANTAGE' };
}

describeRecordings('recorded quotes', () => {
  testEveryFileIsAsserted('GLOBAL_QUOTE', [...Object.keys(QUOTES), 'UNKNOWN-SYMBOL.json']);

  test.each(Object.entries(QUOTES))('%s is read figure by figure', async (file, figures) => {
    const body = recording('GLOBAL_QUOTE', file).toString();
    // The reporter of the inner object dropped its wrapper.
    const whole = file.includes('.inner.') ? `{"Global Quote": ${body}}` : body;
    expect(await replaying(whole, (source) => source.quote(figures[0]))).toEqual(quoteOf(figures));
  });

  test('an empty quote is an unknown symbol', async () => {
    const body = recording('GLOBAL_QUOTE', 'UNKNOWN-SYMBOL.json');
    expect(await replaying(body, (source) => rejectionOf(source.quote('NOPE')))).toMatchObject({
      code: 'SYMBOL_NOT_FOUND',
    });
  });
});
