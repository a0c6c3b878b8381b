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
/** How long a connection may owe an answer before it is given up, ms. */
const SILENCE_MAX_MS = 2000;
/** How long the peer may take to close its side of a connection that is given up, ms. */
const DISCONNECT_MAX_MS = 250;
/** How long a sentinel may take to name the master, ms. */
const SENTINEL_MAX_MS = 1000;
/** How soon after a read-only refusal the next one may be a reason to connect again, ms. */
const READONLY_PAUSE_MS = 5000;
/** How soon after the loss of a cluster node the others are asked who serves its slots, ms. */
const NODE_LOST_PAUSE_MS = 500;
/** How often a cluster is asked unasked, for what no lost connection tells, ms. */
const SLOTS_REFRESH_MS = 10_000;

/**
 * A client that fails fast: no queue while it is not connected, a deadline on each command, no retry of a command. It
 * connects in the background and again after every loss; nothing waits for it.
 */
export function connectRedis({ url, deadlineMs, onError }: ConnectOptions): RedisClient {
  const target = parseRedisUrl(url);
  const client = createClient(target, deadlineMs);
  client.on('error', onError);
  if (client instanceof Cluster) followCluster(client);
  // Ignored because the same failure reaches onError, and the client goes on trying.
  client.connect().catch(() => undefined);
  return client;
}

/** Resolves when commands are taken: on a cluster by each of its masters, which connect after the cluster itself is ready. */
export async function whenUsable(client: RedisClient): Promise<void> {
  await whenReady(client);
  if (!(client instanceof Cluster)) return;
  // A node that waits connects with its first command, and keeps that meanwhile.
  await Promise.all(client.nodes('master').map((node) => (node.status === 'wait' ? undefined : whenReady(node))));
}

function whenReady(client: RedisClient): Promise<void> {
  return new Promise((resolve) => {
    if (client.status === 'ready') resolve();
    else client.once('ready', () => resolve());
  });
}

function createClient(target: RedisTarget, deadlineMs: number): RedisClient {
  const retryStrategy = (attempt: number): number => Math.min(50 * 2 ** Math.min(attempt, 10), RECONNECT_MAX_MS);
  const node = {
    ...(target.username === null ? {} : { username: target.username }),
    ...(target.password === null ? {} : { password: target.password }),
    ...(target.tls ? { tls: {} } : {}),
    commandTimeout: deadlineMs,
    connectTimeout: 2000,
    // A server that froze, or went without a word, keeps its connection: only a new one finds who took over.
    socketTimeout: SILENCE_MAX_MS,
    disconnectTimeout: DISCONNECT_MAX_MS,
    // A server that loads its data is asked again soon, not when it believes to be done.
    maxLoadingRetryTime: RECONNECT_MAX_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    lazyConnect: true,
    retryStrategy,
    reconnectOnError: createReadonlyCheck(),
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
        sentinelCommandTimeout: SENTINEL_MAX_MS,
        ...(target.tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
      });
    case 'cluster':
      return new Cluster([...target.nodes], {
        redisOptions: node,
        lazyConnect: true,
        enableOfflineQueue: false,
        clusterRetryStrategy: retryStrategy,
        slotsRefreshTimeout: 2000,
        slotsRefreshInterval: SLOTS_REFRESH_MS,
        // A command that is tried again later is late for its deadline, and then takes a lease that nobody holds.
        retryDelayOnFailover: 0,
        retryDelayOnClusterDown: 0,
      });
  }
}

/**
 * After a failover the old master refuses writes, and only a new connection finds the new one. As long as there is no
 * other, each write is refused: they are not a reason each.
 */
function createReadonlyCheck(): (error: Error) => boolean {
  let rested = true;
  return (error) => {
    if (!rested || !error.message.startsWith('READONLY')) return false;
    rested = false;
    const timer = setTimeout(() => {
      rested = true;
    }, READONLY_PAUSE_MS);
    timer.unref();
    return true;
  };
}

/** Connects to masters before they are asked, and asks anew who serves what when one is lost. */
function followCluster(client: Cluster): void {
  let asking = false;
  client.on('+node', (node: Redis) => {
    // Ignored because the loss is told as '-node'.
    if (node.options.readOnly !== true && node.status === 'wait') node.connect().catch(() => undefined);
  });
  client.on('-node', () => {
    if (asking) return;
    asking = true;
    const timer = setTimeout(() => {
      asking = false;
      if (client.status === 'ready') client.refreshSlotsCache();
    }, NODE_LOST_PAUSE_MS);
    timer.unref();
  });
}
