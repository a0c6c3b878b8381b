import { Cache, type CacheEvent, type CacheOptions, type Tracking } from '../../src/cache/index.ts';
import { marketErrorPolicy } from '../../src/market-error-policy.ts';
import { connectRedis, type RedisClient, whenUsable } from '../../src/redis/connect.ts';
import { RedisStore } from '../../src/redis/redis-store.ts';

export interface RedisEngine {
  readonly cache: Cache;
  readonly client: RedisClient;
  /** Newest last; none when told not to keep them. */
  readonly events: readonly CacheEvent[];
  /** Resolves when the store's tracking is as said. */
  tracking(state: Tracking): Promise<void>;
}

export interface RedisEngineOptions {
  readonly tagTtlMs?: number;
  readonly deadlineMs?: number;
  /** Default true; off for runs of which nobody reads them. */
  readonly keepEvents?: boolean;
}

/** An engine as one process of the fleet has it: its own connections to a real Redis, and the wall clock. */
export async function createRedisEngine(
  url: string,
  overrides: Partial<CacheOptions> & RedisEngineOptions = {},
): Promise<RedisEngine> {
  const { tagTtlMs = 3_600_000, deadlineMs = 2000, keepEvents = true, ...options } = overrides;
  const client = connectRedis({ url, deadlineMs, onError: () => undefined });
  await whenUsable(client);
  const events: CacheEvent[] = [];
  const watchers = new Set<() => void>();
  let last: Tracking = 'LOST';
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
      if (keepEvents) events.push(event);
      if (event.kind === 'tracking') last = event.tracking;
      for (const watch of [...watchers]) watch();
    },
  });
  return {
    cache,
    client,
    events,
    tracking: (state) =>
      new Promise((resolve) => {
        const watch = (): void => {
          if (last !== state) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
  };
}
