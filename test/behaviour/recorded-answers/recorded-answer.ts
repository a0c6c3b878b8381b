/** A question, and its answer from the recordings: literal values, read off them by hand. */
export interface RecordedAnswer {
  readonly title: string;
  readonly query: string;
  readonly data: unknown;
  /** The upstream calls that it takes when nothing is cached, sorted; see `ReplayedUpstream.calls`. */
  readonly calls: readonly string[];
}

/** A selection of exactly the fields that an expected row has; of the rows of a list, those of the first one. */
export function fieldsIn(row: object): string {
  return Object.entries(row)
    .map(([name, value]) => {
      const one: unknown = Array.isArray(value) ? value[0] : value;
      return typeof one === 'object' && one !== null ? `${name} { ${fieldsIn(one)} }` : name;
    })
    .join(' ');
}
