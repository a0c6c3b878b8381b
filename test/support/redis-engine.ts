import { Cache, type CacheEvent, type CacheOptions } from '../../src/cache/index.ts';
import { marketErrorPolicy } from '../../src/market-error-policy.ts';
import { connectRedis, type RedisClient } from '../../src/redis/connect.ts';
import { RedisStore } from '../../src/redis/redis-store.ts';
import { whenReady } from './when-ready.ts';

export interface RedisEngine {
  readonly cache: Cache;
  readonly client: RedisClient;
  /** Newest last. */
  readonly events: readonly CacheEvent[];
  /** Resolves when the store's tracking is as said. */
  tracking(state: 'ON' | 'OFF' | 'LOST'): Promise<void>;
}

/** An engine as one process of the fleet has it: its own connections to a real Redis, and the wall clock. */
export async function createRedisEngine(
  url: string,
  overrides: Partial<CacheOptions> & { readonly tagTtlMs?: number; readonly deadlineMs?: number } = {},
): Promise<RedisEngine> {
  const { tagTtlMs = 3_600_000, deadlineMs = 2000, ...options } = overrides;
  const client = connectRedis({ url, deadlineMs, onError: () => undefined });
  await whenReady(client);
  const events: CacheEvent[] = [];
  const watchers = new Set<() => void>();
  const cache = new Cache({
    store: new RedisStore(client, { prefix: 'penstock', tagTtlMs }),
    errors: marketErrorPolicy,
    now: Date.now,
    random: Math.random,
    leaseMs: 3000,
    loadDeadlineMs: 5000,
    pollMs: 25,
    nearMaxBytes: 10_000_000,
    nearUntrackedMs: 1000,
    maxEntryBytes: 1_000_000,
    ...options,
    onEvent: (event) => {
      options.onEvent?.(event);
      events.push(event);
      for (const watch of [...watchers]) watch();
    },
  });
  const last = () => events.findLast((event) => event.kind === 'tracking')?.tracking ?? 'LOST';
  return {
    cache,
    client,
    events,
    tracking: (state) =>
      new Promise((resolve) => {
        const watch = (): void => {
          if (last() !== state) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
  };
}
