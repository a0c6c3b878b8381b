/** The subjects that articles are filed under and can be asked for by. */
export type NewsTopic =
  | 'BLOCKCHAIN'
  | 'EARNINGS'
  | 'ECONOMY_FISCAL'
  | 'ECONOMY_MACRO'
  | 'ECONOMY_MONETARY'
  | 'ENERGY_TRANSPORTATION'
  | 'FINANCE'
  | 'FINANCIAL_MARKETS'
  | 'IPO'
  | 'LIFE_SCIENCES'
  | 'MANUFACTURING'
  | 'MERGERS_AND_ACQUISITIONS'
  | 'REAL_ESTATE'
  | 'RETAIL_WHOLESALE'
  | 'TECHNOLOGY';

/** The tone of a text, from the worst to the best. */
export type SentimentLabel = 'BEARISH' | 'SOMEWHAT_BEARISH' | 'NEUTRAL' | 'SOMEWHAT_BULLISH' | 'BULLISH';

/** How much an article is about a subject. */
export interface TopicRelevance {
  readonly topic: string;
  readonly relevanceScore: number | null;
}

/** How an article speaks of one security. */
export interface TickerSentiment {
  readonly symbol: string;
  readonly relevanceScore: number | null;
  readonly sentimentScore: number | null;
  readonly sentimentLabel: SentimentLabel | null;
}

/** One article and its tone. */
export interface NewsArticle {
  readonly title: string;
  readonly url: string;
  /** RFC 3339 in UTC. */
  readonly publishedAt: string | null;
  readonly authors: readonly string[];
  readonly summary: string | null;
  readonly bannerImage: string | null;
  readonly source: string | null;
  readonly sourceDomain: string | null;
  readonly category: string | null;
  readonly topics: readonly TopicRelevance[];
  readonly sentimentScore: number | null;
  readonly sentimentLabel: SentimentLabel | null;
  readonly tickers: readonly TickerSentiment[];
}

/** Articles, newest first. */
export interface NewsFeed {
  readonly articles: readonly NewsArticle[];
}
