import type { RedisClient } from '../../src/redis/connect.ts';

/** Resolves when the client can be used. */
export function whenReady(client: RedisClient): Promise<void> {
  return new Promise((resolve) => {
    if (client.status === 'ready') resolve();
    else client.once('ready', () => resolve());
  });
}
