import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { PricingContext } from '../directive/index.ts';
import { stableStringify } from '../lib/stable-stringify.ts';
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

/** Prices are remembered within this much, characters of variables and names; each costs some 100 bytes more. */
const REMEMBERED_CHARACTERS = 4_000_000;
const REMEMBERED_PRICES = 20_000;
/** Variables longer than this are priced each time: a few of them would push out all others. */
const LONGEST_REMEMBERED = 2000;

interface Priced {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Refuses, before anything is loaded, an operation that could cost more upstream calls than the limit. A price follows
 * from document, name and variables alone, so the same question is priced once.
 */
export function operationPrice({ schema, limit }: OperationPriceOptions): ApolloServerPlugin<RequestContext> {
  // Apollo keeps the documents it has parsed: the same text is the same object.
  const numbers = new WeakMap<DocumentNode, number>();
  let documents = 0;
  const known = new LRUCache<string, number>({
    max: REMEMBERED_PRICES,
    maxSize: REMEMBERED_CHARACTERS,
    maxEntrySize: LONGEST_REMEMBERED,
    sizeCalculation: (_cost, question) => question.length,
  });

  const numberOf = (document: DocumentNode): number => {
    const number = numbers.get(document);
    if (number !== undefined) return number;
    documents += 1;
    numbers.set(document, documents);
    return documents;
  };

  const costOf = async (priced: Priced): Promise<number> => {
    const question = questionOf(numberOf(priced.document), priced);
    const remembered = question === null ? undefined : known.get(question);
    if (remembered !== undefined) return remembered;
    const cost = await priceOf(schema, priced);
    if (question !== null) known.set(question, cost);
    return cost;
  };

  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operationName, operation, request }) {
          // An operation that takes none has one price, whatever is sent along.
          const isFixed = (operation?.variableDefinitions ?? []).length === 0;
          const variables = isFixed ? {} : (request.variables ?? {});
          const cost = await costOf({ document, operationName, variables });
          if (cost > limit) throw tooExpensive(cost, limit);
        },
      };
    },
  };
}

/** Different variables give different text. Null: they are nested so deep that they cannot be written. */
function questionOf(document: number, { operationName, variables }: Priced): string | null {
  try {
    return `${document} ${operationName} ${stableStringify(variables)}`;
  } catch {
    return null;
  }
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
