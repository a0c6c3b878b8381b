import { createHash } from 'node:crypto';

import { type GraphQLType, isEnumType, isNonNullType, isScalarType, isSpecifiedScalarType } from 'graphql';

import { stableStringify } from '../lib/stable-stringify.ts';

/** Longer parts are hashed, so that no argument can make a key of any length. */
const MAX_PART_LENGTH = 64;
const PLAIN = /^[A-Za-z0-9._^&+-]*$/;

/**
 * One value as a part of a key or a tag; different values give different parts. Text stays readable. `~` is never
 * part of escaped text, so it marks the rest: `~` absent, `~null` null, `~h…` a hash, `~…` data that is not text.
 *
 * That last mark is needed only where `mixed` (see `isMixed`): elsewhere the type has already decided between the
 * number 1 and the text "1", and `history:AAPL:DAY:true` reads better than `history:AAPL:DAY:~true`.
 */
export function keyPartOf(value: unknown, mixed: boolean): string {
  const part = unboundedPartOf(value, mixed);
  return part.length > MAX_PART_LENGTH ? `~h${createHash('sha256').update(part).digest('hex').slice(0, 32)}` : part;
}

/**
 * Whether values of a type can be text and also something that looks like that text. Int, Float, Boolean, String and
 * ID hold one kind each (ID 1 and ID "1" are the same identity); lists and input objects are never text. A custom
 * scalar may hold anything, and an enum's internal values are whatever its resolvers say.
 */
export function isMixed(type: GraphQLType): boolean {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isEnumType(inner)) return new Set(inner.getValues().map((item) => typeof item.value)).size > 1;
  return isScalarType(inner) && !isSpecifiedScalarType(inner);
}

function unboundedPartOf(value: unknown, mixed: boolean): string {
  if (value === undefined) return '~';
  if (value === null) return '~null';
  if (typeof value === 'string') return escapeText(value);
  return `${mixed ? '~' : ''}${escapeText(stableStringify(value))}`;
}

function escapeText(text: string): string {
  // Nearly all text is.
  if (PLAIN.test(text)) return text;
  let escaped = '';
  for (const character of text) escaped += PLAIN.test(character) ? character : escapeCharacter(character);
  return escaped;
}

function escapeCharacter(character: string): string {
  // Half a surrogate pair has no UTF-8 form: as bytes, all of them would be the same replacement character.
  if (/^\p{Surrogate}$/u.test(character)) return `%u${character.charCodeAt(0).toString(16)}`;
  return Buffer.from(character, 'utf8').toString('hex').toUpperCase().replace(/../g, '%$&');
}
