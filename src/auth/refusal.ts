import { errors } from 'jose';

import type { RefusalReason } from './identity.ts';
import { KeysUnavailableError } from './token-keys.ts';

/** Why a token was not accepted, from what its verification threw. What is not known is malformed: nothing passes. */
export function refusalOf(error: unknown): RefusalReason {
  if (error instanceof KeysUnavailableError) return 'keys-unavailable';
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return claimRefusalOf(error.claim);
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (error instanceof errors.JOSENotSupported) return 'algorithm';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'signature';
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'signature';
  return 'malformed';
}

function claimRefusalOf(claim: string): RefusalReason {
  if (claim === 'iss') return 'issuer';
  if (claim === 'aud') return 'audience';
  return claim === 'nbf' ? 'not-yet-valid' : 'claims';
}
