import {
  defaultFieldResolver,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export interface PreparableOptions {
  readonly schema: GraphQLSchema;
  /** Of each field with an entry of its own, by coordinate, whether that is everybody's. */
  readonly cached: ReadonlyMap<string, 'PUBLIC' | 'PRIVATE'>;
  /** Coordinates of the fields without one whose values follow from the request alone. */
  readonly fixed: ReadonlySet<string>;
}

type Place = 'above' | 'below';

/**
 * Whether the answers of an operation follow from the request and from the entries of its public cached fields, and from
 * nothing else: above those fields there is only what is fixed, below them only what is made of the parent and the
 * arguments. A resolver that takes the context may read who asks. Whatever is not known to be so is not.
 */
export function isPreparable(
  { schema, cached, fixed }: PreparableOptions,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean {
  const root = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || root == null) return false;
  return areParts(root, operation.selectionSet, 'above');

  function areParts(type: GraphQLObjectType, { selections }: SelectionSetNode, place: Place): boolean {
    return selections.every((selection) => isPart(type, selection, place));
  }

  function isPart(type: GraphQLObjectType, selection: SelectionNode, place: Place): boolean {
    switch (selection.kind) {
      case Kind.FIELD: {
        const { name, selectionSet } = selection;
        if (name.value === '__typename') return true;
        const field = type.getFields()[name.value];
        const below = field === undefined ? null : placeBelow(`${type.name}.${name.value}`, field, place);
        if (below === null) return false;
        return selectionSet === undefined || arePartsOn(getNamedType(field?.type)?.name, selectionSet, below);
      }
      case Kind.INLINE_FRAGMENT:
        return arePartsOn(selection.typeCondition?.name.value ?? type.name, selection.selectionSet, place);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = fragments.get(selection.name.value);
        return fragment !== undefined && arePartsOn(fragment.typeCondition.name.value, fragment.selectionSet, place);
      }
    }
  }

  function arePartsOn(typeName: string | undefined, selectionSet: SelectionSetNode, place: Place): boolean {
    const type = typeName === undefined ? undefined : schema.getType(typeName);
    return isObjectType(type) && areParts(type, selectionSet, place);
  }

  /** Null: the field is no part of a prepared answer. */
  function placeBelow(coordinate: string, field: GraphQLField<unknown, unknown>, place: Place): Place | null {
    const scope = cached.get(coordinate);
    if (scope !== undefined) return scope === 'PUBLIC' && place === 'above' ? 'below' : null;
    if (place === 'above') return fixed.has(coordinate) ? 'above' : null;
    return isMadeOfParent(field) ? 'below' : null;
  }
}

function isMadeOfParent({ resolve = defaultFieldResolver }: GraphQLField<unknown, unknown>): boolean {
  // Of parent and arguments: a third parameter is the context.
  return resolve === defaultFieldResolver || resolve.length <= 2;
}
