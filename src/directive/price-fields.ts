import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, getNullableType } from 'graphql';

import { cacheKeyOf } from '../cache/index.ts';
import type { CachedField } from './cached-fields.ts';

/** What a priced operation is executed with. */
export interface PricingContext {
  /** The cache keys that the operation asks for: each is one load at worst. */
  readonly keys: Set<string>;
}

export interface PriceOptions {
  readonly fields: readonly CachedField[];
  /** Fields that cost no upstream call by themselves and give the parents of those that do. They may be cached, too. */
  readonly hubs: ReadonlySet<string>;
  /** Cached fields that are made of other cached fields, and load nothing else. */
  readonly computed: ReadonlySet<string>;
}

/**
 * The schema in which an operation is executed to learn its price, and nothing else happens: a `@cached` field notes
 * the keys it would ask for and answers null, by the same key functions as the cache. Of the fields with a resolver only
 * `hubs` and `computed` (`Type.field`) run, and cost nothing by themselves.
 */
export function priceFields(schema: GraphQLSchema, { fields, hubs, computed }: PriceOptions): GraphQLSchema {
  const byCoordinate = new Map(fields.map((field) => [field.coordinate, field]));
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config, fieldName, typeName) => {
      const coordinate = `${typeName}.${fieldName}`;
      const cached = byCoordinate.get(coordinate);
      // Nothing may be NonNull: a null there would end the execution before the other fields were counted.
      const priced = { ...config, type: getNullableType(config.type) };
      // A computed field costs what it reads, which it reads by the resolvers of this same schema.
      if (hubs.has(coordinate) || computed.has(coordinate)) return priced;
      if (cached !== undefined) return { ...priced, resolve: noteKeys(cached) };
      const isSafe = config.resolve === undefined || config.resolve === defaultFieldResolver;
      return isSafe ? priced : { ...priced, resolve: () => null };
    },
  });
}

function noteKeys({ category, shape, each, keyOf }: CachedField): GraphQLFieldResolver<unknown, PricingContext> {
  return (parent, args, { keys }) => {
    const elements: unknown = each === null ? null : args[each];
    const calls = each !== null && Array.isArray(elements) ? elements.map((one) => ({ ...args, [each]: one })) : [args];
    for (const call of calls) keys.add(cacheKeyOf(category, shape, keyOf(parent, call)));
    return null;
  };
}
