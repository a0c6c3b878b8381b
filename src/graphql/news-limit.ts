import { badUserInput } from './bad-user-input.ts';

const SIZES = [50, 1000] as const;
const DEFAULT_LIMIT = 50;

/** What the caller asked for and what the upstream, and so the key, is asked for. */
export interface NewsLimit {
  readonly limit: number;
  readonly size: (typeof SIZES)[number];
}

/** The upstream honours two sizes only: every limit shares the entry of one of them and is cut outside of the cache. */
export function newsLimitOf(asked: unknown): NewsLimit {
  const limit = typeof asked === 'number' ? asked : DEFAULT_LIMIT;
  const size = SIZES.find((most) => limit <= most);
  if (limit < 0 || size === undefined) throw badUserInput(`limit must be from 0 to 1000; got ${limit}.`);
  return { limit, size };
}

/** The feed with its newest articles only. */
export function cutFeed(feed: unknown, limit: number): unknown {
  const whole = typeof feed === 'object' && feed !== null && 'articles' in feed ? feed : null;
  return whole && Array.isArray(whole.articles) ? { ...whole, articles: whole.articles.slice(0, limit) } : feed;
}
