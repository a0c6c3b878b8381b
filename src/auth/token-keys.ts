import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

import type { KeySettings } from './auth-settings.ts';

/** What tokens are verified with. */
export interface TokenKeys {
  readonly keyFor: JWTVerifyGetKey;
  /** The only ones that a token may name: the kind of key decides, never the token. */
  readonly algorithms: readonly string[];
}

/** What verification takes from outside. */
export interface Surroundings {
  /** Epoch ms. */
  readonly now: () => number;
  /** Hears why the issuer's keys could not be fetched; the caller is told only that they could not. */
  readonly onTrouble: (error: unknown) => void;
}

/** The issuer's keys could not be had, and no earlier ones may be used. */
export class KeysUnavailableError extends Error {}

const SECRET_ALGORITHMS = ['HS256', 'HS384', 'HS512'] as const;
/** No HS: a public key must never serve as a secret. */
const PUBLIC_KEY_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

/** One fetch of the issuer's keys may take this long. */
const FETCH_DEADLINE_MS = 2000;
/** Keys are asked for again after this, and, for a token that names an unknown one, not sooner than the cool-down. */
const KEYS_MAX_AGE_MS = 600_000;
const COOL_DOWN_MS = 30_000;
/** After a failed fetch nobody waits for another one until this has passed. */
const BACK_OFF_MS = 1000;
/** How long the last keys are used while the issuer is out of reach. */
const OUTAGE_MS = 3_600_000;

/** The keys that the settings name. */
export function tokenKeysOf(keys: Exclude<KeySettings, { kind: 'none' }>, surroundings: Surroundings): TokenKeys {
  if (keys.kind === 'jwks') {
    return { keyFor: remoteKeys(new URL(keys.url), surroundings), algorithms: PUBLIC_KEY_ALGORITHMS };
  }
  const secret = new TextEncoder().encode(keys.secret);
  return { keyFor: () => secret, algorithms: SECRET_ALGORITHMS };
}

/** The issuer's key set (RFC 7517), which survives an outage of the issuer for a while. */
function remoteKeys(url: URL, { now, onTrouble }: Surroundings): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, {
    timeoutDuration: FETCH_DEADLINE_MS,
    cacheMaxAge: KEYS_MAX_AGE_MS,
    cooldownDuration: COOL_DOWN_MS,
  });
  let retryAt = 0;
  let trustedUntil = 0;
  return async (header, token) => {
    try {
      if (!remote.fresh && now() < retryAt) throw new KeysUnavailableError('the last fetch of the keys failed');
      const key = await remote(header, token);
      trustedUntil = now() + OUTAGE_MS;
      return key;
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      if (now() >= retryAt) {
        retryAt = now() + BACK_OFF_MS;
        onTrouble(error);
      }
      const known = now() < trustedUntil ? remote.jwks() : undefined;
      if (known === undefined) throw new KeysUnavailableError('the keys are out of reach', { cause: error });
      return createLocalJWKSet(known)(header, token);
    }
  };
}

/** The keys were there, and none of them fits. */
function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
