import { afterEach, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { loadConfig } from '../../src/config.ts';
import { type Gateway, startGateway } from '../../src/main.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { filesIn } from '../shape/source-files.ts';
import { ADMIN_TOKEN } from '../support/admin-client.ts';
import { FAST_PATH } from '../support/fast-path.ts';

const gateways: Gateway[] = [];
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.stop()));
});

async function start(env: Readonly<Record<string, string>>) {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', pretty: false, destination: { write: (line) => lines.push(line) } });
  const gateway = await startGateway(loadConfig({ PORT: '0', ...FAST_PATH, SHUTDOWN_GRACE_MS: '100', ...env }), logger);
  gateways.push(gateway);
  return { origin: new URL(gateway.url).origin, lines };
}

function send(origin: string, init: RequestInit = {}, path = '/admin/graphql'): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...init.headers };
  return fetch(`${origin}${path}`, { method: 'POST', body: '{"query":"{ __typename }"}', ...init, headers });
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

const IntrospectionForm = z.object({
  data: z.object({
    __schema: z.object({
      types: z.array(z.object({ name: z.string(), fields: z.array(z.object({ name: z.string() })).nullable() })),
    }),
  }),
});

/** The types of schema/admin, and the fields of its roots. */
function adminNames(): string[] {
  return filesIn('schema/admin', '.graphql').flatMap(({ text }) =>
    parse(text).definitions.flatMap((definition) => {
      if (!('name' in definition) || definition.name === undefined) return [];
      const { value } = definition.name;
      const fields =
        'fields' in definition ? (definition.fields ?? []).map(({ name }) => `${value}.${name.value}`) : [];
      return ['Query', 'Mutation'].includes(value) ? fields : [value, ...fields];
    }),
  );
}

describe('the admin API with ADMIN_TOKEN', () => {
  test('lets in who has the token, and nobody else, and tells them nothing', async () => {
    const { origin } = await start({ ADMIN_TOKEN });
    const good = await send(origin, bearer(ADMIN_TOKEN));
    expect([good.status, await good.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
    const refused: readonly RequestInit[] = [
      {},
      bearer(''),
      bearer('wrong'),
      bearer(ADMIN_TOKEN.slice(0, -1)),
      bearer(`${ADMIN_TOKEN}x`),
      bearer(ADMIN_TOKEN.toUpperCase()),
      { headers: { authorization: ADMIN_TOKEN } },
      { headers: { authorization: `Basic ${ADMIN_TOKEN}` } },
      { ...bearer('wrong'), body: 'not JSON' },
      { ...bearer('wrong'), body: 'x'.repeat(2_000_000) },
    ];
    for (const init of refused) {
      const answer = await send(origin, init);
      expect([answer.status, await answer.text()]).toEqual([401, '']);
    }
    for (const path of ['/admin', '/admin/', '/admin/graphql', '/admin/else', '/admin/graphql?query={__typename}']) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const answer = await send(origin, { method, body: null }, path);
        expect([method, path, answer.status, await answer.text()]).toEqual([method, path, 401, '']);
      }
    }
  });

  test('has one path and one method', async () => {
    const { origin } = await start({ ADMIN_TOKEN });
    expect((await send(origin, { method: 'GET', body: null, ...bearer(ADMIN_TOKEN) })).status).toBe(405);
    expect((await send(origin, bearer(ADMIN_TOKEN), '/admin/else')).status).toBe(404);
    expect((await send(origin, bearer(ADMIN_TOKEN))).headers.get('cache-control')).toBe('private, no-store');
  });

  test('takes so many requests a minute, counted apart for those it refuses', async () => {
    const { origin } = await start({ ADMIN_TOKEN, ADMIN_REQUESTS_PER_MINUTE: '2' });
    const statuses: number[] = [];
    for (const token of ['wrong', 'wrong', 'wrong', ADMIN_TOKEN, ADMIN_TOKEN, ADMIN_TOKEN]) {
      statuses.push((await send(origin, bearer(token))).status);
    }
    expect(statuses).toEqual([401, 401, 429, 200, 200, 429]);
    const answer = await send(origin, bearer(ADMIN_TOKEN));
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'ADMIN_RATE_LIMITED' } }] });
  });

  test('appears nowhere in the public schema', async () => {
    const { origin } = await start({ ADMIN_TOKEN });
    const body = JSON.stringify({ query: '{ __schema { types { name fields { name } } } }' });
    const shown = IntrospectionForm.parse(await (await send(origin, { body }, '/graphql')).json());
    const names = shown.data.__schema.types.flatMap(({ name, fields }) => [
      name,
      ...(fields ?? []).map((field) => `${name}.${field.name}`),
    ]);
    const own = new Set(adminNames());
    expect(own.size).toBeGreaterThan(100);
    expect(names.filter((name) => own.has(name))).toEqual([]);
  });
});

describe('the admin API where viewers sign in', () => {
  const AUTH_JWT_SECRET = 'a secret of thirty-two bytes or more';
  const jwt = (scope: string, secret = AUTH_JWT_SECRET) =>
    new SignJWT({ scope })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('ana')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(secret));

  test('lets in who has the scope penstock:admin, and no other viewer', async () => {
    const { origin } = await start({ NODE_ENV: 'production', AUTH_JWT_SECRET });
    expect((await send(origin, bearer(await jwt('news penstock:admin')))).status).toBe(200);
    for (const token of [await jwt('news'), await jwt('penstock:admin', `${AUTH_JWT_SECRET}!`), 'undefined', '']) {
      const answer = await send(origin, bearer(token));
      expect([answer.status, await answer.text()]).toEqual([401, '']);
    }
  });
});

describe('the admin API without ADMIN_TOKEN', () => {
  test('is not there in production', async () => {
    const { origin, lines } = await start({ NODE_ENV: 'production' });
    for (const path of ['/admin/graphql', '/admin', '/admin/else']) {
      expect((await send(origin, {}, path)).status).toBe(404);
    }
    expect(lines.join('')).not.toContain('admin token');
  });

  test('takes the token that it prints once', async () => {
    const { origin, lines } = await start({});
    const printed = lines.flatMap((line) => /admin token of this run is ([\w-]+)/.exec(line)?.[1] ?? []);
    expect(printed).toHaveLength(1);
    expect(printed[0]?.length).toBeGreaterThanOrEqual(16);
    expect((await send(origin, bearer(printed[0] ?? ''))).status).toBe(200);
    expect((await send(origin, bearer('undefined'))).status).toBe(401);
    expect((await send(origin)).status).toBe(401);
  });
});
