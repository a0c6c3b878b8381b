import type { Cache, CachePolicy, CacheRequest, OnCacheEvent } from '../../src/cache/index.ts';
import type { Built } from './built.ts';

export interface Engine {
  readonly cache: Cache;
  close(): Promise<void>;
}

/** Nothing ends while it is measured, and nothing is refreshed. */
export const POLICY: CachePolicy = {
  maxAgeMs: 86_400_000,
  staleWhileRevalidateMs: 0,
  staleIfErrorMs: 0,
  absentMs: 60_000,
};
/** As long as on a busy machine a command could take, ms. */
const DEADLINE_MS = 10_000;

/** One process's engine on a real Redis, as the gateway puts it together. Resolves when it is told of changes. */
export async function startEngine(
  built: Built,
  options: { readonly redisUrl: string; readonly nearMaxBytes: number; readonly onEvent?: OnCacheEvent },
): Promise<Engine> {
  const { redisUrl, nearMaxBytes, onEvent = () => undefined } = options;
  const client = built.connectRedis({ url: redisUrl, deadlineMs: 2 * DEADLINE_MS, onError: () => undefined });
  await built.whenUsable(client);
  const redis = new built.RedisStore(client, { prefix: 'penstock', tagTtlMs: 2 * POLICY.maxAgeMs });
  const store = new built.GuardedStore(redis, {
    deadlineMs: DEADLINE_MS,
    connected: () => true,
    onChange: () => undefined,
  });
  let onTracked = (): void => undefined;
  const tracked = new Promise<void>((resolve) => {
    onTracked = resolve;
  });
  const cache = new built.Cache({
    store,
    errors: built.marketErrorPolicy,
    onEvent: (event) => {
      if (event.kind === 'tracking' && event.tracking === 'ON') onTracked();
      onEvent(event);
    },
    now: Date.now,
    random: Math.random,
    leaseMs: 3000,
    loadDeadlineMs: DEADLINE_MS,
    pollMs: 25,
    nearMaxBytes,
    nearUntrackedMs: 1000,
    maxEntryBytes: 16_777_216,
    replica: 'bench-1',
  });
  await tracked;
  return { cache, close: () => cache.close() };
}

/** As the directive makes them. */
export function requestFor(built: Built, kind: string, number: number): CacheRequest {
  const symbol = `S${String(number).padStart(3, '0')}`;
  return {
    key: built.cacheKeyOf('PRICE', '0a1b2c', `${kind}:${symbol}`),
    field: 'Query.quote',
    category: 'PRICE',
    tags: ['all', 'category:PRICE', 'field:Query.quote', 'field:Stock.quote', `symbol:${symbol}`],
    policy: POLICY,
  };
}

/** What the gateway counts, logs and measures of each event. */
export function productListeners(built: Built): OnCacheEvent {
  const stats = built.createStats({
    store: new built.MemoryStatsStore(),
    replica: 'bench-1',
    errors: built.marketErrorPolicy,
    near: () => ({ entries: 0, bytes: 0, maxBytes: 0, evictions: 0, tracking: 'ON' }),
    reachable: () => true,
    redisMemory: () => null,
    local: null,
  });
  const log = built.createCacheLog(built.createLogger({ level: 'warn', pretty: false }));
  return built.fanOut(log, built.createMetrics().onCacheEvent, stats.recorder.onEvent);
}
