// I6: a failover by sentinels loses no request.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type RedisSentinel, startRedisSentinel } from '../support/redis-sentinel.ts';
import type { RedisServer } from '../support/redis-server.ts';
import { answered } from '../support/traffic.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { until } from './troubled-gateway.ts';

const PER_SECOND = 100;

describe('three sentinels make a replica the master under load: no request fails, and loads are shared again', () => {
  let group: RedisSentinel;
  let fleet: Fleet;
  beforeEach(async () => {
    group = await startRedisSentinel({ sentinels: 3, replicas: 2 });
    fleet = await startFleet(group.url);
  }, 60_000);
  afterEach(async () => {
    await fleet.stop();
    await group.stop();
  });

  async function failover(cause: (master: RedisServer) => Promise<void>): Promise<void> {
    const port = await group.masterPort();
    const master = group.servers.find((server) => server.port === port);
    if (master === undefined) throw new Error('the sentinels name an unknown master');
    const traffic = fleet.traffic(PER_SECOND);
    await answered(traffic, PER_SECOND);
    await cause(master);
    await until(async () => (await group.masterPort()) !== port);
    await answered(traffic, traffic.samples.length + PER_SECOND);
    await fleet.shared();
    const samples = await traffic.stop();
    expect(samples.filter(({ failure }) => failure !== null)).toEqual([]);
    const calls = fleet.simulator.callCount();
    expect(await fleet.shares()).toBe(true);
    expect(fleet.simulator.callCount() - calls).toBe(1);
  }

  test('the master is killed', () => failover((master) => master.kill('SIGKILL')), 60_000);

  test('the master freezes, and its connections stay', () => failover((master) => master.kill('SIGSTOP')), 60_000);

  test(
    'the master is killed, and the first sentinel that is asked freezes',
    () =>
      failover(async (master) => {
        await group.sentinels[0]?.kill('SIGSTOP');
        await master.kill('SIGKILL');
      }),
    60_000,
  );

  test('the master is well and is told to step back', () => failover(() => group.failOver()), 60_000);
});
