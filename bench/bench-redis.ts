import { type RedisServer, startRedis } from '../test/support/redis-server.ts';
import { LOAD_CORE, pin } from './cores.ts';

/** A Redis of our own on the core of the load, empty, that ends with us. */
export async function startBenchRedis(): Promise<RedisServer> {
  const redis = await startRedis();
  pin(redis.pid, LOAD_CORE);
  // That of the tests keeps no process alive, not even until it has ended.
  const alive = setInterval(() => undefined, 1000);
  return {
    ...redis,
    async stop() {
      await redis.stop();
      clearInterval(alive);
    },
  };
}
