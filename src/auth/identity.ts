/** Somebody whose token was verified. */
export interface Viewer {
  /** The token's `sub`: who it is, the same in every token of theirs. */
  readonly subject: string;
  /** What the token allows; empty when it does not say. */
  readonly scopes: readonly string[];
}

/** Who sends a request, as far as it can be known. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'viewer'; readonly viewer: Viewer }
  /** A token was presented and is not accepted. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export type RefusalReason =
  /** Not `Bearer`, or no JWT. */
  | 'malformed'
  | 'algorithm'
  /** Made with another key, or with one that the issuer does not name. */
  | 'signature'
  | 'expired'
  | 'not-yet-valid'
  | 'issuer'
  | 'audience'
  /** No usable `sub`, or another claim of the wrong kind. */
  | 'claims'
  /** The issuer's keys are out of reach: nothing is known about the token. */
  | 'keys-unavailable';
