import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDate, GraphQLDateTimeISO, GraphQLSafeInt } from 'graphql-scalars';

import { normalSymbol } from '../market/symbol.ts';

const SHOWN_CHARACTERS = 40;

/** A ticker symbol, normalised before it can reach a key or the upstream. */
export const SymbolScalar = new GraphQLScalarType<string, string>({
  name: 'Symbol',
  serialize: (value) => parseSymbol(value),
  parseValue: (value) => parseSymbol(value),
  parseLiteral: (node) => parseSymbol(node.kind === Kind.STRING ? node.value : undefined, node),
});

/** A calendar date that stays the text it is, in both directions: a JavaScript Date would drag a time zone in. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: (value) => String(GraphQLDate.serialize(value)),
  parseValue: (value) => dateText(GraphQLDate.parseValue(value)).slice(0, 10),
  parseLiteral: (node) => dateText(GraphQLDate.parseLiteral(node, null)).slice(0, 10),
});

/** A moment in UTC. It leaves as ISO text, never as a Date object, so that a cached answer equals a loaded one. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => dateText(GraphQLDateTimeISO.serialize(value)),
  parseValue: (value) => dateText(GraphQLDateTimeISO.parseValue(value)),
  parseLiteral: (node) => dateText(GraphQLDateTimeISO.parseLiteral(node, null)),
});

/** graphql-scalars' own, under our description. */
export const SafeIntScalar = new GraphQLScalarType({ ...GraphQLSafeInt.toConfig(), description: null });

function parseSymbol(value: unknown, node?: ValueNode): string {
  const symbol = typeof value === 'string' ? normalSymbol(value) : null;
  if (symbol !== null) return symbol;
  throw new GraphQLError(
    `Symbol must be text of 1 to 24 characters out of A-Z, 0-9 and . ^ : & + -; got ${shown(value)}.`,
    node ? { nodes: node } : {},
  );
}

function shown(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? 'something else' : `a ${typeof value}`;
  return JSON.stringify(value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value);
}

function dateText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
