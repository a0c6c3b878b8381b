import { say, untilSaid } from './redis-command.ts';
import { type RedisServer, startRedis } from './redis-server.ts';

const SLOTS = 16_384;
const MASTERS = 3;

export interface RedisCluster {
  /** As `REDIS_URL` takes it. */
  readonly url: string;
  /** In the order of their slots, as they were at the start. */
  readonly masters: readonly RedisServer[];
  /** One of each master, in the same order; empty unless asked for. */
  readonly replicas: readonly RedisServer[];
  stop(): Promise<void>;
}

export interface RedisClusterOptions {
  /** Whether each master has a replica, which takes over when it is lost. Default false. */
  readonly replicas?: boolean;
}

/** A real cluster of three masters that share the slots. Resolves once all of its nodes see it whole. */
export async function startRedisCluster(options: RedisClusterOptions = {}): Promise<RedisCluster> {
  const args = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--repl-diskless-sync-delay', '0'];
  const nodeCount = options.replicas === true ? 2 * MASTERS : MASTERS;
  const nodes = await Promise.all(Array.from({ length: nodeCount }, () => startRedis({ args })));
  const masters = nodes.slice(0, MASTERS);
  const replicas = nodes.slice(MASTERS);
  for (const [index, master] of masters.entries()) {
    const from = Math.ceil((index * SLOTS) / MASTERS);
    const to = Math.ceil(((index + 1) * SLOTS) / MASTERS) - 1;
    await say(master, ['CLUSTER', 'ADDSLOTSRANGE', String(from), String(to)]);
    for (const { port } of nodes) await say(master, ['CLUSTER', 'MEET', '127.0.0.1', String(port)]);
  }
  const whole = [/cluster_state:ok/, new RegExp(`cluster_known_nodes:${nodeCount}\\b`)];
  await Promise.all(nodes.map((node) => untilSaid(node, ['CLUSTER', 'INFO'], whole)));
  await Promise.all(replicas.map((replica, index) => follow(replica, masters[index])));
  return {
    url: `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    masters,
    replicas,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

/** Makes a node the replica of a master; resolves once it has the master's data. */
async function follow(replica: RedisServer, master: RedisServer | undefined): Promise<void> {
  if (master === undefined) throw new Error('there are as many masters as replicas');
  await say(replica, ['CLUSTER', 'REPLICATE', String(await say(master, ['CLUSTER', 'MYID']))]);
  await untilSaid(replica, ['INFO', 'replication'], [/master_link_status:up/]);
}
