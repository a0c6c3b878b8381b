import { type GraphQLSchema, getNullableType, isListType, isNonNullType } from 'graphql';

import type { CachedUsage } from './cached-usage.ts';
import { DirectiveError } from './directive-error.ts';
import { isMixed, keyPartOf } from './key-part.ts';
import { hasParent, identityOf, placeholderTypeOf } from './placeholder-type.ts';
import { type Placeholder, renderTemplate, type Template } from './template.ts';

/** The arguments as graphql-js gives them to a resolver: coerced, defaults applied, left-out ones not there. */
export type FieldArguments = Readonly<Record<string, unknown>>;
/** Computes something from what a resolver is called with. */
export type FromCall<T> = (parent: unknown, args: FieldArguments) => T;

/** What stands for one placeholder at run time. */
interface Reader {
  readonly read: FromCall<unknown>;
  readonly mixed: boolean;
  readonly isList: boolean;
}

/** The function that names the entry of a call: from the template, or the default key. */
export function keyOfUsage(schema: GraphQLSchema, usage: CachedUsage): FromCall<string> {
  const { key } = usage;
  if (typeof key === 'string') return defaultKeyOf(schema, usage);
  const readers = readersOf(usage, key);
  return (parent, args) =>
    renderTemplate(
      key,
      readers.map(({ read, mixed }) => keyPartOf(read(parent, args), mixed)),
    );
}

/**
 * The function that gives the directive's own tags of a call. A list argument gives one tag for each element, so that
 * `symbol:{args.symbols}` is reached by each of the symbols; what is null or left out gives none.
 */
export function tagsOfUsage(usage: CachedUsage): FromCall<string[]> {
  const tags = usage.tags.map((template) => ({ template, readers: readersOf(usage, template) }));
  return (parent, args) =>
    tags.flatMap(({ template, readers }) => {
      const choices = readers.map(({ read, mixed, isList }) => {
        const value = read(parent, args);
        const values: unknown[] = isList && Array.isArray(value) ? value : [value];
        return values.filter((item) => item !== undefined && item !== null).map((item) => keyPartOf(item, mixed));
      });
      return combinationsOf(choices).map((parts) => renderTemplate(template, parts));
    });
}

/** `Stock.history:AAPL:adjusted=false:interval=DAY`: names are sorted, and what was left out is left out. */
function defaultKeyOf(schema: GraphQLSchema, usage: CachedUsage): FromCall<string> {
  const identity = hasParent(schema, usage.type) ? identityOf(usage.type) : undefined;
  const identityReaders = identity === undefined ? [] : [readerOf(usage, { root: 'parent', name: identity })];
  const argumentReaders = usage.field.args
    .map(({ name }) => ({ name, ...readerOf(usage, { root: 'args', name }) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (parent, args) => {
    const parts = [usage.coordinate];
    for (const { read, mixed } of identityReaders) parts.push(keyPartOf(read(parent, args), mixed));
    for (const { name, read, mixed } of argumentReaders) {
      const value = read(parent, args);
      if (value !== undefined) parts.push(`${name}=${keyPartOf(value, mixed)}`);
    }
    return parts.join(':');
  };
}

function readersOf(usage: CachedUsage, template: Template): Reader[] {
  return template.placeholders.map((placeholder) => readerOf(usage, placeholder));
}

function readerOf(usage: CachedUsage, placeholder: Placeholder): Reader {
  const { root, name } = placeholder;
  const type = placeholderTypeOf(usage, placeholder);
  return {
    read:
      root === 'args'
        ? (_parent, args) => (Object.hasOwn(args, name) ? args[name] : undefined)
        : (parent) => parentValueOf(usage, name, parent),
    mixed: type !== undefined && isMixed(type),
    isList: type !== undefined && isListType(getNullableType(type)),
  };
}

/** A parent that does not say who it is must stop the call: all such parents would share one entry. */
function parentValueOf(usage: CachedUsage, name: string, parent: unknown): unknown {
  const value: unknown = typeof parent === 'object' && parent !== null ? Reflect.get(parent, name) : undefined;
  const type = usage.type.getFields()[name]?.type;
  const isMissing = value === undefined || typeof value === 'function' || (value === null && isNonNullType(type));
  if (!isMissing) return value;
  const got = value === null ? 'null' : typeof value;
  throw new DirectiveError([
    `${usage.coordinate}: the resolver of ${usage.type.name} must give a parent object with the value of ${name}, ` +
      `which the key or a tag is made of; got ${got}.`,
  ]);
}

function combinationsOf(choices: readonly (readonly string[])[]): string[][] {
  return choices.reduce<string[][]>(
    (heads, choice) => heads.flatMap((head) => choice.map((part) => [...head, part])),
    [[]],
  );
}
