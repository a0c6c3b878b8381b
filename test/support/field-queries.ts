import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { type CachedField, cachedFieldsOf } from '../../src/directive/index.ts';
import { literalOf, sampleOf, sliceOf } from './sample-arguments.ts';

type Field = GraphQLField<unknown, unknown>;

/** How a query for one cached field is worded; what is left out is as plain as it can be. */
export interface Wording {
  /** `query Name($variable: Type)`. */
  readonly head?: string;
  /** What the field hangs below: `stock(symbol: "IBM")`. */
  readonly hub?: string;
  readonly alias?: string;
  /** `name: value, ...`. */
  readonly args?: string;
  /** What is selected below the field, without braces. */
  readonly selection?: string;
  /** Behind the operation: fragments. */
  readonly tail?: string;
}

/** How a selection of everything is worded. */
export interface SelectionWording {
  readonly reversed?: boolean;
  readonly aliased?: boolean;
  /** With every argument that cuts a list. */
  readonly sliced?: boolean;
}

/** One cached field of the schema, and the queries that ask for it. */
export interface CachedFieldQueries extends CachedField {
  readonly field: Field;
  /** Every way down from the root to the field's parent; one empty text for a field of the root. */
  readonly hubs: readonly string[];
  /** The query. Without a wording: the required arguments, everything selected. */
  query(wording?: Wording): string;
  /** Every leaf below the field, and the coordinates of all fields that this takes. */
  selection(wording?: SelectionWording): string;
  readonly covers: readonly string[];
}

/** The queries of every cached field, made from the schema alone. */
export function cachedFieldQueries(schema: GraphQLSchema): CachedFieldQueries[] {
  const cached = cachedFieldsOf(schema);
  const isCached = (coordinate: string): boolean => cached.some((field) => field.coordinate === coordinate);
  return cached.map((entry) => {
    const field = fieldsOf(schema, entry.typeName)[entry.fieldName];
    if (field === undefined) throw new Error(`${entry.coordinate} is no field of the schema.`);
    const hubs = hubsOf(schema, entry.typeName, isCached);
    const type = getNamedType(field.type);
    const covers: string[] = [entry.coordinate];
    if (isObjectType(type)) selectionOf(type, {}, isCached, covers);
    const selection = (wording: SelectionWording = {}): string =>
      isObjectType(type) ? selectionOf(type, wording, isCached, []) : '';
    const query = (wording: Wording = {}): string => {
      const { head = '', alias, args = argumentsOf(entry.coordinate, field), tail = '' } = wording;
      const { hub = hubs[0] ?? '', selection: below = selection() } = wording;
      const asked = `${alias === undefined ? '' : `${alias}: `}${field.name}${inParentheses(args)} ${inBraces(below)}`;
      return `${head} { ${hub === '' ? asked : `${hub} { ${asked} }`} } ${tail}`;
    };
    return { ...entry, field, hubs, query, selection, covers };
  });
}

/** The required arguments with their samples, as they are written. */
export function argumentsOf(coordinate: string, field: Field): string {
  return field.args
    .filter(isRequiredArgument)
    .map((argument) => `${argument.name}: ${literalOf(argument.type, sampleOf(coordinate, argument))}`)
    .join(', ');
}

/** The uncached fields of the root that lead to a type: one object first. */
function hubsOf(schema: GraphQLSchema, typeName: string, isCached: (coordinate: string) => boolean): string[] {
  const root = schema.getQueryType();
  if (root === undefined || root?.name === typeName) return [''];
  const hubs = Object.values(root?.getFields() ?? {})
    .filter((field) => getNamedType(field.type).name === typeName && !isCached(`Query.${field.name}`))
    .sort((a, b) => Number(isListType(getNullableType(a.type))) - Number(isListType(getNullableType(b.type))))
    .map((field) => `${field.name}${inParentheses(argumentsOf(`Query.${field.name}`, field))}`);
  if (hubs.length === 0) throw new Error(`No uncached field of the root leads to ${typeName}.`);
  return hubs;
}

function selectionOf(
  type: GraphQLObjectType,
  wording: SelectionWording,
  isCached: (coordinate: string) => boolean,
  covers: string[],
): string {
  const fields = Object.values(type.getFields()).filter((field) => !isCached(`${type.name}.${field.name}`));
  const selections = fields.map((field) => {
    const coordinate = `${type.name}.${field.name}`;
    covers.push(coordinate);
    const below = getNamedType(field.type);
    const slices = field.args.map(
      (argument) => `${argument.name}: ${literalOf(argument.type, sliceOf(coordinate, argument))}`,
    );
    const args = wording.sliced === true ? inParentheses(slices.join(', ')) : '';
    const alias = wording.aliased === true ? `my_${field.name}: ` : '';
    const inner = isObjectType(below) ? inBraces(selectionOf(below, wording, isCached, covers)) : '';
    return `${alias}${field.name}${args} ${inner}`.trim();
  });
  return (wording.reversed === true ? selections.reverse() : selections).join(' ');
}

function fieldsOf(schema: GraphQLSchema, typeName: string): Readonly<Record<string, Field>> {
  const type = schema.getType(typeName);
  return isObjectType(type) ? type.getFields() : {};
}

function inParentheses(args: string): string {
  return args === '' ? '' : `(${args})`;
}

function inBraces(selection: string): string {
  return selection === '' ? '' : `{ ${selection} }`;
}
