// I11: two builds with different types, side by side on one Redis, never read what the other means by a changed type.
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { ROOT } from '../shape/source-files.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

let server: RedisServer;
let redis: Redis;
let simulator: Simulator;
let folder: string;
/** Today's build, and one in which Quote has a field more. */
let today: GatewayProcess;
let tomorrow: GatewayProcess;

beforeAll(async () => {
  server = await startRedis();
  redis = new Redis(server.url);
  simulator = await startSimulator();
  folder = await buildWith('quote.graphql', (sdl) => sdl.replace('type Quote {', 'type Quote {\n  halted: Boolean'));
  [today, tomorrow] = await Promise.all([start(ROOT), start(folder)]);
}, 120_000);
beforeEach(() => redis.flushall());
afterAll(async () => {
  await Promise.all([today.stop(), tomorrow.stop()]);
  await rm(folder, { recursive: true, force: true });
  redis.disconnect();
  await simulator.close();
  await server.stop();
});

/** The built gateway with another schema, as the next deploy would have it. */
async function buildWith(file: string, change: (sdl: string) => string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'penstock-build-'));
  for (const part of ['bin', 'dist', 'schema', 'package.json']) {
    await cp(join(ROOT, part), join(copy, part), { recursive: true });
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const sdl = await readFile(join(copy, 'schema', file), 'utf8');
  const changed = change(sdl);
  if (changed === sdl) throw new Error(`${file} is as it was`);
  await writeFile(join(copy, 'schema', file), changed);
  return copy;
}

function start(root: string): Promise<GatewayProcess> {
  return startGateway({
    command: [join(root, 'bin', 'penstock.js'), 'serve'],
    env: {
      REDIS_URL: server.url,
      ...NO_LIMITS,
      ALPHAVANTAGE_API_KEY: 'any',
      ALPHAVANTAGE_URL: simulator.url,
      CACHE_READ_DEADLINE_MS: '5000',
      // What Redis has is asked for each time.
      CACHE_NEAR_MAX_BYTES: '0',
    },
  });
}

const AnswerForm = z.object({
  data: z.record(z.string(), z.unknown()),
  errors: z.undefined().optional(),
  extensions: z.object({ cache: z.array(z.object({ status: z.string(), key: z.string() })) }),
});

/** The answer to a query of one cached field, and how the cache came by it. */
async function ask(gateway: GatewayProcess, query: string) {
  const { data, extensions } = AnswerForm.parse(await gateway.ask(query, { 'penstock-debug': '1' }));
  const [row] = extensions.cache;
  if (row === undefined) throw new Error('a cached field has a row');
  return { data, ...row };
}

const QUOTE = '{ quote(symbol: "AAPL") { symbol price } }';
const NEW_QUOTE = '{ quote(symbol: "AAPL") { symbol price halted } }';
const UNCHANGED = [
  '{ fundamentals(symbol: "IBM") { name } }',
  '{ search(keywords: "apple") { symbol } }',
  '{ stock(symbol: "MSFT") { history { bars(last: 1) { close } } } }',
  '{ movers { gainers { symbol } } }',
];

test('a changed type starts clean, and neither build reads the entries of the other', async () => {
  const old = await ask(today, QUOTE);
  expect(old.status).toBe('MISS');
  const changed = await ask(tomorrow, NEW_QUOTE);
  expect(changed).toMatchObject({ status: 'MISS', data: { quote: { halted: null } } });
  expect(changed.key).not.toBe(old.key);
  // The field's own key is the same; what it holds is not.
  expect(changed.key.split('/').at(-1)).toBe(old.key.split('/').at(-1));
  expect(await ask(today, QUOTE)).toMatchObject({ status: 'HIT', key: old.key });
  expect(await ask(tomorrow, NEW_QUOTE)).toMatchObject({ status: 'HIT', key: changed.key });
});

test('the rest stays warm, from either build to the other', async () => {
  for (const [index, query] of UNCHANGED.entries()) {
    const [first, second] = index % 2 === 0 ? [today, tomorrow] : [tomorrow, today];
    const loaded = await ask(first, query);
    expect(loaded.status).toBe('MISS');
    const before = simulator.callCount();
    expect(await ask(second, query)).toMatchObject({ status: 'HIT', key: loaded.key, data: loaded.data });
    expect(simulator.callCount()).toBe(before);
  }
});

test('an entry that cannot be read is a miss, and is replaced', async () => {
  const { data, key } = await ask(today, QUOTE);
  const name = `penstock:1:v:{${key}}`;
  const written = await redis.getBuffer(name);
  if (written === null) throw new Error('an answered quote is stored');
  const damaged = Buffer.from(written);
  damaged[damaged.length - 2] = (damaged.at(-2) ?? 0) ^ 1;
  const unreadable = [
    '',
    'not an entry',
    '{"kind":"value","value":1}',
    written.subarray(0, 40),
    damaged,
    '\u00ff'.repeat(99),
  ];
  for (const bytes of unreadable) {
    await redis.set(name, bytes, 'PX', 60_000);
    expect(await ask(today, QUOTE)).toMatchObject({ status: 'MISS', data });
    expect(await ask(today, QUOTE)).toMatchObject({ status: 'HIT', data });
  }
});

test('the keys of another wire version are neither read nor touched', async () => {
  const { key } = await ask(today, QUOTE);
  const written = await redis.getBuffer(`penstock:1:v:{${key}}`);
  if (written === null) throw new Error('an answered quote is stored');
  await redis.flushall();
  const others = ['penstock:0', 'penstock:2', 'penstock:10', 'penstock'].map((base) => `${base}:v:{${key}}`);
  for (const name of others) await redis.set(name, written, 'PX', 60_000);
  expect((await ask(today, QUOTE)).status).toBe('MISS');
  for (const name of others) expect(await redis.getBuffer(name)).toEqual(written);
});
