import { expect, test } from '@jest/globals';
import { describeRecordings, recording, testEveryFileIsAsserted } from './support/recordings.ts';
import { replaying } from './support/replay-server.ts';

/** articles, newest, oldest, tickers, sum of tones, without a picture, authors, sum of the tickers' tones */
type Expected = readonly [number, string, string, number, number, number, number, number];
const FILES: Readonly<Record<string, Expected>> = {
  'AAPL.2023.json': [50, '2023-11-19T21:03:00.000Z', '2023-11-17T05:25:09.000Z', 287, 7.551668, 1, 50, 28.690846],
  'GLW.json': [50, '2024-04-17T13:40:10.000Z', '2023-12-04T21:58:00.000Z', 250, 10.930276, 5, 49, 24.1047],
  'forex.17items.json': [17, '2024-03-09T13:30:00.000Z', '2024-03-07T01:07:33.000Z', 79, 0.879459, 2, 12, 2.423282],
};
const ASKED = { symbols: ['BRK.B', 'IBM'], topics: ['REAL_ESTATE', 'IPO'], size: 50 } as const;
const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

describeRecordings('recorded news', () => {
  testEveryFileIsAsserted('NEWS_SENTIMENT', Object.keys(FILES));

  test.each(Object.entries(FILES))('%s is read article by article, newest first', async (file, expected) => {
    const { articles } = await replaying(recording('NEWS_SENTIMENT', file), (source) => source.news(ASKED));
    const [count, newest, oldest, tickers, tone, withoutPicture, authors, tickerTone] = expected;
    const spoken = articles.flatMap((article) => article.tickers);
    expect([articles.length, articles[0]?.publishedAt, articles.at(-1)?.publishedAt]).toEqual([count, newest, oldest]);
    expect([spoken.length, articles.flatMap((article) => article.authors).length]).toEqual([tickers, authors]);
    expect(articles.filter((article) => article.bannerImage === null)).toHaveLength(withoutPicture);
    expect(sum(articles.map((article) => article.sentimentScore))).toBeCloseTo(tone, 5);
    expect(sum(spoken.map((ticker) => ticker.sentimentScore))).toBeCloseTo(tickerTone, 5);
    expect([...articles, ...spoken].filter((one) => one.sentimentLabel === null)).toEqual([]);
  });
});

test('news asks for the spellings of the vendor', async () => {
  await replaying('{"feed": []}', async (source, asked) => {
    expect(await source.news(ASKED)).toEqual({ articles: [] });
    expect(asked[0]?.get('tickers')).toBe('BRK-B,IBM');
    expect([asked[0]?.get('topics'), asked[0]?.get('limit')]).toEqual(['real_estate,ipo', '50']);
  });
});
