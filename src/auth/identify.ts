import { jwtVerify } from 'jose';

import type { AuthSettings } from './auth-settings.ts';
import type { Identity } from './identity.ts';
import { refusalOf } from './refusal.ts';
import { type Surroundings, type TokenKeys, tokenKeysOf } from './token-keys.ts';
import { viewerOf } from './viewer-of.ts';

/** From the header `Authorization`, if there is one, to who it is. Never rejects. */
export type Identify = (authorization: string | undefined) => Promise<Identity>;

/** How far the issuer's clock and ours may lie apart. */
const CLOCK_TOLERANCE_SECONDS = 5;
/** RFC 6750, 2.1; the name of a scheme has no case. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/** Verifies bearer tokens (RFC 7519) as the settings say. */
export function createIdentify({ keys, issuer, audience }: AuthSettings, surroundings: Surroundings): Identify {
  if (keys.kind === 'none') return async () => ({ kind: 'anonymous' });
  const { now } = surroundings;
  const tokenKeys = tokenKeysOf(keys, surroundings);
  const expected = { ...(issuer !== null && { issuer }), ...(audience !== null && { audience }) };
  return async (authorization) => {
    if (authorization === undefined) return { kind: 'anonymous' };
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return { kind: 'refused', reason: 'malformed' };
    return verified(token, tokenKeys, { ...expected, currentDate: new Date(now()) });
  };
}

async function verified(
  token: string,
  { keyFor, algorithms }: TokenKeys,
  expected: { readonly issuer?: string; readonly audience?: string; readonly currentDate: Date },
): Promise<Identity> {
  try {
    const { payload } = await jwtVerify(token, keyFor, {
      ...expected,
      algorithms: [...algorithms],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const viewer = viewerOf(payload);
    return viewer === null ? { kind: 'refused', reason: 'claims' } : { kind: 'viewer', viewer };
  } catch (error) {
    return { kind: 'refused', reason: refusalOf(error) };
  }
}
