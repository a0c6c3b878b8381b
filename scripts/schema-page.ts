import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { CACHE_CATEGORIES, PROFILES } from '../src/environment.ts';
import { buildSchema } from '../src/graphql/schema.ts';
import { type CachedFieldQueries, cachedFieldQueries } from '../test/support/field-queries.ts';
import { literalOf } from '../test/support/sample-arguments.ts';
import { measureUpstreamCosts, type UpstreamCost } from './upstream-calls.ts';

/** docs/schema.md: every type and field in the words of the SDL, and what each cached field costs. */
export async function schemaPage(): Promise<string> {
  const schema = buildSchema();
  const fields = cachedFieldQueries(schema);
  const costs = await measureUpstreamCosts(fields);
  const cached = new Set(fields.map(({ coordinate }) => coordinate));
  return `# The schema

Every type and field of the public API, and for each cached field how long its answer is fresh and what it costs.

This page is made from \`schema/\` by \`npm run docs\`. Do not edit it by hand. The same words are in GraphiQL, and in \`penstock/schema.graphql\` of the package.

## Cached fields

Freshness is that of the category in the profiles \`fresh\` (the default) and \`economical\` ([configuration](configuration.md#times-to-live)).
The calls are those of a question of which nothing is cached yet; they were counted by asking each field of the simulator, with every choice of its enum and Boolean arguments.

| field | category | fresh | economical | upstream functions | calls |
| --- | --- | --- | --- | --- | --- |
${fields.map((field) => costRow(field, costs.get(field.coordinate))).join('\n')}

${typesOf(schema)
  .map((type) => sectionOf(type, cached))
  .join('\n\n')}
`;
}

function costRow({ coordinate, category, each }: CachedFieldQueries, cost: UpstreamCost | undefined): string {
  if (cost === undefined) throw new Error(`${coordinate} must have been asked.`);
  const functions = cost.functions.map((name) => `\`${name}\``).join(', ') || 'none';
  const calls = each === null ? cost.calls : `${cost.calls} for each of \`${each}\``;
  return row([
    `\`${coordinate}\``,
    category,
    seconds('fresh', category),
    seconds('economical', category),
    functions,
    calls,
  ]);
}

function seconds(profile: keyof typeof PROFILES, category: string): string {
  const known = CACHE_CATEGORIES.find((name) => name === category);
  if (known === undefined) throw new Error(`The category ${category} must have a time to live.`);
  return `${PROFILES[profile][known].toLocaleString('en')} s`;
}

/** The root first; what every GraphQL schema has is left out. */
function typesOf(schema: GraphQLSchema): GraphQLNamedType[] {
  const root = schema.getQueryType();
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !(isScalarType(type) && isSpecifiedScalarType(type)))
    .sort((a, b) => rankOf(a) - rankOf(b));
  return root ? [root, ...types.filter((type) => type !== root)] : types;
}

function rankOf(type: GraphQLNamedType): number {
  return [isObjectType, isInputObjectType, isEnumType, isScalarType].findIndex((is) => is(type));
}

function sectionOf(type: GraphQLNamedType, cached: ReadonlySet<string>): string {
  return [`## ${type.name}`, type.description ?? '', tableOf(type, cached)].filter((part) => part !== '').join('\n\n');
}

function tableOf(type: GraphQLNamedType, cached: ReadonlySet<string>): string {
  if (isObjectType(type)) return table(['field', 'type', 'meaning'], fieldRows(type, cached));
  if (isEnumType(type)) {
    return table(
      ['value', 'meaning'],
      type.getValues().map(({ name, description }) => [`\`${name}\``, description]),
    );
  }
  if (!isInputObjectType(type)) return '';
  const inputs = Object.values(type.getFields());
  return table(
    ['field', 'type', 'meaning'],
    inputs.map((input) => [`\`${input.name}\``, `\`${input.type}\``, input.description]),
  );
}

function fieldRows(type: GraphQLObjectType, cached: ReadonlySet<string>): Cell[][] {
  return Object.values(type.getFields()).map(({ name, args, type: of, description }) => {
    const mark = cached.has(`${type.name}.${name}`) ? ' ([cached](#cached-fields))' : '';
    const taken = args.length === 0 ? '' : `(${args.map(argumentText).join(', ')})`;
    return [`\`${name}${taken}\`${mark}`, `\`${of}\``, description];
  });
}

function argumentText({ name, type, defaultValue }: GraphQLArgument): string {
  return `${name}: ${type}${defaultValue === undefined ? '' : ` = ${literalOf(type, defaultValue)}`}`;
}

type Cell = string | number | null | undefined;

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

function row(cells: readonly Cell[]): string {
  return `| ${cells
    .map((cell) =>
      String(cell ?? '')
        .replaceAll('|', '\\|')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .join(' | ')} |`;
}
