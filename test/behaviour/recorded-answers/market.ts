import { expect } from '@jest/globals';
import { fieldsIn, type RecordedAnswer } from './recorded-answer.ts';

/** MARKET_STATUS/global.2026.json: two of 16. */
const UNITED_STATES = {
  ...{ marketType: 'EQUITY', region: 'United States', primaryExchanges: ['NASDAQ', 'NYSE', 'AMEX', 'BATS'] },
  ...{ localOpen: '09:30', localClose: '16:15', status: 'CLOSED', notes: null },
};
const COINS = {
  ...{ marketType: 'CRYPTOCURRENCY', region: 'Global', primaryExchanges: ['Global'], localOpen: '00:00' },
  ...{ localClose: '23:59', status: 'OPEN', notes: 'The cryptocurrency market is open 24 hours a day' },
};

/** TOP_GAINERS_LOSERS/2026-05.json: two of each 20. */
const GAINERS = [
  { symbol: 'DUKRW', price: 1.8, change: 1.79, changePercent: 17900, volume: 166004 },
  { symbol: 'CELG^', price: 0.1699, change: 0.066, changePercent: 63.5226, volume: 369651 },
];
const LOSERS = [
  { symbol: 'ELPW', price: 0.95, change: -0.99, changePercent: -51.0309, volume: 9633227 },
  { symbol: 'AARD', price: 4.57, change: -2.16, changePercent: -32.0951, volume: 744302 },
];
const MOST_ACTIVE = [
  { symbol: 'SOXS', price: 9.255, change: 0.985, changePercent: 11.9105, volume: 394664097 },
  { symbol: 'POET', price: 15.97, change: -4.6, changePercent: -22.3627, volume: 98736630 },
];
const MOVER = 'symbol price change changePercent volume';

/** NEWS_SENTIMENT/AAPL.2023.json: the newest of 50. Its section is n/a. */
const ARTICLE = {
  title: "Apple Loop: iPhone 16 Pro Features Leak, Apple's Free iPhone 14 Offer, New iPhone 15 Options",
  publishedAt: '2023-11-19T21:03:00.000Z',
  authors: ['Ewan Spence'],
  source: 'Forbes',
  sourceDomain: 'www.forbes.com',
  category: null,
  topics: [
    { topic: 'Earnings', relevanceScore: 0.360215 },
    { topic: 'Technology', relevanceScore: 1 },
  ],
  sentimentScore: 0.238439,
  sentimentLabel: 'SOMEWHAT_BULLISH',
  tickers: [
    { symbol: 'SSNLF', relevanceScore: 0.041901, sentimentScore: 0.087845, sentimentLabel: 'NEUTRAL' },
    { symbol: 'GOOG', relevanceScore: 0.166455, sentimentScore: 0.054023, sentimentLabel: 'NEUTRAL' },
    { symbol: 'AAPL', relevanceScore: 0.041901, sentimentScore: 0, sentimentLabel: 'NEUTRAL' },
  ],
};

/** NEWS_SENTIMENT/GLW.json: the newest of 50. */
const ABOUT_GLW = {
  title: 'Why Corning  ( GLW )  is a Top Value Stock for the Long-Term',
  url: 'https://www.zacks.com/stock/news/2256805/why-corning-glw-is-a-top-value-stock-for-the-long-term',
  publishedAt: '2024-04-17T13:40:10.000Z',
  authors: ['Zacks Equity Research'],
  summary:
    'Wondering how to pick strong, market-beating stocks for your investment portfolio? Look no further than the Zacks Style Scores.',
  bannerImage: 'https://staticx-tuner.zacks.com/images/default_article_images/default245.jpg',
  source: 'Zacks Commentary',
  sentimentScore: 0.39371,
  sentimentLabel: 'BULLISH',
  tickers: [{ symbol: 'GLW', relevanceScore: 0.572601, sentimentScore: 0.292051, sentimentLabel: 'SOMEWHAT_BULLISH' }],
};

/** What happens on the markets. */
export const MARKET: readonly RecordedAnswer[] = [
  {
    title: 'the state of the markets',
    query: `{ marketStatus { ${fieldsIn(UNITED_STATES)} } }`,
    data: { marketStatus: expect.arrayContaining([UNITED_STATES, COINS]) },
    calls: ['MARKET_STATUS'],
  },
  {
    title: 'the movers',
    query: `{ movers { lastUpdated timeZone gainers { ${MOVER} } losers { ${MOVER} } mostActive { ${MOVER} } } }`,
    data: {
      movers: {
        ...{ lastUpdated: '2026-05-15 16:16:00', timeZone: 'America/New_York' },
        gainers: expect.arrayContaining(GAINERS),
        losers: expect.arrayContaining(LOSERS),
        mostActive: expect.arrayContaining(MOST_ACTIVE),
      },
    },
    calls: ['TOP_GAINERS_LOSERS'],
  },
  {
    title: 'news of several symbols and of one stock',
    query: `{
      news(symbols: ["AAPL"], limit: 1) { articles { ${fieldsIn(ARTICLE)} } }
      currencies: news(symbols: ["FOREX:USD"], limit: 2) { articles { publishedAt category } }
      stock(symbol: "GLW") { news(limit: 1) { articles { ${fieldsIn(ABOUT_GLW)} } } }
    }`,
    data: {
      news: { articles: [ARTICLE] },
      currencies: {
        articles: [
          { publishedAt: '2024-03-09T13:30:00.000Z', category: 'Markets' },
          { publishedAt: '2024-03-08T15:42:01.000Z', category: 'GoogleRSS' },
        ],
      },
      stock: { news: { articles: [ABOUT_GLW] } },
    },
    calls: ['NEWS_SENTIMENT AAPL', 'NEWS_SENTIMENT FOREX:USD', 'NEWS_SENTIMENT GLW'],
  },
];
