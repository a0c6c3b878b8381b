import { once } from 'node:events';
import { createServer } from 'node:http';

import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** What a token says, right or wrong; what is undefined is left out. */
export type Claims = Readonly<Record<string, unknown>>;

/** A pair of keys that an issuer signs with. */
export interface SigningKey {
  readonly kid: string;
  readonly algorithm: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** A new pair; RS256 unless said otherwise. */
export async function createSigningKey(kid: string, algorithm = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { kid, algorithm, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm } };
}

/** A token of the claims as they are: nothing is added, so that a test can leave anything out. */
export function signedBy(key: SigningKey, claims: Claims): Promise<string> {
  return new SignJWT(JSON.parse(JSON.stringify(claims)))
    .setProtectedHeader({ alg: key.algorithm, kid: key.kid })
    .sign(key.privateKey);
}

/** The same with a shared secret. */
export function signedWith(secret: string, claims: Claims, algorithm = 'HS256'): Promise<string> {
  return new SignJWT(JSON.parse(JSON.stringify(claims)))
    .setProtectedHeader({ alg: algorithm })
    .sign(new TextEncoder().encode(secret));
}

/** A token that says itself that it needs no signature. */
export function unsigned(claims: Claims): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

/** The epoch second that many seconds from now. */
export function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

/** An issuer's key set over HTTP. */
export interface JwksServer {
  readonly url: string;
  /** How often it was asked. */
  requests(): number;
  /** What it does from now on: gives these keys, fails, or never answers. */
  become(state: readonly SigningKey[] | 'failing' | 'silent'): void;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startJwksServer(...keys: readonly SigningKey[]): Promise<JwksServer> {
  let state: readonly SigningKey[] | 'failing' | 'silent' = keys;
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    if (state === 'silent') return;
    if (state === 'failing') {
      response.writeHead(503).end('out of order');
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: state.map(({ publicJwk }) => publicJwk) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server must have a port.');
  return {
    url: `http://127.0.0.1:${address.port}/jwks.json`,
    requests: () => asked,
    become: (next) => {
      state = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
