// I6: a Redis that still reads its data is no reason to wait or to fail.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { say, untilSaid } from '../support/redis-command.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { startTroubledGateway, type TroubledGateway } from './troubled-gateway.ts';

/** With so many keys at a millisecond each the loading lasts for seconds. */
const KEYS = 4000;
const SLOW_TO_LOAD = ['--key-load-delay', '1000', '--loading-process-events-interval-bytes', '1024'];

// A server loads whenever it starts with data, and when it becomes a replica: the second can be ordered.
describe('a Redis that loads its data refuses everything, and no request fails', () => {
  let full: RedisServer;
  let redis: RedisServer;
  let gateway: TroubledGateway | undefined;
  beforeEach(async () => {
    full = await startRedis({ args: ['--repl-diskless-sync-delay', '0'] });
    redis = await startRedis({ args: SLOW_TO_LOAD });
    await fill(full);
  });
  afterEach(async () => {
    await gateway?.stop();
    gateway = undefined;
    await redis.stop();
    await full.stop();
  });

  async function load(): Promise<void> {
    await say(redis, ['REPLICAOF', '127.0.0.1', String(full.port)]);
    await untilSaid(redis, ['INFO', 'persistence'], [/^loading:1/m]);
  }

  /** What it has loaded it keeps: nothing of it is ours. */
  async function loaded(): Promise<void> {
    await untilSaid(redis, ['INFO', 'persistence'], [/^loading:0/m]);
    await say(redis, ['REPLICAOF', 'NO', 'ONE']);
  }

  test('while it is in use: answered and not stored, then shared again', async () => {
    gateway = await startTroubledGateway(redis.port);
    await gateway.recovered();
    const traffic = gateway.traffic();
    await load();
    const words = await gateway.askNew();
    expect(await gateway.tierOf(words)).toBe('ORIGIN');
    expect(await isLoading(redis)).toBe(true);
    await loaded();
    await gateway.recovered();
    expect(await traffic.stop()).toBeGreaterThan(0);
  });

  test('when the gateway starts: answered without it, and used once it has loaded', async () => {
    await load();
    gateway = await startTroubledGateway(redis.port);
    await gateway.askNew();
    expect(await gateway.readiness()).toEqual({ code: 200, status: 'degraded' });
    expect(await isLoading(redis)).toBe(true);
    await loaded();
    await gateway.recovered();
  });
});

async function fill(server: RedisServer): Promise<void> {
  const client = new Redis(server.url);
  await client.mset(Array.from({ length: KEYS }, (_, index) => [`key${index}`, 'value']).flat());
  client.disconnect();
}

async function isLoading(server: RedisServer): Promise<boolean> {
  return /^loading:1/m.test(String(await say(server, ['INFO', 'persistence'])));
}
