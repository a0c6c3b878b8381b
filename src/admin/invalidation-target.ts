import { CACHE_CATEGORIES } from '../config.ts';
import { type InvalidationTarget, cacheKeyFrom, categoryOfKey, type CacheKey } from '../cache/index.ts';
import { type CachedField, keyPartOf } from '../directive/index.ts';
import { badUserInput } from '../graphql/bad-user-input.ts';
import { SymbolScalar } from '../graphql/scalars.ts';

/** As the API takes it; at most one is set. */
export interface TargetInput {
  readonly key?: string | null | undefined;
  readonly tag?: string | null | undefined;
  readonly symbol?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly field?: string | null | undefined;
  readonly all?: boolean | null | undefined;
}

/** What is meant, in the engine's terms. */
export interface ResolvedTarget {
  /** `kind:name`, for people. */
  readonly text: string;
  readonly target: InvalidationTarget;
}

const KEY = /^[A-Z]+\/[0-9a-f]{6}\/[^\s{}]{1,1000}$/;
const TAG = /^[^\s{}]{1,300}$/;

/** @throws GraphQLError BAD_USER_INPUT for what names nothing that could be cached: a typing error must not look done. */
export function resolveTarget(input: TargetInput, fields: readonly CachedField[]): ResolvedTarget {
  const { key, tag, symbol, category, field, all } = input;
  if (typeof key === 'string') return { text: `key:${key}`, target: { kind: 'key', key: parseKey(key) } };
  if (typeof tag === 'string') return byTag(checkedTag(tag, fields));
  if (typeof symbol === 'string') return byTag(`symbol:${keyPartOf(symbol, true)}`);
  if (typeof category === 'string') return byTag(`category:${category}`);
  if (typeof field === 'string') return byTag(checkedTag(`field:${field}`, fields));
  if (all === true) return byTag('all');
  throw badUserInput('target must name what to invalidate; all can only be true.');
}

/** @throws GraphQLError BAD_USER_INPUT */
export function parseKey(text: string): CacheKey {
  const key = cacheKeyFrom(text);
  if (KEY.test(text) && isCategory(categoryOfKey(key))) return key;
  throw badUserInput(
    'key must be CATEGORY/shape/name as extensions.cache shows it, such as PRICE/5f3a2c/quote:AAPL; got something else.',
  );
}

/** @throws GraphQLError BAD_USER_INPUT */
export function checkedTag(tag: string, fields: readonly CachedField[]): string {
  if (!TAG.test(tag)) throw badUserInput('tag must be 1 to 300 characters without blanks and braces.');
  const [, kind, name = ''] = /^(\w+):(.*)$/.exec(tag) ?? [];
  if (kind === 'category' && !isCategory(name)) {
    throw badUserInput(`There is no category ${name}; there are ${CACHE_CATEGORIES.join(', ')}.`);
  }
  if (kind === 'field' && !fields.some(({ coordinate }) => coordinate === name)) {
    throw badUserInput(`There is no cached field ${name}; there are ${coordinatesOf(fields)}.`);
  }
  if (kind === 'symbol') checkSymbol(name);
  return tag;
}

function byTag(tag: string): ResolvedTarget {
  return { text: tag, target: { kind: 'tag', tag } };
}

/** Entries have the tag of the symbol as the scalar writes it: any other spelling would reach nothing. */
function checkSymbol(part: string): void {
  const written = part.replaceAll(/%([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  let canonical: string;
  try {
    canonical = `symbol:${keyPartOf(SymbolScalar.parseValue(written), true)}`;
  } catch {
    throw badUserInput(`${part} is no symbol.`);
  }
  if (canonical !== `symbol:${part}`) throw badUserInput(`The tag of this symbol is written ${canonical}.`);
}

function isCategory(name: string): boolean {
  return CACHE_CATEGORIES.some((category) => category === name);
}

function coordinatesOf(fields: readonly CachedField[]): string {
  return fields
    .map(({ coordinate }) => coordinate)
    .sort()
    .join(', ');
}
