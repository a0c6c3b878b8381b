/** A JSON object whose values nobody has looked at yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A row's values by bare name: `05. price`, `adjusted_close` and `adjusted close` lose numbers, blanks and case. */
export type Fields = ReadonlyMap<string, unknown>;

/** Whether a value is a JSON object: neither null nor a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a row by name alone. Numbers move between functions (volume is field 5 or 6) and CSV spells the same column
 * with an underscore, a blank or a capital.
 */
export function fieldsOf(row: JsonObject): Fields {
  return new Map(Object.entries(row).map(([key, value]) => [bareName(key), value]));
}

/** The bare form of a vendor's field name. */
export function bareName(key: string): string {
  return key
    .trim()
    .replace(/^\d+(?:\.\d+)?[.:]\s+/, '')
    .replace(/[\s_]/g, '')
    .toLowerCase();
}
