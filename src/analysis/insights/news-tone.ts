import type { NewsFeed, SentimentLabel } from '../../market/news.ts';
import { type Finding, known, tooLittle } from './finding.ts';

/** How the news speaks of a symbol. */
export interface NewsTone {
  readonly label: SentimentLabel;
  /** -1 to 1. */
  readonly score: number;
  /** How many articles had a score for the symbol. */
  readonly articles: number;
}

const FEWEST_ARTICLES = 3;
/** The source's own bounds of its labels, from the best down. */
const STRONG = 0.35;
const SLIGHT = 0.15;

/**
 * The mean of the articles' scores for the symbol, weighted by how relevant it is to each: Σ relevance * score / Σ
 * relevance. Labels by the bounds that the source gives for its own scores.
 */
export function newsToneOf(symbol: string, { articles }: NewsFeed): Finding<NewsTone> {
  const scores = articles.flatMap(({ tickers }) =>
    tickers.flatMap(({ symbol: ticker, relevanceScore, sentimentScore }) =>
      ticker === symbol && sentimentScore !== null && relevanceScore !== null && relevanceScore > 0
        ? [{ weight: relevanceScore, score: sentimentScore }]
        : [],
    ),
  );
  if (scores.length < FEWEST_ARTICLES) {
    return tooLittle(
      `A tone takes ${FEWEST_ARTICLES} articles with a score for ${symbol}; there are ${scores.length}.`,
    );
  }
  const weights = scores.reduce((sum, { weight }) => sum + weight, 0);
  const score = scores.reduce((sum, { weight, score }) => sum + weight * score, 0) / weights;
  return known({ label: labelOf(score), score, articles: scores.length });
}

function labelOf(score: number): SentimentLabel {
  if (score >= STRONG) return 'BULLISH';
  if (score >= SLIGHT) return 'SOMEWHAT_BULLISH';
  if (score <= -STRONG) return 'BEARISH';
  return score <= -SLIGHT ? 'SOMEWHAT_BEARISH' : 'NEUTRAL';
}
