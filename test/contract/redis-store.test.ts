import { setTimeout as elapse } from 'node:timers/promises';
import { connectRedis } from '../../src/redis/connect.ts';
import { RedisStore } from '../../src/redis/redis-store.ts';
import { startRedis } from '../support/redis-server.ts';
import { whenReady } from '../support/when-ready.ts';
import { describeStore } from './store-contract.ts';

describeStore('the Redis store', async () => {
  const server = await startRedis();
  const client = connectRedis({ url: server.url, deadlineMs: 2000, onError: () => undefined });
  await whenReady(client);
  const store = new RedisStore(client, 'contract');
  return {
    store,
    // Redis keeps its own clock: here time has to pass for real.
    pass: (ms) => elapse(ms),
    close: async () => {
      await store.close();
      await server.stop();
    },
  };
});
