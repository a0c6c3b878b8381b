import { allCompanies } from '../companies.ts';
import { hashText, unitNoise } from '../hash.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import type { Body } from './body.ts';
import type { Query } from './query.ts';

const HOUR_MS = 3_600_000;
const TOPICS = ['earnings', 'technology', 'financial_markets'];

/** NEWS_SENTIMENT: one article an hour for each asked set; 50 or 1000 of them, as the vendor honours no other limit. */
export function newsAnswer(query: Query, market: SimulatedMarket): Body {
  const tickers = query.tickers === '' ? [allCompanies()[0]?.symbol ?? ''] : query.tickers.toUpperCase().split(',');
  const topics = query.topics === '' ? TOPICS : query.topics.split(',');
  const count = query.limit === '1000' ? 1000 : 50;
  const newest = Math.floor(market.now() / HOUR_MS);
  const feed = Array.from({ length: count }, (_, age) => article(tickers, topics, newest - age));
  return { kind: 'json', value: { items: String(count), feed } };
}

function article(tickers: readonly string[], topics: readonly string[], hour: number): object {
  const noise = unitNoise(hashText(tickers.join()), hour) - 0.5;
  const label = labelOf(noise);
  const published = new Date(hour * HOUR_MS).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return {
    title: `Simulated news of ${tickers.join(' and ')}, number ${hour}`,
    url: `https://news.example/${hour}`,
    time_published: published,
    authors: ['The Simulator'],
    summary: 'An invented article.',
    banner_image: null,
    source: 'Penstock simulator',
    category_within_source: 'n/a',
    source_domain: 'news.example',
    topics: topics.map((topic) => ({ topic, relevance_score: '0.5' })),
    overall_sentiment_score: noise,
    overall_sentiment_label: label,
    ticker_sentiment: tickers.map((ticker) => ({
      ...{ ticker, relevance_score: '0.9', ticker_sentiment_score: noise.toFixed(6), ticker_sentiment_label: label },
    })),
  };
}

function labelOf(score: number): string {
  if (score <= -0.35) return 'Bearish';
  if (score <= -0.15) return 'Somewhat-Bearish';
  if (score < 0.15) return 'Neutral';
  return score < 0.35 ? 'Somewhat-Bullish' : 'Bullish';
}
