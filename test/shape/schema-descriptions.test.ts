import { expect, test } from '@jest/globals';
import { type GraphQLNamedType, isEnumType, isInputObjectType, isIntrospectionType, isObjectType } from 'graphql';
import { buildSchema } from '../../src/graphql/schema.ts';

/** The fields of an object or an input, or the values of an enum. */
function membersOf(type: GraphQLNamedType) {
  if (isEnumType(type)) return type.getValues();
  return isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
}

test('every type, field and value of the public schema says what it means', () => {
  const types = Object.values(buildSchema().getTypeMap()).filter((type) => !isIntrospectionType(type));
  expect(types.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  const silent = types.flatMap((type) =>
    membersOf(type).flatMap(({ name, description }) => (description ? [] : [`${type.name}.${name}`])),
  );
  expect(silent).toEqual([]);
});
