// I9: one viewer's data never reaches another.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';

import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import {
  createSigningKey,
  inSeconds,
  type JwksServer,
  type SigningKey,
  signedBy,
  signedWith,
  startJwksServer,
  unsigned,
} from '../support/tokens.ts';
import { until } from './troubled-gateway.ts';

const COMMAND = ['--import', 'tsx', 'test/support/viewer-gateway.ts'];
const ISSUER = 'https://issuer.test';
const claims = (sub: string) => ({ sub, iss: ISSUER, aud: 'penstock', exp: inSeconds(3600) });

let redis: RedisServer;
let client: Redis;
let key: SigningKey;
let jwks: JwksServer;

const start = (env: Readonly<Record<string, string>> = {}): Promise<GatewayProcess> =>
  startGateway({
    command: COMMAND,
    env: {
      REDIS_URL: redis.url,
      AUTH_JWKS_URL: jwks.url,
      AUTH_ISSUER: ISSUER,
      AUTH_AUDIENCE: 'penstock',
      CACHE_READ_DEADLINE_MS: '5000',
      ...env,
    },
  });

beforeAll(async () => {
  redis = await startRedis();
  client = new Redis(redis.url);
  key = await createSigningKey('first');
  jwks = await startJwksServer(key);
});
afterAll(async () => {
  client.disconnect();
  await jwks.close();
  await redis.stop();
});

async function tokenOf(sub: string): Promise<string> {
  return signedBy(key, claims(sub));
}

async function post(gateway: GatewayProcess, query: string, token: string | null) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'penstock-debug': '1',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  const body: { data?: Record<string, unknown>; errors?: { message: string; extensions: { code: string } }[] } =
    JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, ...body };
}

describe('two production gateways on one Redis', () => {
  let gateways: GatewayProcess[];
  beforeAll(async () => {
    gateways = await Promise.all([start({ NODE_ENV: 'production' }), start({ NODE_ENV: 'production' })]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
  });

  const askEach = async (query: string, subject: string | null) => {
    const token = subject === null ? null : await tokenOf(subject);
    const answers = [];
    for (const gateway of gateways) answers.push(await post(gateway, query, token));
    return answers;
  };

  test('give each viewer a private answer of their own, which the replicas share', async () => {
    const seen = new Map<string, unknown>();
    for (const subject of ['ann@mail.test', 'bob@mail.test', 'ann@mail.test']) {
      const [here, there] = await askEach('{ own }', subject);
      expect(here?.data).toEqual(there?.data);
      expect(String(here?.data?.own)).toMatch(new RegExp(`^${subject} of `));
      expect(seen.get(subject) ?? here?.data?.own).toBe(here?.data?.own);
      seen.set(subject, here?.data?.own);
      expect(here?.headers.get('cache-control')).toBe('private, no-store');
    }
    const [here, there] = await askEach('{ own }', null);
    expect([here?.data?.own, there?.data?.own]).toEqual(gateways.map(({ pid }) => `nobody of ${pid}`));
    expect(here?.headers.get('cache-control')).toBe('private, no-store');
  });

  test('have no name of a viewer in Redis', async () => {
    const keys = await client.keys('*');
    expect(keys.filter((name) => name.includes('~viewer:'))).toHaveLength(2);
    expect(keys.filter((name) => name.includes('mail.test'))).toEqual([]);
  });

  test('give nobody what a public field found out of a viewer, and say so in the log', async () => {
    for (const subject of ['ann', 'bob', null]) {
      const name = subject ?? 'nobody';
      for (const { data, headers } of await askEach('{ leak leaks(ids: ["1", "2"]) }', subject)) {
        expect(data).toEqual({ leak: name, leaks: [`1 of ${name}`, `2 of ${name}`] });
        expect(headers.get('cache-control')).toBe('private, no-store');
      }
    }
    const values = await client.keys('penstock:*:v:*');
    expect(values.filter((name) => /leak/.test(name))).toEqual([]);
    expect(gateways.map((gateway) => gateway.output().includes('viewer-touched'))).toEqual([true, true]);
  });

  test('give nobody the answer of another who asked at the same moment', async () => {
    const subjects = ['ann', 'bob', 'eve', null];
    const asked = subjects.flatMap((subject) => gateways.map((gateway) => ({ subject, gateway })));
    await Promise.all(
      asked.map(async ({ subject, gateway }) => {
        const name = subject ?? 'nobody';
        const token = subject === null ? null : await tokenOf(subject);
        const { data } = await post(gateway, '{ leak leaks(ids: ["7", "8"]) own }', token);
        expect(data).toMatchObject({ leak: name, leaks: [`7 of ${name}`, `8 of ${name}`] });
        expect(String(data?.own)).toMatch(new RegExp(`^${name} of `));
      }),
    );
  });

  test('share what is public among all', async () => {
    const answers = [...(await askEach('{ open }', 'ann')), ...(await askEach('{ open }', null))];
    expect(new Set(answers.map(({ data }) => data?.open)).size).toBe(1);
  });

  test('refuse a request whose token is not good, public fields included, and give it nothing', async () => {
    const other = await createSigningKey('first');
    const bad: Readonly<Record<string, string>> = {
      forged: `${(await tokenOf('ann')).slice(0, -8)}AAAAAAAA`,
      expired: await signedBy(key, { ...claims('ann'), exp: inSeconds(-60) }),
      early: await signedBy(key, { ...claims('ann'), nbf: inSeconds(60) }),
      issuer: await signedBy(key, { ...claims('ann'), iss: 'https://other.test' }),
      audience: await signedBy(key, { ...claims('ann'), aud: 'other' }),
      unsigned: unsigned(claims('ann')),
      otherKey: await signedBy(other, claims('ann')),
      secret: await signedWith('penstock', claims('ann')),
      noJwt: 'hello',
    };
    for (const token of Object.values(bad)) {
      const { status, headers, data, errors } = await post(gateways[0] ?? fail(), '{ own open }', token);
      expect(status).toBe(401);
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHENTICATED' }]);
      expect(data).toBeUndefined();
      expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
      expect(headers.get('cache-control')).toBe('private, no-store');
    }
  });
});

test('a development gateway fails a public field that reads the viewer, and names it', async () => {
  const gateway = await start({ REDIS_KEY_PREFIX: 'development' });
  for (const [query, field] of [
    ['{ leak }', 'Query.leak'],
    ['{ leaks(ids: ["1"]) }', 'Query.leaks'],
  ] as const) {
    const { errors } = await post(gateway, query, await tokenOf('ann'));
    expect(errors).toMatchObject([{ extensions: { code: 'VIEWER_TOUCHED' } }]);
    expect(errors?.[0]?.message).toContain(`${field} is @cached for everybody`);
  }
  expect(await client.keys('development:*:v:*')).toEqual([]);
  await gateway.stop();
}, 60_000);

test('a gateway without keys takes no notice of a token', async () => {
  const gateway = await start({ REDIS_KEY_PREFIX: 'open', AUTH_JWKS_URL: '', AUTH_ISSUER: '', AUTH_AUDIENCE: '' });
  const { status, data } = await post(gateway, '{ own }', 'nonsense');
  expect(status).toBe(200);
  expect(data).toEqual({ own: `nobody of ${gateway.pid}` });
  await gateway.stop();
}, 60_000);

test('an issuer that is silent fails signed-in requests in time, and nobody else', async () => {
  const dead = await startJwksServer();
  dead.become('silent');
  const gateway = await start({ REDIS_KEY_PREFIX: 'silent', AUTH_JWKS_URL: dead.url });
  const { status, headers, errors } = await post(gateway, '{ open }', await tokenOf('ann'));
  expect(status).toBe(503);
  expect(headers.get('retry-after')).toBe('1');
  expect(errors).toMatchObject([{ extensions: { code: 'AUTH_UNAVAILABLE' } }]);
  expect((await post(gateway, '{ open }', null)).data).toEqual({ open: `open of ${gateway.pid}` });
  dead.become([key]);
  await until(async () => (await post(gateway, '{ open }', await tokenOf('ann'))).status === 200);
  await gateway.stop();
  await dead.close();
}, 60_000);

function fail(): never {
  throw new Error('no gateway');
}
