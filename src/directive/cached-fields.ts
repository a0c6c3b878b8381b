import type { GraphQLSchema } from 'graphql';

import { cachedDirectiveOf, cachedUsagesOf, type CachedUsage, entryTypeOf } from './cached-usage.ts';
import { DirectiveError } from './directive-error.ts';
import { fieldFaultsOf } from './field-faults.ts';
import { type FromCall, keyOfUsage, tagsOfUsage } from './field-key.ts';
import { shapeOf } from './shape.ts';
import { sharersOf, sharingFaultsOf } from './shared-keys.ts';

/** All that the schema says about one field with `@cached`, checked and ready to use. */
export interface CachedField {
  /** `Type.field`. */
  readonly coordinate: string;
  readonly typeName: string;
  readonly fieldName: string;
  readonly category: string;
  /** PRIVATE: the viewer belongs into the key too; whoever calls `keyOf` knows the viewer. */
  readonly scope: 'PUBLIC' | 'PRIVATE';
  /** The list argument of which each element is an entry of its own. */
  readonly each: string | null;
  /** Six hex digits of what one entry can hold; see `shapeOf`. */
  readonly shape: string;
  /** The key's template as the schema has it, for people. */
  readonly keyTemplate: string;
  /** The rest of the key. With `each`: `args` has one element in the place of the list. Throws `DirectiveError` for a parent without identity. */
  readonly keyOf: FromCall<string>;
  /** Automatic tags, then the directive's. `args` as for `keyOf`. */
  readonly tagsOf: FromCall<string[]>;
}

/** Every field with `@cached`. Throws one `DirectiveError` that lists all faults of the schema. */
export function cachedFieldsOf(schema: GraphQLSchema): readonly CachedField[] {
  const faults: string[] = [];
  const usages = cachedUsagesOf(schema, faults);
  faults.push(...usages.flatMap((usage) => fieldFaultsOf(schema, usage)), ...sharingFaultsOf(usages));
  if (faults.length > 0) throw new DirectiveError(faults);
  return usages.map((usage) => cachedFieldOf(schema, usage, usages));
}

function cachedFieldOf(schema: GraphQLSchema, usage: CachedUsage, usages: readonly CachedUsage[]): CachedField {
  const { coordinate, category } = usage;
  const fieldTags = sharersOf(usage, usages).map((sharer) => `field:${sharer}`);
  const ownTagsOf = tagsOfUsage(usage);
  return {
    coordinate,
    typeName: usage.type.name,
    fieldName: usage.field.name,
    category,
    scope: usage.scope,
    each: usage.each,
    shape: shapeOf(schema, entryTypeOf(usage), (field) => cachedDirectiveOf(field) !== undefined),
    keyTemplate: keyTemplateOf(usage),
    keyOf: keyOfUsage(schema, usage),
    tagsOf: (parent, args) => [...new Set(['all', `category:${category}`, ...fieldTags, ...ownTagsOf(parent, args)])],
  };
}

function keyTemplateOf({ coordinate, key }: CachedUsage): string {
  if (typeof key === 'string') return `${coordinate}, parent, arguments`;
  const { literals, placeholders } = key;
  return literals.map((literal, index) => literal + braced(placeholders[index])).join('');
}

function braced(placeholder: { readonly root: string; readonly name: string } | undefined): string {
  return placeholder === undefined ? '' : `{${placeholder.root}.${placeholder.name}}`;
}
