import {
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Every field of every object type, as `Type.field`. */
export function coordinatesOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !isIntrospectionType(type)
      ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)
      : [],
  );
}

/** The fields that a document selects, in the same form. */
export function coordinatesIn(schema: GraphQLSchema, document: string): string[] {
  const types = new TypeInfo(schema);
  const coordinates: string[] = [];
  const Field = ({ name }: { readonly name: { readonly value: string } }): void => {
    coordinates.push(`${types.getParentType()?.name}.${name.value}`);
  };
  visit(parse(document), visitWithTypeInfo(types, { Field }));
  return coordinates;
}
