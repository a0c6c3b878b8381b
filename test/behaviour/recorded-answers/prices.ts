import { fieldsIn, type RecordedAnswer } from './recorded-answer.ts';

/** GLOBAL_QUOTE/IBM.json; the vendor says neither a currency nor a delay. */
const IBM = {
  ...{ symbol: 'IBM', price: 152.89, open: 153.29, high: 153.5, low: 152.4601, previousClose: 153.06 },
  ...{ change: -0.17, changePercent: -0.1111, volume: 4421337, latestTradingDay: '2023-11-17' },
  ...{ currency: null, delayMinutes: null, source: 'ALPHA_VANTAGE' },
};

/** GLOBAL_QUOTE/MSFT.json. */
const MSFT = {
  ...{ symbol: 'MSFT', price: 112.13, open: 112.63, high: 113.17, low: 110.64, previousClose: 112.79 },
  ...{ change: -0.66, changePercent: -0.5852, volume: 29062853, latestTradingDay: '2018-10-05' },
  ...{ currency: null, delayMinutes: null, source: 'ALPHA_VANTAGE' },
};

/** GLOBAL_QUOTE/TSLA.json. */
const TSLA = {
  ...{ symbol: 'TSLA', price: 729.4, open: 719.8, high: 737.36, low: 715.46, previousClose: 719.69 },
  ...{ change: 9.71, changePercent: 1.3492, volume: 27879033, latestTradingDay: '2021-04-23' },
  ...{ currency: null, delayMinutes: null, source: 'ALPHA_VANTAGE' },
};

const QUOTE = fieldsIn(IBM);
const BAR = 'time open high low close adjustedClose volume dividend splitCoefficient';
const RAW = { adjustedClose: null, dividend: null, splitCoefficient: null };

/** TIME_SERIES_INTRADAY/AAPL.5min.json and AAPL.60min.json. */
const FIVE_MINUTES = {
  ...{ time: '2023-11-17 19:55:00', open: 189.78, high: 189.78, low: 189.69, close: 189.69, volume: 1536 },
  ...RAW,
};
const HOUR = {
  ...{ time: '2023-11-17 19:00:00', open: 189.96, high: 189.96, low: 189.69, close: 189.69, volume: 12229 },
  ...RAW,
};

/** What securities cost, now and before. */
export const PRICES: readonly RecordedAnswer[] = [
  {
    title: 'quotes of several symbols',
    query: `{ quotes(symbols: ["IBM", "MSFT", "TSLA"]) { ${QUOTE} } }`,
    data: { quotes: [IBM, MSFT, TSLA] },
    calls: ['GLOBAL_QUOTE IBM', 'GLOBAL_QUOTE MSFT', 'GLOBAL_QUOTE TSLA'],
  },
  {
    title: 'a quote, and that of a stock',
    query: `{
      quote(symbol: "iwda.as") { symbol price volume latestTradingDay }
      stock(symbol: "IBM") { quote { ${QUOTE} } }
    }`,
    data: {
      quote: { symbol: 'IWDA.AS', price: 51.76, volume: 93222, latestTradingDay: '2019-08-30' },
      stock: { quote: IBM },
    },
    calls: ['GLOBAL_QUOTE IBM', 'GLOBAL_QUOTE IWDA.AS'],
  },
  {
    title: 'adjusted days with a dividend',
    query: `{ stock(symbol: "AAPL") { history(adjusted: true) {
      symbol interval adjusted lastRefreshed timeZone bars(last: 1) { ${BAR} } first: bars(to: "2020-09-15") { ${BAR} }
    } } }`,
    data: {
      stock: {
        history: {
          ...{ symbol: 'AAPL', interval: 'DAY', adjusted: true },
          ...{ lastRefreshed: '2021-02-05', timeZone: 'America/New_York' },
          bars: [
            {
              ...{ time: '2021-02-05', open: 137.35, high: 137.42, low: 135.86, close: 136.76, adjustedClose: 136.76 },
              ...{ volume: 75693830, dividend: 0.205, splitCoefficient: 1 },
            },
          ],
          first: [
            {
              ...{ time: '2020-09-15', open: 118.33, high: 118.829, low: 113.61, close: 115.54 },
              ...{ adjustedClose: 115.168150397, volume: 184642039, dividend: 0, splitCoefficient: 1 },
            },
          ],
        },
      },
    },
    calls: ['TIME_SERIES_DAILY_ADJUSTED AAPL'],
  },
  {
    title: 'bars within a session',
    query: `{ stock(symbol: "AAPL") {
      intraday { symbol interval adjusted lastRefreshed timeZone bars(last: 1) { ${BAR} } }
      hours: intraday(interval: SIXTY_MINUTES) { interval lastRefreshed bars(last: 1) { ${BAR} } }
    } }`,
    data: {
      stock: {
        intraday: {
          ...{ symbol: 'AAPL', interval: 'FIVE_MINUTES', adjusted: false },
          ...{ lastRefreshed: '2023-11-17 19:55:00', timeZone: 'America/New_York', bars: [FIVE_MINUTES] },
        },
        hours: { interval: 'SIXTY_MINUTES', lastRefreshed: '2023-11-17 19:00:00', bars: [HOUR] },
      },
    },
    calls: ['TIME_SERIES_INTRADAY AAPL 5min', 'TIME_SERIES_INTRADAY AAPL 60min'],
  },
];
