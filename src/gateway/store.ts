import type { Logger } from 'pino';
import { type CachePolicy, GuardedStore, type MemoryStore, type OnCacheEvent, type Store } from '../cache/index.ts';
import type { Config } from '../config.ts';
import { LONGEST_MS } from '../freshness/market-freshness.ts';
import { stretched } from '../freshness/stretched-policy.ts';
import { connectRedis, whenUsable } from '../redis/connect.ts';
import { MemoryWatch } from '../redis/memory-watch.ts';
import { RedisStore } from '../redis/redis-store.ts';
import { readServerInfos } from '../redis/server-info.ts';
import { MOST_STRETCH } from '../upstream/index.ts';

const HOUR_MS = 3_600_000;
/** How often the memory of Redis is looked at, ms. */
const MEMORY_LOOK_MS = 2000;
/** A start waits for Redis so long at most, and goes on without it, ms. */
const REDIS_START_MS = 1000;

export interface StoreParts {
  readonly logger: Logger;
  readonly onEvent: OnCacheEvent;
  /** The store where there is no Redis. */
  readonly local: MemoryStore;
  /** Those in force now. */
  readonly policies: () => readonly CachePolicy[];
}

export interface ConnectedStore {
  readonly store: Store;
  readonly memory: MemoryWatch | null;
  /** Resolves when it can be asked, or has had the time to. Never rejects. */
  readonly settled: Promise<void>;
  /** Why the fleet's store is not there; null when it is. */
  readonly degraded: () => string | null;
}

/** Redis behind a guard where the configuration names one, else the memory of this process. */
export function connectStore(config: Config, { logger, onEvent, local, policies }: StoreParts): ConnectedStore {
  const { url, keyPrefix } = config.redis;
  if (url === null) return { store: local, memory: null, settled: Promise.resolve(), degraded: () => null };
  const { readDeadlineMs: deadlineMs } = config.cache;
  const onError = (error: unknown): void => onEvent({ kind: 'store-unavailable', error });
  // The guard keeps the deadline; the client's own, later, only clears up behind it.
  const client = connectRedis({ url, deadlineMs: 2 * deadlineMs, onError });
  const connected = (): boolean => client.status === 'ready';
  const redis = new RedisStore(client, { prefix: keyPrefix, tagTtlMs: () => tagTtlMs(policies()) });
  const store = new GuardedStore(redis, {
    deadlineMs,
    connected,
    onChange: (change) => {
      if (change.state === 'open') onError(change.error);
    },
  });
  const memory = new MemoryWatch({
    read: () => readServerInfos(client),
    everyMs: MEMORY_LOOK_MS,
    onPressure: (pressure) => onEvent({ kind: 'pressure-changed', pressure }),
    onAdvice: ({ level, message }) => logger[level](message),
  });
  client.on('ready', () => {
    logger.info('connected to Redis');
    void store.probe();
    void memory.look();
  });
  const settled = new Promise<void>((resolve) => {
    whenUsable(client).then(resolve, resolve);
    setTimeout(resolve, REDIS_START_MS).unref();
  });
  return { store, memory, settled, degraded: () => (connected() && !store.open ? null : 'Redis is out of reach') };
}

/** Twice the longest life of an entry: no entry outlives the tags that vouch for it. */
function tagTtlMs(policies: readonly CachePolicy[]): number {
  const lives = policies.map(({ maxAgeMs, staleWhileRevalidateMs, staleIfErrorMs, absentMs }) =>
    Math.max(
      Math.max(maxAgeMs, LONGEST_MS) + stretched(Math.max(staleWhileRevalidateMs, staleIfErrorMs), MOST_STRETCH),
      absentMs,
    ),
  );
  return 2 * Math.max(...lives) + HOUR_MS;
}
