import { createHash, timingSafeEqual } from 'node:crypto';
import type { Identify } from '../auth/index.ts';

/** From the header `Authorization` to whom it lets in; null: not by this way. Must not reject. */
export type AdminCheck = (authorization: string | undefined) => Promise<string | null>;

/** What a viewer's token must allow. */
const ADMIN_SCOPE = 'penstock:admin';
const BEARER = /^Bearer +(\S+) *$/i;

/** The first check that knows the caller lets it in. */
export function createAuthorizer(checks: readonly AdminCheck[]): AdminCheck {
  return async (authorization) => {
    for (const check of checks) {
      const actor = await check(authorization);
      if (actor !== null) return actor;
    }
    return null;
  };
}

/** Lets in who has the token. Hashes are compared, so that the time taken tells neither its length nor its beginning. */
export function tokenCheck(token: string): AdminCheck {
  const expected = digestOf(token);
  return async (authorization) => {
    const presented = BEARER.exec(authorization ?? '')?.[1] ?? '';
    return timingSafeEqual(digestOf(presented), expected) ? 'ADMIN_TOKEN' : null;
  };
}

/** Lets in who has signed in with a token that allows it. */
export function scopeCheck(identify: Identify): AdminCheck {
  return async (authorization) => {
    const identity = await identify(authorization);
    const admin = identity.kind === 'viewer' && identity.viewer.scopes.includes(ADMIN_SCOPE);
    return admin ? `subject ${identity.viewer.subject}` : null;
  };
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
