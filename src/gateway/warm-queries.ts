import { type DocumentNode, parse } from 'graphql';
import { CACHE_CATEGORIES, type CacheCategory } from '../cache-categories.ts';
import type { WarmTarget } from '../warming/index.ts';

/** How the data that a category stands for is asked for, of one symbol. */
export interface WarmQuery {
  /** `Type.field`. */
  readonly field: string;
  readonly document: DocumentNode;
  /** Upstream calls at worst. */
  readonly calls: number;
  /** The name of its entry, with the symbol between the two. */
  readonly key: readonly [string, string];
}

/** The most asked of each category, with default arguments: one entry that its clients share. */
const QUERIES: Readonly<Record<CacheCategory, WarmQuery>> = {
  REALTIME: stockQuery('intraday', 1, ':FIVE_MINUTES'),
  PRICE: stockQuery('quote', 1),
  ANALYSIS: stockQuery('fibonacci', 1, ':120:false'),
  NEWS: stockQuery('news', 1, ':50'),
  HISTORICAL: stockQuery('history', 1, ':DAY:false'),
  FUNDAMENTALS: stockQuery('fundamentals', 1),
  // Made of the history, the fundamentals and the news.
  INSIGHTS: stockQuery('insights', 3),
};

export const MOVERS_QUERY = {
  field: 'Query.movers',
  document: parse('{ movers { gainers { symbol } losers { symbol } mostActive { symbol } } }'),
  calls: 1,
} as const;

export function warmQueryOf(category: string): WarmQuery | null {
  const known = CACHE_CATEGORIES.find((name) => name === category);
  return known === undefined ? null : QUERIES[known];
}

/** The target whose entry a key names; null for an entry that no target stands for. */
export function targetOfKey(key: string): WarmTarget | null {
  const [category = '', , ...rest] = key.split('/');
  const query = warmQueryOf(category);
  const name = rest.join('/');
  if (query === null) return null;
  const [before, after] = query.key;
  if (!name.startsWith(before) || !name.endsWith(after)) return null;
  const part = name.slice(before.length, name.length - after.length);
  return part === '' || part.includes(':') ? null : { symbol: decodeURIComponent(part), category };
}

function stockQuery(field: string, calls: number, after = ''): WarmQuery {
  const document = parse(`query ($symbol: Symbol!) { stock(symbol: $symbol) { ${field} { __typename } } }`);
  return { field: `Stock.${field}`, document, calls, key: [`${field}:`, after] };
}
