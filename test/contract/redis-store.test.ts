import { setTimeout as elapse } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { cacheKeyOf, StoreRefusedError } from '../../src/cache/index.ts';
import { connectRedis, whenUsable } from '../../src/redis/connect.ts';
import { RedisStore } from '../../src/redis/redis-store.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { startRedisSentinel } from '../support/redis-sentinel.ts';
import { startRedis } from '../support/redis-server.ts';
import { describeStore, type StoreUnderTest } from './store-contract.ts';

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

describeStore('the Redis store on a single server', () => open(startRedis()));
describeStore('the Redis store on a cluster of three masters', () => open(startRedisCluster()));
describeStore('the Redis store behind a sentinel', () => open(startRedisSentinel()));

async function open(starting: Promise<Server>): Promise<StoreUnderTest> {
  const server = await starting;
  const client = connectRedis({ url: server.url, deadlineMs: 2000, onError: () => undefined });
  await whenUsable(client);
  const store = new RedisStore(client, { prefix: 'contract', tagTtlMs: 60_000 });
  return {
    store,
    // Redis keeps its own clock: here time has to pass for real.
    pass: (ms) => elapse(ms),
    close: async () => {
      await store.close();
      await server.stop();
    },
  };
}

test('a Redis that is full refuses the lease, is known to have answered, and is still read', async () => {
  const { store, close } = await open(startRedis({ args: ['--maxmemory', '1', '--maxmemory-policy', 'noeviction'] }));
  const key = cacheKeyOf('PRICE', 'abc123', 'AAPL');
  await expect(store.acquire([{ key, token: 'a', leaseMs: 1000, tags: [] }])).rejects.toThrow(StoreRefusedError);
  expect(await store.read([{ key, tags: [] }])).toEqual([{ entry: null, ids: [] }]);
  await close();
});
