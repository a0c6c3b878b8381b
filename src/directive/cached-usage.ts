import {
  type ConstDirectiveNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isListType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql';

import { parseTemplate, type Template } from './template.ts';

/** One place where the schema says `@cached`, with arguments of the right kind, not yet checked against the field. */
export interface CachedUsage {
  readonly coordinate: string;
  readonly type: GraphQLObjectType | GraphQLInterfaceType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly category: string;
  readonly scope: 'PUBLIC' | 'PRIVATE';
  readonly each: string | null;
  /** `unreadable` has been reported; it saves the checks that follow from reporting what is only its consequence. */
  readonly key: Template | 'default' | 'unreadable';
  readonly tags: readonly Template[];
}

/** Every usage in the schema; `faults` receives what could not be read. */
export function cachedUsagesOf(schema: GraphQLSchema, faults: string[]): CachedUsage[] {
  const usages: CachedUsage[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const node = cachedDirectiveOf(field);
      if (node !== undefined) usages.push(usageOf(schema, type, field, node, faults));
    }
  }
  return usages;
}

/** The field's `@cached`, if it has one. */
export function cachedDirectiveOf(field: GraphQLField<unknown, unknown>): ConstDirectiveNode | undefined {
  return field.astNode?.directives?.find((directive) => directive.name.value === 'cached');
}

/** What one entry of the field holds: for `each`, one element of the answer. */
export function entryTypeOf(usage: CachedUsage): GraphQLOutputType {
  const list = getNullableType(usage.field.type);
  return usage.each !== null && isListType(list) ? list.ofType : usage.field.type;
}

/** The field's argument of that name. */
export function argumentOf(usage: CachedUsage, name: string): GraphQLArgument | undefined {
  return usage.field.args.find((argument) => argument.name === name);
}

function usageOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType | GraphQLInterfaceType,
  field: GraphQLField<unknown, unknown>,
  node: ConstDirectiveNode,
  faults: string[],
): CachedUsage {
  const coordinate = `${type.name}.${field.name}`;
  const fault = (sentence: string): void => void faults.push(`${coordinate}: ${sentence}`);
  const given = new Map<string, unknown>(
    node.arguments?.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
  const template = (what: string, value: unknown): Template[] => {
    if (typeof value !== 'string') {
      fault(`${what} must be a text; got ${JSON.stringify(value)}.`);
      return [];
    }
    const parsed = parseTemplate(value);
    if (parsed.kind === 'template') return [parsed.template];
    for (const sentence of parsed.faults) fault(`${what} ${sentence}`);
    return [];
  };

  const category = given.get('category');
  const categories = enumNamesOf(schema, 'CacheCategory');
  if (typeof category !== 'string' || !categories.includes(category)) {
    fault(`category must be one of ${categories.join(', ')}; got ${shown(category)}.`);
  }
  const scope = given.get('scope') ?? 'PUBLIC';
  if (scope !== 'PUBLIC' && scope !== 'PRIVATE') fault(`scope must be PUBLIC or PRIVATE; got ${shown(scope)}.`);
  const each = given.get('each') ?? null;
  if (each !== null && typeof each !== 'string') fault(`each must be the name of an argument; got ${shown(each)}.`);
  const key = given.get('key') ?? null;
  return {
    coordinate,
    type,
    field,
    category: String(category),
    scope: scope === 'PRIVATE' ? 'PRIVATE' : 'PUBLIC',
    each: typeof each === 'string' ? each : null,
    key: key === null ? 'default' : (template('key', key)[0] ?? 'unreadable'),
    tags: [given.get('tags') ?? []].flat().flatMap((tag) => template('tag', tag)),
  };
}

function enumNamesOf(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
