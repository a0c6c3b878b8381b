import { type GraphQLSchema, type GraphQLType, getNullableType, isLeafType, isListType, isNonNullType } from 'graphql';

import { argumentOf, type CachedUsage } from './cached-usage.ts';
import type { Placeholder } from './template.ts';

/** The type of the value that a placeholder stands for, as the key sees it: for `each`, of one element of the list. */
export function placeholderTypeOf(usage: CachedUsage, { root, name }: Placeholder): GraphQLType | undefined {
  if (root === 'parent') return usage.type.getFields()[name]?.type;
  const type = argumentOf(usage, name)?.type;
  if (type === undefined || name !== usage.each) return type;
  const list = getNullableType(type);
  return isListType(list) ? list.ofType : type;
}

/** The field that tells one parent from another in a default key: `id` or `symbol`, never null, without arguments. */
export function identityOf(type: CachedUsage['type']): string | undefined {
  return ['id', 'symbol'].find((name) => {
    const field = type.getFields()[name];
    return field !== undefined && field.args.length === 0 && isNonNullType(field.type) && isLeafType(field.type.ofType);
  });
}

/** Whether a type's fields have a parent worth naming in a key. The root of an operation is the same for everyone. */
export function hasParent(schema: GraphQLSchema, type: CachedUsage['type']): boolean {
  return type !== schema.getQueryType() && type !== schema.getMutationType() && type !== schema.getSubscriptionType();
}
