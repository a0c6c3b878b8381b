import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { type RedisTarget, parseRedisUrl } from './redis-url.ts';

export type RedisClient = Redis | Cluster;

export interface ConnectOptions {
  /** See `parseRedisUrl` for the forms. */
  readonly url: string;
  /** No command takes longer, ms. */
  readonly deadlineMs: number;
  /** Called with each trouble of the connection; an unheard 'error' event would end the process. */
  readonly onError: (error: Error) => void;
}

/** The longest pause between two attempts to connect again, ms. */
const RECONNECT_MAX_MS = 1000;

/**
 * A client that fails fast: no queue while it is not connected, a deadline on each command, no retry of a command. It
 * connects in the background and again after every loss; nothing waits for it.
 */
export function connectRedis({ url, deadlineMs, onError }: ConnectOptions): RedisClient {
  const target = parseRedisUrl(url);
  const client = createClient(target, deadlineMs);
  client.on('error', onError);
  // Ignored because the same failure reaches onError, and the client goes on trying.
  client.connect().catch(() => undefined);
  return client;
}

function createClient(target: RedisTarget, deadlineMs: number): RedisClient {
  const retryStrategy = (attempt: number): number => Math.min(50 * 2 ** Math.min(attempt, 10), RECONNECT_MAX_MS);
  const node = {
    ...(target.username === null ? {} : { username: target.username }),
    ...(target.password === null ? {} : { password: target.password }),
    ...(target.tls ? { tls: {} } : {}),
    commandTimeout: deadlineMs,
    connectTimeout: 2000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    lazyConnect: true,
    retryStrategy,
    // After a failover the old master refuses writes: only a new connection finds the new one.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  } satisfies RedisOptions;
  switch (target.kind) {
    case 'single':
      return new Redis({ ...node, host: target.host, port: target.port, db: target.db });
    case 'sentinel':
      return new Redis({
        ...node,
        sentinels: [...target.nodes],
        name: target.master,
        db: target.db,
        sentinelRetryStrategy: retryStrategy,
        ...(target.tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
      });
    case 'cluster':
      return new Cluster([...target.nodes], {
        redisOptions: node,
        lazyConnect: true,
        enableOfflineQueue: false,
        clusterRetryStrategy: retryStrategy,
        slotsRefreshTimeout: 2000,
      });
  }
}
