import { setTimeout as elapse } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { connectRedis, whenUsable } from '../../src/redis/connect.ts';
import { RedisWarmRuns } from '../../src/redis/redis-warm-runs.ts';
import { MemoryWarmRuns, newWarmRun } from '../../src/warming/index.ts';
import { startRedisCluster } from '../support/redis-cluster.ts';
import { startRedis } from '../support/redis-server.ts';
import { describeWarmRuns } from './warm-runs-contract.ts';

describeWarmRuns('warm runs in memory', async () => {
  let now = 1_000_000;
  return {
    runs: new MemoryWarmRuns(() => now),
    pass: async (ms) => {
      now += ms;
    },
    close: async () => undefined,
  };
});

describeWarmRuns('warm runs in Redis', () => open(startRedis()));
describeWarmRuns('warm runs in a cluster', () => open(startRedisCluster()));

async function open(starting: Promise<{ readonly url: string; stop(): Promise<void> }>) {
  const server = await starting;
  const client = connectRedis({ url: server.url, deadlineMs: 2000, onError: () => undefined });
  await whenUsable(client);
  return {
    client,
    runs: new RedisWarmRuns(client, 'contract'),
    // Redis keeps its own clock: here time has to pass for real.
    pass: (ms: number) => elapse(ms),
    close: async () => {
      client.disconnect();
      await server.stop();
    },
  };
}

test('everything of warming in Redis ends by itself', async () => {
  const { client, runs, close } = await open(startRedis());
  const order = { source: 'START', symbols: [], hottest: 0, watched: 0, movers: 0, categories: [] } as const;
  await runs.add(newWarmRun('a', { ...order, force: false, dryRun: false, renewBefore: null }, 1));
  await runs.takeLease('one', 5000);
  const outcome = { symbol: 'AAPL', category: 'PRICE', result: 'WARMED', detail: null } as const;
  await runs.write('one', 'a', { at: 2, state: 'RUNNING', outcome });
  await runs.claim('start', 5000);
  await runs.countHits('a', ['k']);
  const keys = await client.keys('*');
  expect(keys).toHaveLength(7);
  for (const key of keys) expect(await client.pttl(key)).toBeGreaterThan(0);
  await close();
});
