import type { GraphQLFieldResolver } from 'graphql';
import type { Cache } from '../../src/cache/index.ts';
import type { CacheRow, CachingContext } from '../../src/directive/index.ts';
import type { Built } from './built.ts';
import { POLICY } from './engine.ts';

/** Asks a cached field as graphql-js would, without the rest of graphql-js. */
export type AskField = () => unknown;

/** The wrapped resolver of `Query.quote` or `Query.quotes` over an origin that answers at once. */
export async function cachedResolver(
  built: Built,
  { cache, quote, query }: { readonly cache: Cache; readonly quote: unknown; readonly query: string },
): Promise<AskField> {
  const schema = built.buildSchema((bare) => {
    const { quote: one, quotes: list } = bare.getQueryType()?.getFields() ?? {};
    if (one !== undefined) one.resolve = () => quote;
    if (list !== undefined) list.resolve = (_parent, { symbols }) => symbols.map(() => quote);
    return built.cacheFields(bare, { cache, fields: built.cachedFieldsOf(bare), policyOf: () => POLICY });
  });
  const cacheRows: CacheRow[] = [];
  const context: CachingContext = { cacheRows, viewer: null };
  const asked: AskField[] = [];
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const resolve: GraphQLFieldResolver<unknown, CachingContext> | undefined = field.resolve;
    field.resolve = (parent, args, _context, info) => {
      asked.push(() => {
        cacheRows.length = 0;
        return resolve?.(parent, args, context, info);
      });
      return null;
    };
  }
  const { execute, parse } = built.graphql;
  await execute({ schema, document: parse(query), contextValue: context });
  const [ask] = asked;
  if (ask === undefined) throw new Error(`${query} must ask a field with a resolver`);
  return ask;
}
