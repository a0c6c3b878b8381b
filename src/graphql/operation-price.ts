import type { ApolloServerPlugin } from '@apollo/server';
import { execute, GraphQLError, type GraphQLSchema } from 'graphql';
import type { CachingContext, PricingContext } from '../directive/index.ts';
import { rehearsedWatchlists } from '../watchlists/index.ts';
import type { RequestContext } from './context.ts';
import { KnownPrices, type PriceQuestion } from './known-prices.ts';
import { type PeekedCache, pricedAnswers } from './priced-answers.ts';

/**
 * The fields that ask no upstream and give the parents of those that do, and what those look like after a change before
 * them in the operation. The viewer's lists are read for it, and changed in rehearsal only.
 */
export const HUBS: ReadonlySet<string> = new Set([
  'Query.stock',
  'Query.stocks',
  'Query.watchlists',
  'Watchlist.stocks',
  'Mutation.createWatchlist',
  'Mutation.addToWatchlist',
  'Mutation.removeFromWatchlist',
  'Mutation.renameWatchlist',
  'Mutation.deleteWatchlist',
]);

/** What a hub gives from its arguments alone: the same in every answer to the same request. */
export const FIXED: ReadonlySet<string> = new Set(['Query.stock', 'Query.stocks', 'Stock.symbol']);

/** The cached fields that are made of other cached fields of their stock. */
export const COMPUTED: ReadonlySet<string> = new Set(['Stock.indicator', 'Stock.fibonacci', 'Stock.insights']);

export interface OperationPriceOptions {
  /** See `priceFields`. */
  readonly schema: GraphQLSchema;
  /** The most distinct upstream loads that an operation may cause at worst. */
  readonly limit: number;
  /** Where a hub that is cached is looked up first. */
  readonly cache: PeekedCache;
}

interface Asked extends PriceQuestion {
  readonly viewer: RequestContext['viewer'];
  readonly watchlists: RequestContext['watchlists'];
}

interface Price {
  readonly cost: number;
  /** Another viewer's may be another. */
  readonly personal: boolean;
}

/** What the hubs and the cached fields find when they are priced. */
type RehearsalContext = PricingContext & CachingContext & Pick<RequestContext, 'viewer' | 'watchlists'>;

/** Refuses, before anything is loaded, an operation that could cost more upstream calls than the limit. */
export function operationPrice({ schema, limit, cache }: OperationPriceOptions): ApolloServerPlugin<RequestContext> {
  const known = new KnownPrices();
  const answers = pricedAnswers(cache);

  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operationName, operation, request, contextValue }) {
          const { viewer, watchlists } = contextValue;
          // An operation that takes none has one price, whatever is sent along.
          const isFixed = (operation?.variableDefinitions ?? []).length === 0;
          const variables = isFixed ? {} : (request.variables ?? {});
          const asked = { document, operationName, variables, viewer, watchlists };
          const cost = await known.costOf(asked, () => priceOf(schema, asked, answers));
          if (cost > limit) throw tooExpensive(cost, limit);
        },
      };
    },
  };
}

/** Executed with the real executor, so that fragments, directives and variables mean what they will mean then. */
async function priceOf(
  schema: GraphQLSchema,
  { document, operationName, variables, viewer, watchlists }: Asked,
  asked: NonNullable<CachingContext['asked']>,
): Promise<Price> {
  let personal = false;
  const contextValue: RehearsalContext = {
    keys: new Set(),
    cacheRows: [],
    asked,
    get viewer() {
      personal = true;
      return viewer;
    },
    watchlists: rehearsedWatchlists((owner) => watchlists.list(owner)),
  };
  // Its errors are those of the operation, which will report them itself.
  await execute({ schema, document, operationName, variableValues: variables, contextValue });
  return { cost: contextValue.keys.size, personal };
}

function tooExpensive(cost: number, limit: number): GraphQLError {
  const message = `The operation could cost ${cost} upstream calls; at most ${limit} are allowed.`;
  return new GraphQLError(message, {
    extensions: { code: 'OPERATION_TOO_EXPENSIVE', cost, limit, http: { status: 400 } },
  });
}
