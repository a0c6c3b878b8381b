import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type RedisServer, startRedis } from './redis-server.ts';

const SLOTS = 16_384;
const FORMS_WITHIN_MS = 20_000;

export interface RedisCluster {
  /** As `REDIS_URL` takes it. */
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  stop(): Promise<void>;
}

/** A real cluster of three masters that share the slots. Resolves once all of them see it whole. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const args = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000'];
  const nodes = await Promise.all([startRedis({ args }), startRedis({ args }), startRedis({ args })]);
  const clients = nodes.map(({ url }) => new Redis(url));
  try {
    for (const [index, client] of clients.entries()) {
      const from = Math.ceil((index * SLOTS) / clients.length);
      const to = Math.ceil(((index + 1) * SLOTS) / clients.length) - 1;
      await client.call('CLUSTER', 'ADDSLOTSRANGE', String(from), String(to));
      for (const { port } of nodes) await client.call('CLUSTER', 'MEET', '127.0.0.1', String(port));
    }
    await Promise.all(clients.map(whole));
  } finally {
    for (const client of clients) client.disconnect();
  }
  return {
    url: `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function whole(client: Redis): Promise<void> {
  const deadline = performance.now() + FORMS_WITHIN_MS;
  for (;;) {
    const info = String(await client.call('CLUSTER', 'INFO'));
    if (info.includes('cluster_state:ok') && info.includes('cluster_known_nodes:3')) return;
    if (performance.now() > deadline) throw new Error(`the cluster did not form:\n${info}`);
    await delay(50);
  }
}
