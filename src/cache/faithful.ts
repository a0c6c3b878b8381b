/** A value that JSON would bring back changed: storing it would make a hit differ from a miss. */
export class UnfaithfulValueError extends Error {
  readonly code = 'UNFAITHFUL_VALUE';
}

/**
 * Accepts plain JSON only: text, finite numbers, booleans, null, arrays without holes and plain objects. A Date, a Map,
 * NaN, -0 or undefined in a list would come back as something else.
 *
 * @throws UnfaithfulValueError naming the place.
 */
export function assertFaithful(value: unknown, path = 'value'): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (Number.isFinite(value) && !Object.is(value, -0)) return;
    throw refusal(path, Object.is(value, -0) ? '-0' : String(value));
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) assertFaithful(value[index], `${path}[${index}]`);
    return;
  }
  if (typeof value !== 'object') throw refusal(path, typeof value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refusal(path, value.constructor.name);
  for (const [name, part] of Object.entries(value)) assertFaithful(part, `${path}.${name}`);
}

function refusal(path: string, got: string): UnfaithfulValueError {
  return new UnfaithfulValueError(`${path} must be plain JSON to be cached; got ${got}.`);
}
