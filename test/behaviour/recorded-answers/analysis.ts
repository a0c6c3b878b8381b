import { expect } from '@jest/globals';
import type { RecordedAnswer } from './recorded-answer.ts';

/** A recorded figure of 4 decimals; of adjusted prices, which are rounded to 4 themselves, not all of them count. */
const recorded = (value: number) => expect.closeTo(value, 3);
const lineOf = (name: string, ...points: readonly (readonly [time: string, value: number])[]) => ({
  name,
  points: points.map(([time, value]) => ({ time, value: recorded(value) })),
});

const INDICATOR = `kind interval period price adjusted lastRefreshed timeZone`;
const ZONE = { timeZone: 'America/New_York' };

/** What is computed here: indicators as the vendor computed them, the rest worked out apart from this code. */
export const ANALYSIS: readonly RecordedAnswer[] = [
  {
    title: 'indicators of raw days, as recorded in MACD/MSFT.2019.json, STOCH/MSFT.2019.json and ADX/MSFT.2019.json',
    query: `{ stock(symbol: "MSFT") {
      macd: indicator(kind: MACD, price: OPEN) { symbol ${INDICATOR} lines { name points(last: 2) { time value } } }
      stoch: indicator(kind: STOCH) { ${INDICATOR} lines { name points(last: 1) { time value } } }
      adx: indicator(kind: ADX, period: 10) { ${INDICATOR} lines { name points(last: 2) { time value } } }
    } }`,
    data: {
      stock: {
        macd: {
          ...{ symbol: 'MSFT', kind: 'MACD', interval: 'DAY', period: null, price: 'OPEN', adjusted: false },
          ...{ lastRefreshed: '2019-11-29', ...ZONE },
          lines: [
            lineOf('MACD', ['2019-11-27', 2.6509], ['2019-11-29', 2.6718]),
            lineOf('SIGNAL', ['2019-11-27', 2.4158], ['2019-11-29', 2.467]),
            lineOf('HISTOGRAM', ['2019-11-27', 0.2351], ['2019-11-29', 0.2048]),
          ],
        },
        stoch: {
          ...{ kind: 'STOCH', interval: 'DAY', period: null, price: null, adjusted: false },
          ...{ lastRefreshed: '2019-11-29', ...ZONE },
          lines: [lineOf('SLOW_K', ['2019-11-29', 85.0719]), lineOf('SLOW_D', ['2019-11-29', 84.6762])],
        },
        adx: {
          ...{ kind: 'ADX', interval: 'DAY', period: 10, price: null, adjusted: false },
          ...{ lastRefreshed: '2019-11-29', ...ZONE },
          lines: [lineOf('ADX', ['2019-11-27', 47.4346], ['2019-11-29', 47.8374])],
        },
      },
    },
    calls: ['TIME_SERIES_DAILY MSFT'],
  },
  {
    title: 'indicators of adjusted weeks, as recorded in EMA/TSLA.weekly.2021.json and BBANDS/IBM.csv',
    query: `{
      tesla: stock(symbol: "TSLA") {
        indicator(kind: EMA, interval: WEEK, period: 10, price: OPEN, adjusted: true) {
          ${INDICATOR} lines { name points(last: 2) { time value } }
        }
      }
      ibm: stock(symbol: "IBM") {
        indicator(kind: BBANDS, interval: WEEK, period: 5, adjusted: true, parameters: { deviations: 3 }) {
          ${INDICATOR} lines { name points(from: "2026-05-02") { time value } }
        }
      }
    }`,
    data: {
      tesla: {
        indicator: {
          ...{ kind: 'EMA', interval: 'WEEK', period: 10, price: 'OPEN', adjusted: true },
          ...{ lastRefreshed: '2021-04-23', ...ZONE },
          lines: [lineOf('EMA', ['2021-04-16', 694.8574], ['2021-04-23', 699.356])],
        },
      },
      ibm: {
        indicator: {
          ...{ kind: 'BBANDS', interval: 'WEEK', period: 5, price: 'CLOSE', adjusted: true },
          ...{ lastRefreshed: null, ...ZONE },
          lines: [
            lineOf('MIDDLE', ['2026-05-08', 234.249], ['2026-05-15', 232.294]),
            lineOf('UPPER', ['2026-05-08', 260.3462], ['2026-05-15', 263.9283]),
            lineOf('LOWER', ['2026-05-08', 208.1517], ['2026-05-15', 200.6596]),
          ],
        },
      },
    },
    calls: ['TIME_SERIES_WEEKLY_ADJUSTED IBM', 'TIME_SERIES_WEEKLY_ADJUSTED TSLA'],
  },
  {
    title: 'Fibonacci levels of the swing in TIME_SERIES_DAILY/AAPL.json',
    query: `{ stock(symbol: "AAPL") { fibonacci {
      symbol adjusted bars direction lastRefreshed timeZone
      high { time price } low { time price } retracements { ratio price } extensions { ratio price }
    } } }`,
    data: {
      stock: {
        fibonacci: {
          ...{ symbol: 'AAPL', adjusted: false, bars: 100, direction: 'DOWN', lastRefreshed: '2023-11-17', ...ZONE },
          high: { time: '2023-07-19', price: 198.23 },
          low: { time: '2023-10-26', price: 165.67 },
          retracements: [
            { ratio: 0.236, price: recorded(173.35416) },
            { ratio: 0.382, price: recorded(178.10792) },
            { ratio: 0.5, price: recorded(181.95) },
            { ratio: 0.618, price: recorded(185.79208) },
            { ratio: 0.786, price: recorded(191.26216) },
          ],
          extensions: [
            { ratio: 1.272, price: recorded(156.81368) },
            { ratio: 1.618, price: recorded(145.54792) },
            { ratio: 2.618, price: recorded(112.98792) },
          ],
        },
      },
    },
    calls: ['TIME_SERIES_DAILY AAPL'],
  },
  {
    title: 'insights of the recorded days, figures and news of AAPL',
    query: `{ stock(symbol: "AAPL") { insights {
      symbol asOf
      trend { direction close shortAverage longAverage }
      momentum { reading rsi rateOfChangePercent }
      volatility { level recent usual }
      drawdown { greatest peakTime troughTime current days }
      valuation { level peRatio lowPeRatio highPeRatio position earningsPerShare }
      newsTone { label score articles }
      missing { insight }
    } } }`,
    data: {
      stock: {
        insights: {
          ...{ symbol: 'AAPL', asOf: '2023-11-17' },
          trend: { direction: 'UP', close: 189.69, shortAverage: recorded(178.715), longAverage: recorded(176.9108) },
          momentum: { reading: 'OVERBOUGHT', rsi: recorded(70.9573), rateOfChangePercent: recorded(9.7235) },
          volatility: { level: 'NORMAL', recent: recorded(0.1887), usual: recorded(0.2038) },
          drawdown: {
            ...{ greatest: recorded(0.1505), peakTime: '2023-07-31', troughTime: '2023-10-26' },
            ...{ current: recorded(0.0344), days: 100 },
          },
          valuation: {
            ...{ level: 'LOW', peRatio: recorded(25.3936), lowPeRatio: recorded(22.5743) },
            ...{ highPeRatio: recorded(38.6372), position: recorded(0.1755), earningsPerShare: 7.47 },
          },
          newsTone: { label: 'SOMEWHAT_BULLISH', score: recorded(0.2102), articles: 50 },
          missing: [],
        },
      },
    },
    calls: ['NEWS_SENTIMENT AAPL', 'OVERVIEW AAPL', 'TIME_SERIES_DAILY AAPL'],
  },
  {
    title: 'insights of a stock whose news is refused',
    query: `{ stock(symbol: "IBM") { insights {
      asOf trend { direction shortAverage longAverage } valuation { peRatio } newsTone { label }
      missing { insight reason detail }
    } } }`,
    data: {
      stock: {
        insights: {
          asOf: '2026-05-15',
          trend: { direction: 'DOWN', shortAverage: recorded(230.804), longAverage: recorded(239.5722) },
          valuation: { peRatio: recorded(19.4243) },
          newsTone: null,
          missing: [{ insight: 'NEWS_TONE', reason: 'UPSTREAM_FAILED', detail: expect.any(String) }],
        },
      },
    },
    calls: ['NEWS_SENTIMENT IBM', 'OVERVIEW IBM', 'TIME_SERIES_DAILY IBM'],
  },
];
