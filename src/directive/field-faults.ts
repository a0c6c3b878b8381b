import { type GraphQLSchema, getNullableType, isInterfaceType, isLeafType, isListType } from 'graphql';

import { argumentOf, type CachedUsage } from './cached-usage.ts';
import { hasParent, identityOf } from './placeholder-type.ts';
import type { Placeholder, Template } from './template.ts';

/** What is wrong with one usage, seen against its field: full sentences that begin with `Type.field`. */
export function fieldFaultsOf(schema: GraphQLSchema, usage: CachedUsage): string[] {
  const faults = [
    ...placeFaults(schema, usage),
    ...eachFaults(usage),
    ...(typeof usage.key === 'string' ? [] : placeholderFaults(schema, usage, 'key', usage.key)),
    ...usage.tags.flatMap((tag) => placeholderFaults(schema, usage, 'tag', tag)),
    ...keyFaults(schema, usage),
  ];
  return faults.map((fault) => `${usage.coordinate}: ${fault}`);
}

function placeFaults(schema: GraphQLSchema, { type }: CachedUsage): string[] {
  if (isInterfaceType(type)) return [`@cached must be on the fields of object types; got the interface ${type.name}.`];
  if (type === schema.getMutationType()) return ['@cached must not be on a mutation, which changes things; remove it.'];
  if (type === schema.getSubscriptionType()) {
    return ['@cached must not be on a subscription, which is a stream of new values; remove it.'];
  }
  return [];
}

function eachFaults(usage: CachedUsage): string[] {
  const { each, field, key } = usage;
  if (each === null) return [];
  const faults: string[] = [];
  const type = argumentOf(usage, each)?.type;
  if (type === undefined || !isListType(getNullableType(type))) {
    faults.push(
      `each must name a list argument of the field; got ${each}, ${type ? `of type ${type}` : 'which is no argument'}.`,
    );
  }
  if (!isListType(getNullableType(field.type))) {
    faults.push(`a field with each must return a list, one element for each of ${each}; got ${field.type}.`);
  }
  if (typeof key !== 'string' && !hasPlaceholder(key, 'args', each)) {
    faults.push(`the key must use {args.${each}}, which each makes one entry for each element; got ${key.skeleton}.`);
  }
  return faults;
}

function placeholderFaults(schema: GraphQLSchema, usage: CachedUsage, what: string, template: Template): string[] {
  return template.placeholders.flatMap((placeholder) => {
    const expected = expectedOf(schema, usage, placeholder);
    return expected === null ? [] : [`${what} expects ${expected}; got {${placeholder.root}.${placeholder.name}}.`];
  });
}

/** What the placeholder should have been, or null when it is right. */
function expectedOf(schema: GraphQLSchema, usage: CachedUsage, { root, name }: Placeholder): string | null {
  if (root === 'args') {
    const names = usage.field.args.map((argument) => argument.name);
    if (names.includes(name)) return null;
    return names.length === 0 ? 'no {args.…}, for the field has no arguments' : `an argument (${names.join(', ')})`;
  }
  if (!hasParent(schema, usage.type)) return `no {parent.…}, for fields of ${usage.type.name} have none`;
  const field = usage.type.getFields()[name];
  if (field === undefined) return `a field of the parent type ${usage.type.name}`;
  if (isLeafType(getNullableType(field.type)) && field.args.length === 0) return null;
  return `a scalar or enum field without arguments of the parent type ${usage.type.name}`;
}

function keyFaults(schema: GraphQLSchema, usage: CachedUsage): string[] {
  const { key, type, field, each } = usage;
  if (key === 'unreadable') return [];
  const isChild = hasParent(schema, type);
  if (key === 'default') {
    if (!isChild || identityOf(type) !== undefined) return [];
    return [
      `the default key needs the parent's identity, a non-null scalar field id or symbol of ${type.name}; got neither. ` +
        'Add one, or give a key with {parent.…}.',
    ];
  }
  const faults: string[] = [];
  if (isChild && !key.placeholders.some(({ root }) => root === 'parent')) {
    faults.push(`the key must name the parent with {parent.…}, or all parents share one entry; got ${key.skeleton}.`);
  }
  // A dot marks default keys, which begin with Type.field; a literal name keeps apart keys of different meaning.
  if (!/^[^.:/{}]+([:/]|$)/.test(key.skeleton)) {
    faults.push(`the key must begin with a name of its own without a dot, such as "quote:"; got ${key.skeleton}.`);
  }
  for (const { name } of field.args) {
    // The list of `each` has its own sentence.
    if (name === each || hasPlaceholder(key, 'args', name)) continue;
    faults.push(`the key must hold every argument, or two different answers share an entry; got no {args.${name}}.`);
  }
  return faults;
}

function hasPlaceholder(template: Template, root: string, name: string): boolean {
  return template.placeholders.some((placeholder) => placeholder.root === root && placeholder.name === name);
}
