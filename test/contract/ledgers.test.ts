import { setTimeout as elapse } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectRedis, type RedisClient, whenUsable } from '../../src/redis/connect.ts';
import { RedisLedger } from '../../src/redis/redis-ledger.ts';
import { MemoryLedger } from '../../src/upstream/index.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { describeLedger } from './ledger-contract.ts';

describeLedger('the ledger in memory', async () => {
  const clock = { now: 1_800_000_000_000 };
  return {
    ledger: new MemoryLedger(() => clock.now),
    pass: async (ms) => {
      clock.now += ms;
    },
    close: () => Promise.resolve(),
  };
});

const starting: { readonly [name: string]: () => Promise<{ readonly url: string; stop(): Promise<void> }> } = {
  'a single server': startRedis,
  'a cluster of three masters': startRedisCluster,
};

describe.each(Object.keys(starting))('on %s', (kind) => {
  let server: { readonly url: string; stop(): Promise<void> };
  let prefixes = 0;
  beforeAll(async () => {
    const start = starting[kind];
    if (start === undefined) throw new Error(`no ${kind}`);
    server = await start();
  }, 60_000);
  afterAll(() => server.stop());

  describeLedger('the ledger on Redis', async () => {
    const client = await connect(server.url);
    prefixes += 1;
    const ledger = new RedisLedger(client, `p${prefixes}`);
    return { ledger, pass: (ms) => elapse(ms), close: () => ledger.leave() };
  });
});

describe('the ledger on Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  test('lets every key expire, in a cluster slot of their own, and keeps no address', async () => {
    const client = await connect(server.url);
    const ledger = new RedisLedger(client, 'ttl');
    const day = { name: '2026-11-24', leftMs: 60_000 };
    const ceilings = { perSecond: 5, perMinute: 5, perDay: 5, perClient: 5 };
    const booking = { token: 't', callClass: 'interactive', client: '203.0.113.7', product: 'OVERVIEW' } as const;
    await ledger.book({ ...booking, ceilings, secondMs: 1000, maxWaitMs: 0, day });
    for (const kind of ['pause', 'day', 'product'] as const) {
      await ledger.close({ kind, day: day.name, product: 'OVERVIEW' }, 50_000);
    }
    await ledger.settle({ ...day, name: '2026-11-25' }, { interactive: 1, refresh: 0, warm: 0 });
    await ledger.report(day);
    const keys = await client.keys('*');
    expect(keys).toHaveLength(7);
    for (const key of keys) {
      expect(key).toMatch(/^ttl:1:b:\{upstream\}:/);
      expect(await client.pttl(key)).toBeGreaterThan(0);
    }
    expect(JSON.stringify(await client.hgetall('ttl:1:b:{upstream}:day:2026-11-24'))).not.toContain('203.0.113.7');
    await ledger.leave();
  });

  test('counts the replicas that speak, and forgets the one that leaves', async () => {
    const day = { name: '2026-11-24', leftMs: 60_000 };
    const [one, other] = await Promise.all([connect(server.url), connect(server.url)]);
    const [first, second] = [new RedisLedger(one, 'fleet'), new RedisLedger(other, 'fleet')];
    await second.report(day);
    expect(await first.report(day)).toMatchObject({ replicas: 2 });
    await second.leave();
    expect(await first.report(day)).toMatchObject({ replicas: 1 });
    await first.leave();
  });
});

async function connect(url: string): Promise<RedisClient> {
  const client = connectRedis({ url, deadlineMs: 5000, onError: () => undefined });
  await whenUsable(client);
  return client;
}
