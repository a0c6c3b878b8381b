import type { GraphQLResolveInfo } from 'graphql';
import type { Fundamentals, HistoryInterval, PriceHistory, StockRef } from '../market/domain.ts';
import type { NewsFeed } from '../market/news.ts';
import type { RequestContext } from './context.ts';

/** Other cached fields of a stock, for the resolver of a field that is computed from them. */
export interface CachedStock {
  history(args: { readonly interval: HistoryInterval; readonly adjusted: boolean }): Promise<PriceHistory>;
  fundamentals(): Promise<Fundamentals>;
  news(args: { readonly limit: number }): Promise<NewsFeed>;
}

/**
 * Reads fields of `Stock` as a client would: by the schema's own resolvers, with their argument checks, cache entries
 * and rows. So a computed field makes no upstream call of its own, and key and policy stay where the schema says them.
 * A row of what was read has the path of the computed field and the name of the field, such as stock.indicator.history.
 */
export function cachedFieldsOfStock(stock: StockRef, context: RequestContext, info: GraphQLResolveInfo): CachedStock {
  const read = (name: string, args: Readonly<Record<string, unknown>>) =>
    readField({ stock, context, info, name, args });
  return {
    history: async (args) => checked(await read('history', args), isPriceHistory),
    fundamentals: async () => checked(await read('fundamentals', {}), isFundamentals),
    news: async (args) => checked(await read('news', args), isNewsFeed),
  };
}

interface FieldRead {
  readonly stock: StockRef;
  readonly context: RequestContext;
  readonly info: GraphQLResolveInfo;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

function readField({ stock, context, info, name, args }: FieldRead): unknown {
  const { parentType } = info;
  const field = parentType.getFields()[name];
  if (field?.resolve === undefined) throw new TypeError(`${parentType.name}.${name} has no resolver`);
  const path = { prev: info.path, key: name, typename: parentType.name };
  return field.resolve(stock, args, context, { ...info, fieldName: name, returnType: field.type, path });
}

function checked<Value>(value: unknown, isValue: (value: unknown) => value is Value): Value {
  if (isValue(value)) return value;
  throw new TypeError('a field of Stock answered something else than its type');
}

function isPriceHistory(value: unknown): value is PriceHistory {
  return typeof value === 'object' && value !== null && 'bars' in value;
}

function isFundamentals(value: unknown): value is Fundamentals {
  return typeof value === 'object' && value !== null && 'latestQuarter' in value;
}

function isNewsFeed(value: unknown): value is NewsFeed {
  return typeof value === 'object' && value !== null && 'articles' in value;
}
