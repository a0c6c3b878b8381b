import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { exportSPKI, importJWK } from 'jose';

import { type AuthSettings, createIdentify, type Identity } from '../../src/auth/index.ts';
import {
  type Claims,
  createSigningKey,
  inSeconds,
  type JwksServer,
  type SigningKey,
  signedBy,
  signedWith,
  startJwksServer,
  unsigned,
} from '../support/tokens.ts';

const SECRET = 'a secret of thirty-two characters';
const NOW = 1_800_000_000;
const CLAIMS = { sub: 'ann', iss: 'https://issuer.test', aud: 'penstock', exp: NOW + 60 };
const SETTINGS: AuthSettings = {
  keys: { kind: 'secret', secret: SECRET },
  issuer: 'https://issuer.test',
  audience: 'penstock',
};

const refused = (reason: string) => ({ kind: 'refused', reason });
const identify = (authorization: string | undefined, settings: Partial<AuthSettings> = {}): Promise<Identity> =>
  createIdentify({ ...SETTINGS, ...settings }, { now: () => NOW * 1000, onTrouble: () => undefined })(authorization);
const bearer = async (claims: Claims, algorithm?: string): Promise<string> =>
  `Bearer ${await signedWith(SECRET, claims, algorithm)}`;

describe('a caller', () => {
  test('without a token is anonymous', async () => {
    expect(await identify(undefined)).toEqual({ kind: 'anonymous' });
  });

  test('is anonymous whatever it presents when no keys are configured', async () => {
    expect(await identify('Bearer nonsense', { keys: { kind: 'none' } })).toEqual({ kind: 'anonymous' });
  });

  test.each(['HS256', 'HS384', 'HS512'])('with a good %s token is its subject', async (algorithm) => {
    const viewer = { subject: 'ann', scopes: ['read', 'write'] };
    expect(await identify(await bearer({ ...CLAIMS, scope: 'read  write' }, algorithm))).toEqual({
      kind: 'viewer',
      viewer,
    });
  });

  test('may have its scopes in a list, and the scheme in any case', async () => {
    const token = await signedWith(SECRET, { ...CLAIMS, aud: ['other', 'penstock'], scp: ['read', 7] });
    expect(await identify(`bearer  ${token}`)).toEqual({
      kind: 'viewer',
      viewer: { subject: 'ann', scopes: ['read'] },
    });
  });

  test('needs no issuer and audience where none is configured', async () => {
    const identity = await identify(await bearer({ sub: 'ann' }), { issuer: null, audience: null });
    expect(identity).toMatchObject({ kind: 'viewer' });
  });
});

describe('a token is refused', () => {
  test.each(['', 'Bearer', 'Bearer ', 'Basic YW5uOnB3', 'Bearer a b', 'Bearer not.a.token', 'Bearer {}', 'Bearer é'])(
    'that is none: %p',
    async (authorization) => {
      expect(await identify(authorization)).toEqual(refused('malformed'));
    },
  );

  test.each([
    ['expired', { exp: NOW - 6 }, 'expired'],
    ['not valid yet', { nbf: NOW + 6 }, 'not-yet-valid'],
    ['of another issuer', { iss: 'https://other.test' }, 'issuer'],
    ['of no issuer', { iss: undefined }, 'issuer'],
    ['for another audience', { aud: 'other' }, 'audience'],
    ['for no audience', { aud: undefined }, 'audience'],
    ['of nobody', { sub: undefined }, 'claims'],
    ['of an empty subject', { sub: '' }, 'claims'],
    ['of a subject with a line break', { sub: 'ann\nbob' }, 'claims'],
    ['of a subject that is half a character', { sub: 'ann\ud800' }, 'claims'],
    ['of a subject beyond every length', { sub: 'a'.repeat(256) }, 'claims'],
    ['of a subject that is a number', { sub: 7 }, 'claims'],
    ['of an end that is a text', { exp: 'tomorrow' }, 'claims'],
  ])('that is %s', async (_what, claims, reason) => {
    expect(await identify(await bearer({ ...CLAIMS, ...claims }))).toEqual(refused(reason));
  });

  test('that was signed with another secret, or changed after it was signed', async () => {
    const other = await signedWith('another secret of 32 characters..', CLAIMS);
    expect(await identify(`Bearer ${other}`)).toEqual(refused('signature'));
    const [header, , signature] = (await signedWith(SECRET, CLAIMS)).split('.');
    const forged = Buffer.from(JSON.stringify({ ...CLAIMS, sub: 'bob' })).toString('base64url');
    expect(await identify(`Bearer ${header}.${forged}.${signature}`)).toEqual(refused('signature'));
  });

  test('that says it needs no signature', async () => {
    expect(await identify(`Bearer ${unsigned(CLAIMS)}`)).toEqual(refused('algorithm'));
  });

  test('but not for a clock that is five seconds off', async () => {
    expect(await identify(await bearer({ ...CLAIMS, exp: NOW - 4, nbf: NOW + 4 }))).toMatchObject({ kind: 'viewer' });
  });
});

describe('with the key set of an issuer', () => {
  let first: SigningKey;
  let second: SigningKey;
  let server: JwksServer | undefined;
  const claims = { sub: 'ann', exp: inSeconds(3600) };

  beforeAll(async () => {
    [first, second] = await Promise.all([createSigningKey('first'), createSigningKey('second')]);
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const start = async (keys: readonly SigningKey[], now = Date.now) => {
    server = await startJwksServer(...keys);
    const settings = { keys: { kind: 'jwks', url: server.url }, issuer: null, audience: null } as const;
    const troubles: unknown[] = [];
    const ask = createIdentify(settings, { now, onTrouble: (error) => troubles.push(error) });
    return { server, troubles, ask: (token: string) => ask(`Bearer ${token}`) };
  };

  test.each(['PS256', 'ES256', 'EdDSA'])('a %s token is its subject', async (algorithm) => {
    const key = await createSigningKey('k', algorithm);
    const { ask } = await start([key]);
    expect(await ask(await signedBy(key, claims))).toMatchObject({ kind: 'viewer', viewer: { subject: 'ann' } });
  });

  test('the keys are fetched once for all tokens, and the token names its own', async () => {
    const { server, ask } = await start([first, second]);
    const tokens = [await signedBy(first, claims), await signedBy(second, claims)];
    expect((await Promise.all([...tokens, ...tokens].map(ask))).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 4 }, () => 'viewer'),
    );
    expect(server.requests()).toBe(1);
  });

  test('a key that is not in it, or takes the name of one that is, is refused', async () => {
    const { ask } = await start([first]);
    expect(await ask(await signedBy(second, claims))).toEqual(refused('signature'));
    expect(await ask(await signedBy({ ...second, kid: 'first' }, claims))).toEqual(refused('signature'));
  });

  test('tokens of unknown keys do not make us ask the issuer each time', async () => {
    const { server, ask } = await start([first]);
    for (const _ of [1, 2, 3]) await ask(await signedBy(second, claims));
    expect(server.requests()).toBe(1);
  });

  test('a public key never serves as a secret, and no signature is no signature', async () => {
    const { ask } = await start([first]);
    const publicKey = await importJWK(first.publicJwk, 'RS256');
    if (publicKey instanceof Uint8Array) throw new Error('expected a public key');
    expect(await ask(await signedWith(await exportSPKI(publicKey), claims))).toEqual(refused('algorithm'));
    expect(await ask(unsigned(claims))).toEqual(refused('algorithm'));
  });

  test('an issuer that fails or is silent is told apart from a bad token, and asked again later', async () => {
    let now = Date.now();
    const { server, troubles, ask } = await start([first], () => now);
    const token = await signedBy(first, claims);
    server.become('failing');
    expect(await ask(token)).toEqual(refused('keys-unavailable'));
    server.become([first]);
    expect(await ask(token)).toEqual(refused('keys-unavailable'));
    expect(server.requests()).toBe(1);
    expect(troubles).toHaveLength(1);
    now += 1001;
    expect(await ask(token)).toMatchObject({ kind: 'viewer' });
  });

  test('an outage of the issuer does not sign everybody out: its last keys hold for an hour, no longer', async () => {
    let now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
    const { server, ask } = await start([first], () => now);
    const token = await signedBy(first, { sub: 'ann' });
    expect(await ask(token)).toMatchObject({ kind: 'viewer' });
    server.become('failing');
    now += 3_500_000;
    expect(await ask(token)).toMatchObject({ kind: 'viewer' });
    expect(await ask(await signedBy(second, { sub: 'ann' }))).toEqual(refused('signature'));
    now += 200_000;
    expect(await ask(token)).toEqual(refused('keys-unavailable'));
    clock.mockRestore();
  });

  test('a silent issuer holds nobody up for long', async () => {
    const { server, ask } = await start([first]);
    server.become('silent');
    expect(await ask(await signedBy(first, claims))).toEqual(refused('keys-unavailable'));
  });
});
