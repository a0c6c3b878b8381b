// I6: a failover or a moved slot in a cluster loses no request.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster.ts';
import { say, untilSaid } from '../support/redis-command.ts';
import type { RedisServer } from '../support/redis-server.ts';
import { answered, type Traffic } from '../support/traffic.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { until } from './troubled-gateway.ts';

const PER_SECOND = 100;
/** So many keys that some lie on each node. */
const MANY_KEYS = 30;

describe('a cluster changes under load: no request fails, and loads are shared again on every node', () => {
  let cluster: RedisCluster;
  let fleet: Fleet;
  beforeEach(async () => {
    cluster = await startRedisCluster({ replicas: true });
    fleet = await startFleet(cluster.url);
  }, 60_000);
  afterEach(async () => {
    await fleet.stop();
    await cluster.stop();
  });

  async function underLoad(change: (traffic: Traffic) => Promise<void>): Promise<void> {
    const traffic = fleet.traffic(PER_SECOND);
    await answered(traffic, PER_SECOND);
    await change(traffic);
    await answered(traffic, traffic.samples.length + PER_SECOND);
    await until(sharesOnEveryNode);
    const samples = await traffic.stop();
    expect(samples.filter(({ failure }) => failure !== null)).toEqual([]);
    const calls = fleet.simulator.callCount();
    expect(await sharesOnEveryNode()).toBe(true);
    expect(fleet.simulator.callCount() - calls).toBe(MANY_KEYS);
  }

  async function sharesOnEveryNode(): Promise<boolean> {
    const shared = await Promise.all(Array.from({ length: MANY_KEYS }, () => fleet.shares()));
    return shared.every(Boolean);
  }

  /** Resolves when the replica of the first master has taken its place. */
  async function failover(cause: (master: RedisServer, replica: RedisServer) => Promise<unknown>): Promise<void> {
    const [master] = cluster.masters;
    const [replica] = cluster.replicas;
    if (master === undefined || replica === undefined) throw new Error('a cluster has masters and replicas');
    await cause(master, replica);
    await untilSaid(replica, ['INFO', 'replication'], [/role:master/]);
  }

  test('a master is killed', () => underLoad(() => failover((master) => master.kill('SIGKILL'))), 60_000);

  test(
    'a master freezes, and its connections stay',
    () => underLoad(() => failover((master) => master.kill('SIGSTOP'))),
    60_000,
  );

  test(
    'a master is well and is told to step back',
    () => underLoad(() => failover((_master, replica) => say(replica, ['CLUSTER', 'FAILOVER']))),
    60_000,
  );

  test(
    'slots in use move from each master to the next',
    () =>
      underLoad(async (traffic) => {
        const moved: string[] = [];
        for (const [index, from] of cluster.masters.entries()) {
          const to = cluster.masters[(index + 1) % cluster.masters.length] ?? from;
          for (const slot of await quoteSlots(from)) {
            await moveSlot(slot, { from, to, traffic });
            moved.push(slot);
          }
        }
        expect(moved.length).toBeGreaterThan(0);
      }),
    60_000,
  );

  /** The slots of the entries that the traffic shares. */
  async function quoteSlots(master: RedisServer): Promise<readonly string[]> {
    const keys = strings(await say(master, ['KEYS', '*quote:*']));
    const slots = await Promise.all(keys.map((key) => say(master, ['CLUSTER', 'KEYSLOT', key])));
    return [...new Set(slots.map(String))];
  }

  /** As an operator's tool does it: half moved for a while, with some requests in between. */
  async function moveSlot(
    slot: string,
    { from, to, traffic }: { readonly from: RedisServer; readonly to: RedisServer; readonly traffic: Traffic },
  ): Promise<void> {
    const [fromId, toId] = await Promise.all(
      [from, to].map(async (node) => String(await say(node, ['CLUSTER', 'MYID']))),
    );
    await say(to, ['CLUSTER', 'SETSLOT', slot, 'IMPORTING', fromId ?? '']);
    await say(from, ['CLUSTER', 'SETSLOT', slot, 'MIGRATING', toId ?? '']);
    await answered(traffic, traffic.samples.length + PER_SECOND / 4);
    for (;;) {
      const keys = strings(await say(from, ['CLUSTER', 'GETKEYSINSLOT', slot, '100']));
      if (keys.length === 0) break;
      await say(from, ['MIGRATE', '127.0.0.1', String(to.port), '', '0', '5000', 'KEYS', ...keys]);
    }
    for (const node of [to, from, ...cluster.masters]) {
      await say(node, ['CLUSTER', 'SETSLOT', slot, 'NODE', toId ?? '']);
    }
  }
});

function strings(reply: unknown): readonly string[] {
  return Array.isArray(reply) ? reply.map(String) : [];
}
