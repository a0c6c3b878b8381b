import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { describePostgres, type PostgresServer, startPostgres } from '../support/postgres-server.ts';
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

const ISSUER = 'https://issuer.test';
const FIELDS = '{ id name symbols version stocks { symbol } createdAt updatedAt }';

interface List {
  readonly id: string;
  readonly name: string;
  readonly symbols: readonly string[];
  readonly version: number;
}

let redis: RedisServer;
let key: SigningKey;
let jwks: JwksServer;
beforeAll(async () => {
  redis = await startRedis();
  key = await createSigningKey('first');
  jwks = await startJwksServer(key);
});
afterAll(async () => {
  await jwks.close();
  await redis.stop();
});

const start = (databaseUrl: string): Promise<GatewayProcess> => {
  const auth = { AUTH_JWKS_URL: jwks.url, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: 'penstock' };
  const stores = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, CACHE_READ_DEADLINE_MS: '5000' };
  return startGateway({ env: { ...stores, ...auth } });
};

const claimsOf = (sub: string) => ({ sub, iss: ISSUER, aud: 'penstock', exp: inSeconds(3600) });

async function post(gateway: GatewayProcess, query: string, token: string | null) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  const body: {
    data?: Record<string, unknown> | null;
    errors?: { path?: unknown; extensions: Record<string, unknown> }[];
  } = JSON.parse(await response.text());
  return { status: response.status, cacheControl: response.headers.get('cache-control'), ...body };
}

/** Every way to reach a list, each with the path that its error has. */
function operationsOn(id: string): readonly (readonly [string, string])[] {
  return [
    ['watchlists', `{ watchlists ${FIELDS} }`],
    ['createWatchlist', `mutation { createWatchlist(name: "x", symbols: ["KO"]) ${FIELDS} }`],
    ['addToWatchlist', `mutation { addToWatchlist(id: "${id}", symbols: ["KO"]) ${FIELDS} }`],
    ['removeFromWatchlist', `mutation { removeFromWatchlist(id: "${id}", symbols: ["AAPL"]) ${FIELDS} }`],
    ['renameWatchlist', `mutation { renameWatchlist(id: "${id}", name: "y") ${FIELDS} }`],
    ['deleteWatchlist', `mutation { deleteWatchlist(id: "${id}") }`],
  ];
}

function describeTwoReplicas(startDatabase: () => Promise<{ readonly url: string; stop(): Promise<void> }>): void {
  let here: GatewayProcess;
  let there: GatewayProcess;
  let stopDatabase: () => Promise<void>;
  beforeAll(async () => {
    const database = await startDatabase();
    stopDatabase = database.stop;
    [here, there] = await Promise.all([start(database.url), start(database.url)]);
  }, 120_000);
  afterAll(async () => {
    const ends = await Promise.all([here.stop(), there.stop()]);
    expect(ends).toEqual([0, 1].map(() => ({ exitCode: 0, signal: null })));
    await stopDatabase();
  });

  const as = async (sub: string, gateway: GatewayProcess, query: string) =>
    post(gateway, query, await signedBy(key, claimsOf(sub)));
  const listsOf = async (sub: string, gateway: GatewayProcess): Promise<unknown> => {
    const { data, cacheControl } = await as(sub, gateway, `{ watchlists ${FIELDS} }`);
    expect(cacheControl).toBe('private, no-store');
    return data?.watchlists;
  };
  const created = async (sub: string): Promise<List> => {
    const query = `mutation { createWatchlist(name: " Tech ", symbols: ["aapl", "MSFT", " AAPL "]) ${FIELDS} }`;
    const { data } = await as(sub, here, query);
    const lists: Record<string, List> = JSON.parse(JSON.stringify(data));
    if (lists.createWatchlist === undefined) throw new Error(`not created: ${JSON.stringify(data)}`);
    return lists.createWatchlist;
  };

  test('a viewer reads each of their own writes at once on the other replica', async () => {
    const sub = randomUUID();
    expect(await listsOf(sub, there)).toEqual([]);
    const list = await created(sub);
    expect(list).toMatchObject({
      name: 'Tech',
      symbols: ['AAPL', 'MSFT'],
      version: 1,
      stocks: [{ symbol: 'AAPL' }, { symbol: 'MSFT' }],
    });
    expect(await listsOf(sub, there)).toEqual([list]);
    const { id } = list;
    for (const [mutation, expected] of [
      [`addToWatchlist(id: "${id}", symbols: ["ibm", "AAPL"]) ${FIELDS}`, { symbols: ['AAPL', 'MSFT', 'IBM'] }],
      [`removeFromWatchlist(id: "${id}", symbols: ["AAPL"]) ${FIELDS}`, { symbols: ['MSFT', 'IBM'] }],
      [`renameWatchlist(id: "${id}", name: "Mine", expectedVersion: 3) ${FIELDS}`, { name: 'Mine', version: 4 }],
    ] as const) {
      expect((await as(sub, here, `mutation { change: ${mutation} }`)).data?.change).toMatchObject(expected);
      expect(await listsOf(sub, there)).toMatchObject([expected]);
    }
    expect((await as(sub, there, `mutation { deleteWatchlist(id: "${id}") }`)).data).toEqual({ deleteWatchlist: true });
    expect(await listsOf(sub, here)).toEqual([]);
  });

  test('the stocks of a list are the market data that everybody shares', async () => {
    const sub = randomUUID();
    await created(sub);
    const query = '{ watchlists { stocks { symbol quote { symbol price } } } }';
    expect((await as(sub, there, query)).data).toMatchObject({
      watchlists: [
        { stocks: [{ quote: { symbol: 'AAPL', price: expect.any(Number) } }, { quote: { symbol: 'MSFT' } }] },
      ],
    });
  });

  test('a viewer reaches nothing of another, on whatever replica and by whatever way', async () => {
    const [ann, bob] = [`ann-${randomUUID()}`, `bob-${randomUUID()}`];
    const list = await created(ann);
    for (const gateway of [here, there]) {
      for (const [path, query] of operationsOn(list.id)) {
        const { data, errors } = await as(bob, gateway, query);
        if (path === 'watchlists') expect(data).toEqual({ watchlists: [] });
        else if (path === 'createWatchlist') expect(data).toMatchObject({ createWatchlist: { name: 'x' } });
        else expect(errors).toMatchObject([{ path: [path], extensions: { code: 'NOT_FOUND' } }]);
        const mine: unknown = JSON.parse(JSON.stringify(await listsOf(bob, gateway)));
        for (const { id } of Array.isArray(mine) ? mine : []) {
          await as(bob, gateway, `mutation { deleteWatchlist(id: "${id}") }`);
        }
      }
    }
    expect(await listsOf(ann, here)).toEqual([list]);
    expect(await listsOf(ann, there)).toEqual([list]);
  });

  test('a missing list and one that is no id at all are answered as a foreign one', async () => {
    const sub = randomUUID();
    const answers = [];
    for (const id of [(await created(randomUUID())).id, randomUUID(), '1', '', "' or 1=1 --", '\\u0000']) {
      const { data, errors } = await as(sub, here, `mutation { deleteWatchlist(id: "${id}") }`);
      answers.push(JSON.stringify({ data, errors }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"NOT_FOUND"');
  });

  test('nobody reaches anything without a token', async () => {
    const owner = randomUUID();
    const list = await created(owner);
    for (const [path, query] of operationsOn(list.id)) {
      const { status, data, errors } = await post(there, query, null);
      expect({ path, status, data }).toEqual({ path, status: 200, data: null });
      expect(errors).toMatchObject([{ path: [path], extensions: { code: 'UNAUTHENTICATED' } }]);
    }
    expect(await listsOf(owner, here)).toEqual([list]);
  });

  test('nobody reaches anything with a token that is not good', async () => {
    const owner = randomUUID();
    const list = await created(owner);
    const claims = claimsOf(owner);
    const [header, , signature] = (await signedBy(key, claimsOf('bob'))).split('.');
    const bad: Readonly<Record<string, string>> = {
      forged: `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`,
      expired: await signedBy(key, { ...claims, exp: inSeconds(-60) }),
      'of another issuer': await signedBy(key, { ...claims, iss: 'https://other.test' }),
      unsigned: unsigned(claims),
      'of another key': await signedBy(await createSigningKey('first'), claims),
      'of a secret': await signedWith(JSON.stringify(key.publicJwk), claims),
    };
    for (const [what, token] of Object.entries(bad)) {
      for (const gateway of [here, there]) {
        for (const [path, query] of operationsOn(list.id)) {
          const { status, data, errors } = await post(gateway, query, token);
          expect({ what, path, status, data }).toEqual({ what, path, status: 401, data: undefined });
          expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
        }
      }
    }
    expect(await listsOf(owner, here)).toEqual([list]);
  });

  test('a change that expects another version is a CONFLICT', async () => {
    const sub = randomUUID();
    const { id } = await created(sub);
    const rename = `mutation { renameWatchlist(id: "${id}", name: "y", expectedVersion: 1) { version } }`;
    expect((await as(sub, here, rename)).data).toEqual({ renameWatchlist: { version: 2 } });
    expect((await as(sub, there, rename)).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
  });

  test('limits are typed errors', async () => {
    const sub = randomUUID();
    const { id } = await created(sub);
    const symbols = (from: number, to: number) =>
      JSON.stringify(Array.from({ length: to - from }, (_, index) => `S${from + index}`));
    const codeOf = async (mutation: string) =>
      (await as(sub, here, `mutation { ${mutation} }`)).errors?.[0]?.extensions;
    expect(await codeOf(`addToWatchlist(id: "${id}", symbols: ${symbols(0, 99)}) { id }`)).toEqual({
      code: 'LIMIT_REACHED',
      limit: 100,
    });
    const refused = { code: 'BAD_USER_INPUT' };
    expect(await codeOf(`addToWatchlist(id: "${id}", symbols: ${symbols(0, 101)}) { id }`)).toEqual(refused);
    expect(await codeOf(`createWatchlist(name: "${'n'.repeat(101)}") { id }`)).toEqual(refused);
    expect(await codeOf('createWatchlist(name: "  ") { id }')).toEqual(refused);
    expect(await codeOf('createWatchlist(name: "a\\u0000b") { id }')).toEqual(refused);
    const more = Array.from({ length: 50 }, (_, index) => `l${index}: createWatchlist(name: "l") { id }`).join(' ');
    expect(await codeOf(more)).toEqual({ code: 'LIMIT_REACHED', limit: 50 });
  });
}

describe('two replicas on one SQLite file', () => {
  let folder: string;
  describeTwoReplicas(async () => {
    folder = await mkdtemp(join(tmpdir(), 'penstock-lists-'));
    return {
      url: `file:${join(folder, 'data', 'penstock.db')}`,
      stop: async () => {
        // Closed in order: the log has been written into the file and is gone.
        expect(readdirSync(join(folder, 'data'))).toEqual(['penstock.db']);
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
});

describePostgres('two replicas on one Postgres', () => {
  describeTwoReplicas(startPostgres);
});

describePostgres('a Postgres that is gone', () => {
  let postgres: PostgresServer;
  let gateway: GatewayProcess;
  beforeAll(async () => {
    postgres = await startPostgres();
    gateway = await start(postgres.url);
  }, 120_000);
  afterAll(async () => {
    await gateway.stop();
    await postgres.stop();
  });

  test('fails watchlists with a code, market data not at all, and is used again when it is back', async () => {
    const token = await signedBy(key, claimsOf('ann'));
    const create = 'mutation { createWatchlist(name: "x") { name } }';
    expect((await post(gateway, create, token)).data).toEqual({ createWatchlist: { name: 'x' } });
    await postgres.kill('SIGQUIT');
    const { errors } = await post(gateway, '{ watchlists { name } }', token);
    expect(errors).toMatchObject([{ path: ['watchlists'], extensions: { code: 'DATABASE_UNAVAILABLE' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/postgres|ECONN|127\.0\.0\.1/);
    expect((await post(gateway, '{ quote(symbol: "AAPL") { symbol } }', token)).data).toEqual({
      quote: { symbol: 'AAPL' },
    });
    await postgres.restart();
    expect((await post(gateway, '{ watchlists { name } }', token)).data).toEqual({ watchlists: [{ name: 'x' }] });
  }, 60_000);
});

test('without keys for tokens, watchlists are UNAUTHENTICATED whatever is presented', async () => {
  const gateway = await startGateway({ env: { DATABASE_URL: 'file:/dev/null/none.db' } });
  for (const token of [null, await signedBy(key, claimsOf('ann'))]) {
    for (const [path, query] of operationsOn(randomUUID())) {
      const { status, errors } = await post(gateway, query, token);
      expect(status).toBe(200);
      expect(errors).toMatchObject([{ path: [path], extensions: { code: 'UNAUTHENTICATED' } }]);
    }
  }
  await gateway.stop();
}, 60_000);
