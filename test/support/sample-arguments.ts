import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
} from 'graphql';

/** By `Type.field.argument`, else by type. A required enum needs none: its first value will do. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  Symbol: 'IBM',
  '[Symbol!]': ['IBM', 'AAPL'],
  'Query.search.keywords': 'apple',
};

/** By name, for the arguments that cut what is below a cached field: they must never reach a key. */
const SLICES: Readonly<Record<string, unknown>> = { last: 3, from: '2026-01-05', to: '2026-07-01' };

/** A value that the argument can be asked with. Throws where the tables above have none. */
export function sampleOf(coordinate: string, { name, type }: GraphQLArgument): unknown {
  const bare = getNullableType(type);
  const sample = SAMPLES[`${coordinate}.${name}`] ?? SAMPLES[String(bare)];
  if (sample !== undefined) return sample;
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  throw new Error(`test/support/sample-arguments.ts must have a sample for ${coordinate}.${name} of type ${type}.`);
}

/** As `sampleOf`, for an argument that cuts what a cached field answered. */
export function sliceOf(coordinate: string, { name }: GraphQLArgument): unknown {
  const slice = SLICES[name];
  if (slice !== undefined) return slice;
  throw new Error(`test/support/sample-arguments.ts must have a slice for ${coordinate}.${name}.`);
}

/** A value as it is written in a query. */
export function literalOf(type: GraphQLInputType, value: unknown): string {
  const bare = getNullableType(type);
  if (value === null) return 'null';
  if (isListType(bare) && Array.isArray(value)) {
    return `[${value.map((item: unknown) => literalOf(bare.ofType, item)).join(', ')}]`;
  }
  return isEnumType(getNamedType(bare)) ? String(value) : JSON.stringify(value);
}
