/** How tokens are verified. */
export interface AuthSettings {
  readonly keys: KeySettings;
  /** The `iss` a token must have; null: any. */
  readonly issuer: string | null;
  /** What must be among a token's `aud`; null: any. */
  readonly audience: string | null;
}

/** What a token's signature is checked with. `none`: no token is verified, and none is looked at. */
export type KeySettings =
  | { readonly kind: 'none' }
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'jwks'; readonly url: string };
