import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import type { PricingContext } from '../directive/index.ts';
import type { RequestContext } from './context.ts';

/** The fields without a cache entry of their own that give the parents of cached ones. */
export const HUBS: ReadonlySet<string> = new Set(['Query.stock', 'Query.stocks']);

/** The cached fields that are made of other cached fields of their stock. */
export const COMPUTED: ReadonlySet<string> = new Set(['Stock.indicator', 'Stock.fibonacci', 'Stock.insights']);

export interface OperationPriceOptions {
  /** See `priceFields`. */
  readonly schema: GraphQLSchema;
  /** The most distinct upstream loads that an operation may cause at worst. */
  readonly limit: number;
}

interface Priced {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Refuses, before anything is loaded, an operation that could cost more upstream calls than the limit. */
export function operationPrice({ schema, limit }: OperationPriceOptions): ApolloServerPlugin<RequestContext> {
  // Without variables the price is the document's; Apollo keeps the documents it has parsed.
  const known = new WeakMap<DocumentNode, Map<string | null, number>>();

  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operationName, operation, request }) {
          const prices = known.get(document) ?? new Map<string | null, number>();
          const isFixed = (operation?.variableDefinitions ?? []).length === 0;
          const priced = { document, operationName, variables: request.variables ?? {} };
          const cost = prices.get(operationName) ?? (await priceOf(schema, priced));
          if (isFixed) known.set(document, prices.set(operationName, cost));
          if (cost > limit) throw tooExpensive(cost, limit);
        },
      };
    },
  };
}

/** Executed with the real executor, so that fragments, directives and variables mean what they will mean then. */
async function priceOf(schema: GraphQLSchema, { document, operationName, variables }: Priced): Promise<number> {
  const contextValue: PricingContext = { keys: new Set() };
  // Its errors are those of the operation, which will report them itself.
  await execute({ schema, document, operationName, variableValues: variables, contextValue });
  return contextValue.keys.size;
}

function tooExpensive(cost: number, limit: number): GraphQLError {
  const message = `The operation could cost ${cost} upstream calls; at most ${limit} are allowed.`;
  return new GraphQLError(message, {
    extensions: { code: 'OPERATION_TOO_EXPENSIVE', cost, limit, http: { status: 400 } },
  });
}
