import { describe, expect, test } from '@jest/globals';
import { drawdownOf } from '../../src/analysis/insights/drawdown.ts';
import { known } from '../../src/analysis/insights/finding.ts';
import { insightsOf } from '../../src/analysis/insights/insights.ts';
import { momentumOf } from '../../src/analysis/insights/momentum.ts';
import { newsToneOf } from '../../src/analysis/insights/news-tone.ts';
import { trendOf } from '../../src/analysis/insights/trend.ts';
import { valuationOf } from '../../src/analysis/insights/valuation.ts';
import { volatilityOf } from '../../src/analysis/insights/volatility.ts';
import { priceRowsOf } from '../../src/analysis/price-row.ts';
import type { NewsFeed } from '../../src/market/news.ts';
import { fundamentalsWith } from './support/fundamentals.ts';
import { dateOf, flatHistoryOf } from './support/histories.ts';

const rising = (count: number) => Array.from({ length: count }, (_, index) => 100 + index);
const rowsOf = (closes: readonly number[]) => priceRowsOf(flatHistoryOf(closes).bars, false);
const TOO_LITTLE = { kind: 'missing', reason: 'NOT_ENOUGH_DATA', detail: expect.any(String) };

describe('trend', () => {
  test.each([
    ['UP', rising(50)],
    ['DOWN', rising(50).reverse()],
    ['SIDEWAYS', [...rising(49), 100]],
    ['SIDEWAYS', Array.from({ length: 50 }, () => 7)],
  ])('is %s', (direction, closes) => {
    expect(trendOf(closes)).toMatchObject({ kind: 'known', value: { direction } });
  });

  test('has the averages behind it', () => {
    expect(trendOf(rising(60))).toEqual(
      known({ direction: 'UP', close: 159, shortAverage: 149.5, longAverage: 134.5 }),
    );
  });

  test('takes 50 closes', () => expect(trendOf(rising(49))).toEqual(TOO_LITTLE));
});

describe('momentum', () => {
  test.each([
    ['OVERBOUGHT', rising(21), 100, 20],
    ['OVERSOLD', rising(21).reverse(), 0, -16.666667],
    ['NEUTRAL', Array.from({ length: 21 }, (_, index) => 100 + (index % 2)), 50, 0],
  ])('is %s', (reading, closes, rsi, change) => {
    const value = { reading, rsi: expect.closeTo(rsi, -1), rateOfChangePercent: expect.closeTo(change, 6) };
    expect(momentumOf(closes)).toEqual({ kind: 'known', value });
  });

  test.each([
    ['20 closes', rising(20)],
    ['closes that are all the same', Array.from({ length: 30 }, () => 5)],
    ['a close of zero', [...Array.from({ length: 10 }, () => 0), ...rising(20)]],
  ])('is not made of %s', (_, closes) => expect(momentumOf(closes)).toEqual(TOO_LITTLE));
});

describe('volatility', () => {
  test('is the annual deviation of daily logarithmic returns', () => {
    // Returns of +1 % and -1 % in turn: a mean of 0, squares of 0.01², over count - 1.
    const closes = Array.from({ length: 61 }, (_, index) => (index % 2 === 0 ? 100 : 100 * Math.exp(0.01)));
    const annual = (count: number) => 0.01 * Math.sqrt(count / (count - 1)) * Math.sqrt(252);
    const value = { level: 'NORMAL', recent: expect.closeTo(annual(20), 10), usual: expect.closeTo(annual(60), 10) };
    expect(volatilityOf(closes)).toEqual({ kind: 'known', value });
  });

  test.each([
    ['HIGH', (index: number) => (index > 40 ? 0.05 : 0.01)],
    ['LOW', (index: number) => (index > 40 ? 0.01 : 0.05)],
  ])('is %s against the quarter', (level, step) => {
    const closes = Array.from({ length: 61 }, (_, index) => (index % 2 === 0 ? 100 : 100 * Math.exp(step(index))));
    expect(volatilityOf(closes)).toMatchObject({ kind: 'known', value: { level } });
  });

  test('takes 61 closes', () => expect(volatilityOf(rising(60))).toEqual(TOO_LITTLE));
});

describe('drawdown', () => {
  test('is measured from the peak so far', () => {
    const closes = [...rising(20), 80, 200, 150, 160];
    expect(drawdownOf(rowsOf(closes))).toEqual(
      known({
        ...{ greatest: (119 - 80) / 119, peakTime: dateOf(19), troughTime: dateOf(20) },
        ...{ current: 0.2, days: 24 },
      }),
    );
  });

  test('of a price that only rises is zero', () => {
    expect(drawdownOf(rowsOf(rising(30)))).toMatchObject({ kind: 'known', value: { greatest: 0, current: 0 } });
  });

  test('looks at 252 days and takes 20', () => {
    expect(drawdownOf(rowsOf([1000, ...rising(252)]))).toMatchObject({ value: { greatest: 0, days: 252 } });
    expect(drawdownOf(rowsOf(rising(19)))).toEqual(TOO_LITTLE);
  });
});

describe('valuation', () => {
  const figures = fundamentalsWith({ dilutedEpsTtm: 5, eps: 4, fiftyTwoWeekLow: 100, fiftyTwoWeekHigh: 200 });

  test.each([
    [110, 'LOW', 0.1],
    [150, 'NORMAL', 0.5],
    [220, 'HIGH', 1.2],
  ])('of %d is %s', (close, level, position) => {
    expect(valuationOf(close, figures)).toEqual(
      known({
        ...{ level, position, peRatio: close / 5 },
        ...{ lowPeRatio: 20, highPeRatio: 40, earningsPerShare: 5 },
      }),
    );
  });

  test('takes plain earnings where diluted ones are not known', () => {
    expect(valuationOf(150, { ...figures, dilutedEpsTtm: null })).toMatchObject({ value: { earningsPerShare: 4 } });
  });

  test.each([
    { dilutedEpsTtm: -1 },
    { dilutedEpsTtm: null, eps: null },
    { fiftyTwoWeekHigh: null },
    { fiftyTwoWeekLow: 0 },
  ])('is not made with %o', (gap) => expect(valuationOf(150, { ...figures, ...gap })).toEqual(TOO_LITTLE));
});

describe('news tone', () => {
  test('is the mean of the scores for the symbol by their relevance', () => {
    const feed = feedOf([
      [0.5, 0.4],
      [0.5, 0.2],
      [1, 0.1],
      [null, 1],
      [0, 1],
    ]);
    const value = { label: 'SOMEWHAT_BULLISH', score: expect.closeTo(0.2, 10), articles: 3 };
    expect(newsToneOf('IBM', feed)).toEqual({ kind: 'known', value });
  });

  test.each([
    [0.35, 'BULLISH'],
    [0.15, 'SOMEWHAT_BULLISH'],
    [0.149, 'NEUTRAL'],
    [-0.149, 'NEUTRAL'],
    [-0.15, 'SOMEWHAT_BEARISH'],
    [-0.35, 'BEARISH'],
  ])('of %d is %s', (score, label) => {
    const feed = feedOf(Array.from({ length: 4 }, () => [1, score] as const));
    expect(newsToneOf('IBM', feed)).toMatchObject({ value: { label } });
  });

  test('takes three articles about the symbol', () => {
    const feed = feedOf(Array.from({ length: 3 }, () => [1, 0.1] as const));
    expect(newsToneOf('AAPL', feed)).toEqual(TOO_LITTLE);
    expect(newsToneOf('IBM', { articles: feed.articles.slice(1) })).toEqual(TOO_LITTLE);
  });
});

test('what fails takes along what needs it and nothing else', () => {
  const away = { kind: 'missing', reason: 'UPSTREAM_FAILED', detail: 'away' } as const;
  const insights = insightsOf('IBM', {
    history: known(flatHistoryOf(rising(100))),
    fundamentals: { kind: 'missing', reason: 'NO_DATA', detail: 'a fund' },
    news: away,
  });
  expect(insights).toMatchObject({ symbol: 'IBM', asOf: dateOf(99), trend: { direction: 'UP' }, valuation: null });
  expect(insights.missing).toEqual([
    { insight: 'VALUATION', reason: 'NO_DATA', detail: 'a fund' },
    { insight: 'NEWS_TONE', reason: 'UPSTREAM_FAILED', detail: 'away' },
  ]);
  const without = insightsOf('IBM', { history: away, fundamentals: away, news: known({ articles: [] }) });
  expect(without.asOf).toBeNull();
  expect(without.missing.map(({ insight, reason }) => [insight, reason])).toEqual([
    ...['TREND', 'MOMENTUM', 'VOLATILITY', 'DRAWDOWN', 'VALUATION'].map((insight) => [insight, 'UPSTREAM_FAILED']),
    ['NEWS_TONE', 'NOT_ENOUGH_DATA'],
  ]);
});

/** One article a pair of relevance and score, for IBM. */
function feedOf(scores: readonly (readonly [number | null, number])[]): NewsFeed {
  const none = {
    publishedAt: null,
    summary: null,
    bannerImage: null,
    source: null,
    sourceDomain: null,
    category: null,
  };
  const article = { ...none, title: 'T', url: 'https://news.example/', authors: [], topics: [] };
  const tone = { sentimentScore: null, sentimentLabel: null };
  return {
    articles: scores.map(([relevanceScore, sentimentScore]) => ({
      ...{ ...article, ...tone },
      tickers: [{ symbol: 'IBM', relevanceScore, sentimentScore, sentimentLabel: null }],
    })),
  };
}
