import { say, untilSaid } from './redis-command.ts';
import { type RedisServer, type RedisServerOptions, startRedis } from './redis-server.ts';

const MASTER = 'prices';

export interface RedisSentinel {
  /** As `REDIS_URL` takes it. */
  readonly url: string;
  /** Master and replicas; which of them is the master, a sentinel knows. */
  readonly servers: readonly RedisServer[];
  /** In the order of the URL. The last one speaks for them here. */
  readonly sentinels: readonly RedisServer[];
  /** The port of the master, as a sentinel now says. */
  masterPort(): Promise<number>;
  /** Orders a failover, as for a maintenance: the master is well and is told. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

export interface RedisSentinelOptions {
  /** Default 1. More than half of them must agree that the master is down. */
  readonly sentinels?: number;
  /** Default 0. */
  readonly replicas?: number;
}

/** A real master with its replicas, watched by real sentinels. Resolves once the sentinels know them all. */
export async function startRedisSentinel(options: RedisSentinelOptions = {}): Promise<RedisSentinel> {
  const { sentinels: sentinelCount = 1, replicas: replicaCount = 0 } = options;
  // A replica starts at once, not after the usual wait for further ones.
  const args = ['--repl-diskless-sync-delay', '0'];
  const master = await startRedis({ args });
  const replicas = await startMany(replicaCount, { args: [...args, '--replicaof', `127.0.0.1 ${master.port}`] });
  // The sentinels ask the master for its replicas when they start, and then only every ten seconds.
  const online = Array.from({ length: replicaCount }, (_, index) => new RegExp(`slave${index}:.*state=online`));
  await untilSaid(master, ['INFO', 'replication'], online);
  const sentinels = await startMany(sentinelCount, { sentinelConfig: configOf(master.port, sentinelCount) });
  const known = new RegExp(`status=ok.*,slaves=${replicaCount},sentinels=${sentinelCount}`);
  await Promise.all(sentinels.map((sentinel) => untilSaid(sentinel, ['INFO', 'sentinel'], [known])));
  const spokesman = sentinels.at(-1);
  if (spokesman === undefined) throw new Error('at least one sentinel is needed');
  return {
    url: `redis+sentinel://${sentinels.map(({ port }) => `127.0.0.1:${port}`).join(',')}/${MASTER}`,
    servers: [master, ...replicas],
    sentinels,
    async masterPort() {
      const address = await say(spokesman, ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', MASTER]);
      return Array.isArray(address) ? Number(address[1]) : Number.NaN;
    },
    async failOver() {
      await say(spokesman, ['SENTINEL', 'FAILOVER', MASTER]);
    },
    stop: async () => {
      await Promise.all([...sentinels, master, ...replicas].map((server) => server.stop()));
    },
  };
}

function configOf(masterPort: number, sentinelCount: number): string {
  const quorum = Math.floor(sentinelCount / 2) + 1;
  return [
    `sentinel monitor ${MASTER} 127.0.0.1 ${masterPort} ${quorum}`,
    `sentinel down-after-milliseconds ${MASTER} 1000`,
    `sentinel failover-timeout ${MASTER} 5000`,
    '',
  ].join('\n');
}

function startMany(howMany: number, options: RedisServerOptions): Promise<RedisServer[]> {
  return Promise.all(Array.from({ length: howMany }, () => startRedis(options)));
}
