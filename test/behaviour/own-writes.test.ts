// A viewer's lists are cached, and each of the viewer's writes shows in the next read, on whatever replica.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { type ChaosProxy, startChaosProxy } from '../support/chaos-proxy.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { inSeconds, signedWith } from '../support/tokens.ts';
import { until } from './troubled-gateway.ts';

const AUTH_JWT_SECRET = 'a secret of thirty-two bytes or more';

let folder: string;
let redis: RedisServer;
let proxy: ChaosProxy;
/** Both write; the first reaches Redis by way of the proxy. `reading` has no database. */
let here: GatewayProcess;
let there: GatewayProcess;
let reading: GatewayProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-writes-'));
  redis = await startRedis();
  proxy = await startChaosProxy(redis.port);
  const env = {
    AUTH_JWT_SECRET,
    DATABASE_URL: `file:${join(folder, 'lists.db')}`,
    REDIS_URL: redis.url,
    CACHE_READ_DEADLINE_MS: '2000',
  };
  [here, there, reading] = await Promise.all([
    startGateway({ env: { ...env, REDIS_URL: `redis://127.0.0.1:${proxy.port}` } }),
    startGateway({ env }),
    startGateway({ env: { ...env, DATABASE_URL: 'file:/dev/null/none.db' } }),
  ]);
}, 60_000);
afterAll(async () => {
  await Promise.all([here, there, reading].map((gateway) => gateway.stop()));
  await proxy.close();
  await redis.stop();
  await rm(folder, { recursive: true });
});

const AnswerForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
  extensions: z
    .object({ cache: z.array(z.object({ status: z.string(), tier: z.string(), key: z.string() })) })
    .optional(),
});
const ListsForm = z.array(z.object({ id: z.string(), name: z.string() }));

async function ask(gateway: GatewayProcess, sub: string | null, query: string) {
  const headers = {
    'penstock-debug': '1',
    ...(sub !== null && {
      authorization: `Bearer ${await signedWith(AUTH_JWT_SECRET, { sub, exp: inSeconds(3600) })}`,
    }),
  };
  return AnswerForm.parse(await gateway.ask(query, headers));
}

/** The names of the viewer's lists, and how they were come by. */
async function read(gateway: GatewayProcess, sub: string) {
  const { data, extensions } = await ask(gateway, sub, '{ watchlists { id name } }');
  const [row] = extensions?.cache ?? [];
  return {
    names: ListsForm.parse(data?.watchlists).map(({ name }) => name),
    how: `${row?.status} ${row?.tier}`,
    key: row?.key,
  };
}

async function create(gateway: GatewayProcess, sub: string, name: string): Promise<string> {
  const { data } = await ask(gateway, sub, `mutation { createWatchlist(name: "${name}") { id name } }`);
  return z.object({ id: z.string() }).parse(data?.createWatchlist).id;
}

async function rename(gateway: GatewayProcess, sub: string, [id, name]: readonly [string, string]): Promise<void> {
  const { errors } = await ask(gateway, sub, `mutation { renameWatchlist(id: "${id}", name: "${name}") { id } }`);
  expect(errors).toBeUndefined();
}

test('a warm read is a HIT and asks no database', async () => {
  const sub = randomUUID();
  await create(here, sub, 'Tech');
  expect((await ask(reading, sub, '{ watchlists { name } }')).errors).toMatchObject([
    { extensions: { code: 'DATABASE_UNAVAILABLE' } },
  ]);
  expect(await read(there, sub)).toMatchObject({ names: ['Tech'], how: 'MISS ORIGIN' });
  expect(await read(here, sub)).toMatchObject({ names: ['Tech'], how: 'HIT STORE' });
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await read(reading, sub)).toMatchObject({ names: ['Tech'], how: 'HIT STORE' });
  }
});

test('a write on one replica shows in the next read on the other: a MISS once, then a HIT, 100 times', async () => {
  const sub = randomUUID();
  const id = await create(here, sub, 'start');
  for (let turn = 0; turn < 100; turn += 1) {
    const [writer, reader] = turn % 2 === 0 ? [here, there] : [there, here];
    await read(reader, sub);
    await rename(writer, sub, [id, `n${turn}`]);
    expect(await read(reader, sub)).toMatchObject({ names: [`n${turn}`], how: 'MISS ORIGIN' });
    expect(await read(reader, sub)).toMatchObject({ names: [`n${turn}`], how: 'HIT STORE' });
  }
}, 60_000);

test('no read that begins after a write is older, with reads under way all the time on both replicas', async () => {
  const sub = randomUUID();
  const id = await create(here, sub, 'n0');
  let written = 0;
  let going = true;
  let reads = 0;
  const reader = async (gateway: GatewayProcess): Promise<void> => {
    for (; going; reads += 1) {
      const least = written;
      const [name = ''] = (await read(gateway, sub)).names;
      expect(Number(name.slice(1))).toBeGreaterThanOrEqual(least);
    }
  };
  const readers = Promise.all([here, there, here, there, here, there].map(reader));
  const writing = async (): Promise<void> => {
    for (let turn = 1; turn <= 100; turn += 1) {
      await rename(turn % 2 === 0 ? here : there, sub, [id, `n${turn}`]);
      written = turn;
    }
  };
  await Promise.race([readers, writing()]).finally(() => {
    going = false;
  });
  await readers;
  expect(written).toBe(100);
  expect(reads).toBeGreaterThan(100);
}, 60_000);

test('every kind of write shows', async () => {
  const sub = randomUUID();
  const id = await create(here, sub, 'a');
  const listed = async (): Promise<unknown> =>
    (await ask(there, sub, '{ watchlists { name symbols } }')).data?.watchlists;
  expect(await listed()).toEqual([{ name: 'a', symbols: [] }]);
  for (const [mutation, after] of [
    [`addToWatchlist(id: "${id}", symbols: ["KO", "IBM"]) { id }`, [{ name: 'a', symbols: ['KO', 'IBM'] }]],
    [`removeFromWatchlist(id: "${id}", symbols: ["KO"]) { id }`, [{ name: 'a', symbols: ['IBM'] }]],
    [`renameWatchlist(id: "${id}", name: "b") { id }`, [{ name: 'b', symbols: ['IBM'] }]],
    [`deleteWatchlist(id: "${id}")`, []],
    ['createWatchlist(name: "c") { id }', [{ name: 'c', symbols: [] }]],
  ] as const) {
    await ask(here, sub, `mutation { ${mutation} }`);
    expect(await listed()).toEqual(after);
  }
});

test('nobody else is given them, however warm they are', async () => {
  const [ann, bob] = [randomUUID(), randomUUID()];
  await create(here, ann, "Ann's");
  const own = await read(there, ann);
  for (const gateway of [here, there]) {
    expect((await read(gateway, ann)).how).toBe('HIT STORE');
    const others = await read(gateway, bob);
    expect(others.names).toEqual([]);
    expect(others.key).not.toBe(own.key);
    const { data, errors } = await ask(gateway, null, '{ watchlists { name } }');
    expect([data, errors]).toMatchObject([null, [{ extensions: { code: 'UNAUTHENTICATED' } }]]);
  }
});

test('many fields of one operation are one reading', async () => {
  const sub = randomUUID();
  await create(here, sub, 'Tech');
  const aliases = Array.from({ length: 100 }, (_, index) => `a${index}: watchlists { name }`).join(' ');
  const statuses = async (): Promise<unknown> => {
    const { extensions } = await ask(there, sub, `{ ${aliases} }`);
    return Object.fromEntries(
      ['MISS', 'COLLAPSED', 'HIT'].map((status) => [
        status,
        extensions?.cache.filter((row) => row.status === status).length,
      ]),
    );
  };
  expect(await statuses()).toEqual({ MISS: 1, COLLAPSED: 99, HIT: 0 });
  expect(await statuses()).toEqual({ MISS: 0, COLLAPSED: 0, HIT: 100 });
});

test('a replica cut off from Redis writes and reads its own writes, and the others have them once it is back', async () => {
  const sub = randomUUID();
  const id = await create(here, sub, 'before');
  expect((await read(there, sub)).names).toEqual(['before']);
  proxy.refuse();
  await rename(here, sub, [id, 'after']);
  expect(await read(here, sub)).toMatchObject({ names: ['after'], how: 'MISS ORIGIN' });
  proxy.pass();
  // From the first moment of its return on, the one that wrote gives nothing older.
  await until(async () => {
    const { names, how } = await read(here, sub);
    expect(names).toEqual(['after']);
    return how === 'HIT STORE';
  });
  expect((await read(there, sub)).names).toEqual(['after']);
}, 30_000);

test('with Redis killed, every replica reads every write, and again when it is back', async () => {
  const sub = randomUUID();
  const id = await create(here, sub, 'before');
  expect((await read(there, sub)).names).toEqual(['before']);
  await redis.kill('SIGKILL');
  for (let turn = 0; turn < 5; turn += 1) {
    await rename(here, sub, [id, `n${turn}`]);
    expect((await read(here, sub)).names).toEqual([`n${turn}`]);
    expect((await read(there, sub)).names).toEqual([`n${turn}`]);
  }
  const port = redis.port;
  await redis.stop();
  redis = await startRedis({ port });
  for (const gateway of [here, there]) {
    await until(async () => {
      const { names, how } = await read(gateway, sub);
      expect(names).toEqual(['n4']);
      return how === 'HIT STORE';
    });
  }
}, 30_000);
