import type { JWTPayload } from 'jose';

import type { Viewer } from './identity.ts';

const MAX_SUBJECT_CHARACTERS = 255;
/** Control characters and halves of surrogate pairs: some database would store them as something else. */
const UNSAFE = /[\p{Cc}\p{Cs}]/u;

/** The viewer that verified claims tell of; null when they name nobody. */
export function viewerOf({ sub, scope, scp }: JWTPayload): Viewer | null {
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_SUBJECT_CHARACTERS || UNSAFE.test(sub)) return null;
  return { subject: sub, scopes: scopesOf(scope ?? scp) };
}

/** `scope` is a text with blanks (RFC 8693, 4.2); some issuers have a list in `scp`. */
function scopesOf(claim: unknown): readonly string[] {
  const words: unknown[] = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return words.filter((word) => typeof word === 'string' && word !== '').map(String);
}
