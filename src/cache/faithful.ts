/** A value that would come back from the store changed: keeping it would make a hit differ from a miss. */
export class UnfaithfulValueError extends Error {
  readonly code = 'UNFAITHFUL_VALUE';
}

/** The place of a value that JSON cannot say, from the root; the last step is its own name. */
export interface Mark {
  readonly kind: MarkKind;
  readonly path: readonly (string | number)[];
}

export type MarkKind = 'date' | 'minus-zero';

/** Deeper is taken for a circle. */
const MAX_DEPTH = 200;

/**
 * Accepts what GraphQL can be answered with: text, finite numbers, booleans, null, dates, lists without holes and plain
 * objects. A Map, an instance of a class, NaN or undefined would come back as something else.
 *
 * @returns The places where the decoder must put right what JSON makes of a date or of -0; mostly none.
 * @throws UnfaithfulValueError naming the place.
 */
export function marksOf(root: object): readonly Mark[] {
  const marks: Mark[] = [];
  visit(root, [], marks);
  return marks;
}

/**
 * The content of `{marks, content}` as it was before JSON.
 *
 * @throws TypeError when the marks do not fit the content: the bytes are not ours.
 */
export function restored(root: unknown): unknown {
  if (!isRecord(root) || !Array.isArray(root.marks)) throw misfit();
  for (const mark of root.marks) restoreAt(root, mark);
  return root.content;
}

function restoreAt(root: object, mark: unknown): void {
  if (!isRecord(mark) || !Array.isArray(mark.path)) throw misfit();
  let parent = root;
  for (const name of mark.path.slice(0, -1)) parent = ownObject(parent, name);
  const name: unknown = mark.path.at(-1);
  const value = original(mark.kind, own(parent, name));
  // Defined, not assigned: a name like __proto__ is a name like any other.
  Object.defineProperty(parent, String(name), { value, enumerable: true, configurable: true, writable: true });
}

function original(kind: unknown, written: unknown): unknown {
  if (kind === 'minus-zero') return -0;
  if (kind === 'date' && typeof written === 'string') return new Date(written);
  throw misfit();
}

function own(parent: object, name: unknown): unknown {
  if (!Object.hasOwn(parent, String(name))) throw misfit();
  return Reflect.get(parent, String(name));
}

function ownObject(parent: object, name: unknown): object {
  const child = own(parent, name);
  if (typeof child !== 'object' || child === null) throw misfit();
  return child;
}

function misfit(): TypeError {
  return new TypeError('the marks do not fit the content');
}

/** One path is shared by the whole walk: most values are small and many, and no mark needs it. */
function visit(value: unknown, path: (string | number)[], marks: Mark[]): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal(path, String(value));
    if (Object.is(value, -0)) marks.push({ kind: 'minus-zero', path: [...path] });
    return;
  }
  if (typeof value !== 'object') throw refusal(path, typeof value);
  if (path.length > MAX_DEPTH) throw refusal(path, 'a value nested in itself, or too deep');
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) step(value[index], index, path, marks);
  } else if (isPlain(value)) {
    for (const name of Object.keys(value)) step(value[name], name, path, marks);
  } else if (isDate(value)) {
    if (Number.isNaN(value.getTime())) throw refusal(path, 'a date that is none');
    marks.push({ kind: 'date', path: [...path] });
  } else {
    throw refusal(path, value.constructor.name);
  }
}

function step(value: unknown, name: string | number, path: (string | number)[], marks: Mark[]): void {
  path.push(name);
  visit(value, path, marks);
  path.pop();
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isDate(value: object): value is Date {
  return Object.getPrototypeOf(value) === Date.prototype;
}

function refusal(path: readonly (string | number)[], got: string): UnfaithfulValueError {
  const place = path.slice(0, 10).join('.');
  return new UnfaithfulValueError(`${place} must be plain content to be cached; got ${got}.`);
}
