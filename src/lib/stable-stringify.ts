/**
 * JSON with the keys of every object sorted, so that equal data is equal text whatever order it was written in.
 * Text is built, never an object: a key such as `__proto__` is data here. A property that is undefined counts as
 * left out. What JSON would silently flatten (Map, Set, functions) is refused, for two of them would look equal.
 */
export function stableStringify(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      // -0 is 0; NaN and Infinity keep their names, where JSON would call them all null.
      return String(value === 0 ? 0 : value);
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'bigint':
      return `${value}n`;
    case 'object':
      return stringifyObject(value);
    default:
      throw new TypeError(`Expected plain data; got a ${typeof value}.`);
  }
}

function stringifyObject(value: object): string {
  if (Array.isArray(value)) return `[${value.map(stableStringify).join(',')}]`;
  if ('toJSON' in value && typeof value.toJSON === 'function') return stableStringify(value.toJSON());
  if (!isPlain(value)) throw new TypeError(`Expected plain data; got a ${value.constructor.name}.`);
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${stableStringify(inner)}`);
  return `{${pairs.join(',')}}`;
}

/** Plain means made by a literal or by graphql-js, which makes objects without a prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A literal of another realm (a vm, a test runner) has another Object.prototype: the one whose own prototype is null.
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}
