import { BadResponseError } from '../errors.ts';
import type { NewsRequest } from '../market-source.ts';
import type { NewsArticle, NewsFeed, SentimentLabel, TickerSentiment, TopicRelevance } from '../news.ts';
import type { Payload } from './classify.ts';
import { type Fields, fieldsOf, isJsonObject } from './fields.ts';
import { numberOf, textOf } from './values.ts';
import { tickerOf, vendorSymbol } from './vendor-symbol.ts';

/** How the data of NEWS_SENTIMENT is recognised. */
export const NEWS_EXPECTATION = {
  functionName: 'NEWS_SENTIMENT',
  dataKey: 'feed',
  csvColumns: [],
} as const;

const LABELS: ReadonlyMap<string, SentimentLabel> = new Map([
  ['Bearish', 'BEARISH'],
  ['Somewhat-Bearish', 'SOMEWHAT_BEARISH'],
  ['Neutral', 'NEUTRAL'],
  ['Somewhat-Bullish', 'SOMEWHAT_BULLISH'],
  ['Bullish', 'BULLISH'],
]);

/** The parameters of a call, newest articles first. */
export function newsParameters({ symbols, topics, size }: NewsRequest): Readonly<Record<string, string>> {
  return {
    ...(symbols.length > 0 ? { tickers: symbols.map(vendorSymbol).join(',') } : {}),
    ...(topics.length > 0 ? { topics: topics.join(',').toLowerCase() } : {}),
    sort: 'LATEST',
    limit: String(size),
  };
}

/** Reads the articles, newest first; those without a date come last. */
export function parseNews(payload: Payload): NewsFeed {
  const rows = payload.kind === 'json' ? payload.data : payload.rows;
  if (!Array.isArray(rows)) throw new BadResponseError("The upstream's news are no list.");
  const articles = rows.flatMap(parseArticle).sort(newestFirst);
  return { articles };
}

/** Without a title or an address it is no article. */
function parseArticle(row: unknown): readonly NewsArticle[] {
  const fields = fieldsOf(isJsonObject(row) ? row : {});
  const title = textOf(fields.get('title'));
  const url = textOf(fields.get('url'));
  if (title === null || url === null) return [];
  const article: NewsArticle = {
    title,
    url,
    publishedAt: momentOf(fields.get('timepublished')),
    authors: listOf(fields.get('authors')).flatMap((author) => textOf(author) ?? []),
    summary: textOf(fields.get('summary')),
    bannerImage: textOf(fields.get('bannerimage')),
    source: textOf(fields.get('source')),
    sourceDomain: textOf(fields.get('sourcedomain')),
    category: textOf(fields.get('categorywithinsource')),
    topics: rowsOf(fields.get('topics')).flatMap(parseTopic),
    sentimentScore: numberOf(fields.get('overallsentimentscore')),
    sentimentLabel: labelOf(fields.get('overallsentimentlabel')),
    tickers: rowsOf(fields.get('tickersentiment')).flatMap(parseTicker),
  };
  return [article];
}

function parseTopic(fields: Fields): readonly TopicRelevance[] {
  const topic = textOf(fields.get('topic'));
  return topic === null ? [] : [{ topic, relevanceScore: numberOf(fields.get('relevancescore')) }];
}

/** A security that nobody could ask about is left out. */
function parseTicker(fields: Fields): readonly TickerSentiment[] {
  const symbol = tickerOf(fields.get('ticker'));
  if (symbol === null) return [];
  const ticker: TickerSentiment = {
    symbol,
    relevanceScore: numberOf(fields.get('relevancescore')),
    sentimentScore: numberOf(fields.get('tickersentimentscore')),
    sentimentLabel: labelOf(fields.get('tickersentimentlabel')),
  };
  return [ticker];
}

/** YYYYMMDDTHHMMSS without a zone; every client reads it as UTC. */
function momentOf(value: unknown): string | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?$/.exec(textOf(value) ?? '') ?? [];
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}.000Z`;
  const moment = new Date(text);
  // A day that does not exist would roll over into the next month.
  return Number.isFinite(moment.getTime()) && moment.toISOString() === text ? text : null;
}

function labelOf(value: unknown): SentimentLabel | null {
  return LABELS.get((textOf(value) ?? '').replace('_', '-')) ?? null;
}

function rowsOf(value: unknown): readonly Fields[] {
  return listOf(value).map((row) => fieldsOf(isJsonObject(row) ? row : {}));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function newestFirst(left: NewsArticle, right: NewsArticle): number {
  const [a, b] = [left.publishedAt ?? '', right.publishedAt ?? ''];
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
