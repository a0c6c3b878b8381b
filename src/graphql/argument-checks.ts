import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { canonicalFibonacci, canonicalIndicator } from './analysis-arguments.ts';
import { badUserInput } from './bad-user-input.ts';
import { economicRequestOf } from './economic-request.ts';
import { cutFeed, newsLimitOf } from './news-limit.ts';

const MAX_SYMBOLS = 100;
const MAX_KEYWORDS_CHARACTERS = 64;

type Arguments = Readonly<Record<string, unknown>>;

/** By `Type.field`: refuses what the types cannot, and answers the arguments in their one canonical form. */
const CHECKS: ReadonlyMap<string, (args: Arguments) => Arguments> = new Map([
  ['Query.stocks', atMostSymbols],
  ['Query.quotes', atMostSymbols],
  ['Query.search', trimmedKeywords],
  ['Query.news', canonicalNews],
  ['Stock.news', canonicalNews],
  ['Stock.indicator', canonicalIndicator],
  ['Stock.fibonacci', canonicalFibonacci],
  ['Query.economicSeries', (args) => ({ ...args, ...economicRequestOf(args) })],
]);

/** Wraps the fields above on the outside: a check inside a cached resolver would run on misses only. */
export function checkArguments(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, fieldName, typeName) => {
      const check = CHECKS.get(`${typeName}.${fieldName}`);
      if (!check) return undefined;
      const resolve = field.resolve ?? defaultFieldResolver;
      if (check === canonicalNews) {
        return {
          ...field,
          resolve: async (parent, args, context, info) =>
            cutFeed(await resolve(parent, check(args), context, info), newsLimitOf(args.limit).limit),
        };
      }
      return { ...field, resolve: (parent, args, context, info) => resolve(parent, check(args), context, info) };
    },
  });
}

/** Counted before duplicates fold: the answer would be as long as the argument. */
function atMostSymbols(args: Arguments): Arguments {
  const count = Array.isArray(args.symbols) ? args.symbols.length : 0;
  if (count > MAX_SYMBOLS) throw badUserInput(`symbols takes at most ${MAX_SYMBOLS} symbols; got ${count}.`);
  return args;
}

/** Sets in one order, and the size that the upstream honours in place of the limit. */
function canonicalNews(args: Arguments): Arguments {
  const { symbols, topics } = atMostSymbols(args);
  const sorted = (list: unknown) => (Array.isArray(list) ? [...new Set(list.map(String))].sort() : []);
  return { ...args, symbols: sorted(symbols), topics: sorted(topics), limit: newsLimitOf(args.limit).size };
}

function trimmedKeywords(args: Arguments): Arguments {
  const keywords = String(args.keywords).trim();
  if (keywords.length >= 1 && keywords.length <= MAX_KEYWORDS_CHARACTERS) return { ...args, keywords };
  throw badUserInput(
    `keywords must have 1 to ${MAX_KEYWORDS_CHARACTERS} characters besides surrounding blanks; got ${keywords.length}.`,
  );
}
