import { createHash } from 'node:crypto';

import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isObjectType,
} from 'graphql';

/**
 * Six hex digits that change when what an entry can hold changes, so that after a deploy a changed type starts clean
 * and the rest stays warm. An entry holds a resolver's value: field names and types, enum values and the possible
 * types of unions and interfaces count. Descriptions and arguments do not, nor does what is reached only through a
 * field with a cache entry of its own (`isCached`): its value is never inside this one.
 */
export function shapeOf(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  isCached: (field: GraphQLField<unknown, unknown>) => boolean,
): string {
  const lines = new Map<string, string>();
  const pending: GraphQLNamedType[] = [getNamedType(type)];
  for (let named = pending.pop(); named !== undefined; named = pending.pop()) {
    if (lines.has(named.name)) continue;
    const members = membersOf(schema, named, isCached);
    lines.set(
      named.name,
      `${named.name}{${members
        .map((member) => member.text)
        .sort()
        .join(',')}}`,
    );
    pending.push(...members.flatMap((member) => member.leadsTo));
  }
  const print = [String(type), ...[...lines.values()].sort()].join('\n');
  return createHash('sha256').update(print).digest('hex').slice(0, 6);
}

interface Member {
  readonly text: string;
  readonly leadsTo: readonly GraphQLNamedType[];
}

function membersOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  isCached: (field: GraphQLField<unknown, unknown>) => boolean,
): Member[] {
  if (isEnumType(type)) return type.getValues().map((item) => ({ text: item.name, leadsTo: [] }));
  // An interface's own fields are not listed: the value is one of the possible types, whose fields are.
  if (isAbstractType(type)) {
    return schema.getPossibleTypes(type).map((possible) => ({ text: possible.name, leadsTo: [possible] }));
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter((field) => !isCached(field))
    .map((field) => ({ text: `${field.name}:${String(field.type)}`, leadsTo: [getNamedType(field.type)] }));
}
