import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, getNullableType } from 'graphql';

import { cacheKeyOf } from '../cache/index.ts';
import type { CachedField } from './cached-fields.ts';

/** What a priced operation is executed with. */
export interface PricingContext {
  /** The cache keys that the operation asks for: each is one load at worst. */
  readonly keys: Set<string>;
}

/**
 * The schema in which an operation is executed to learn its price, and nothing else happens: a `@cached` field notes
 * the keys it would ask for and answers null, by the same key functions as the cache. Of the other fields with a
 * resolver only `hubs` (`Type.field`) run: they give the parents of cached fields, and cost nothing.
 */
export function priceFields(
  schema: GraphQLSchema,
  { fields, hubs }: { readonly fields: readonly CachedField[]; readonly hubs: ReadonlySet<string> },
): GraphQLSchema {
  const byCoordinate = new Map(fields.map((field) => [field.coordinate, field]));
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config, fieldName, typeName) => {
      const coordinate = `${typeName}.${fieldName}`;
      const cached = byCoordinate.get(coordinate);
      // Nothing may be NonNull: a null there would end the execution before the other fields were counted.
      const priced = { ...config, type: getNullableType(config.type) };
      if (cached !== undefined) return { ...priced, resolve: noteKeys(cached) };
      const isSafe = hubs.has(coordinate) || config.resolve === undefined || config.resolve === defaultFieldResolver;
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
