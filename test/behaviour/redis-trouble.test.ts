// I6: a store in trouble fails and hangs no query.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ChaosProxy, startChaosProxy } from '../support/chaos-proxy.ts';
import { say } from '../support/redis-command.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { startTroubledGateway, type TroubledGateway, until } from './troubled-gateway.ts';

const SAID = ['the store is out of reach: answering without it'];
const DEGRADED = { code: 200, status: 'degraded' };

// A rejection that nobody handles fails the test it happens in: the test runner listens for it.
describe('a Redis in trouble fails no request', () => {
  let redis: RedisServer;
  let proxy: ChaosProxy;
  let gateway: TroubledGateway;
  beforeEach(async () => {
    redis = await startRedis();
    proxy = await startChaosProxy(redis.port);
    gateway = await startTroubledGateway(proxy.port);
    await gateway.recovered();
  });
  afterEach(async () => {
    await gateway.stop();
    await proxy.close();
    await redis.stop();
  });

  /** Traffic before, during and after; the log has one line about it. */
  async function underTraffic(trouble: () => unknown, cure: () => unknown): Promise<void> {
    const before = gateway.warnings().length;
    const traffic = gateway.traffic();
    await trouble();
    await until(() => gateway.warnings().length > before);
    await Promise.all(Array.from({ length: 20 }, () => gateway.askNew()));
    const said = gateway.warnings().slice(before);
    await cure();
    await gateway.recovered();
    expect(await traffic.stop()).toBeGreaterThan(0);
    expect(said).toEqual(SAID);
  }

  test('killed', async () => {
    await underTraffic(
      async () => {
        await redis.kill('SIGKILL');
        await until(async () => (await gateway.readiness()).status === 'degraded');
        expect(await gateway.readiness()).toEqual(DEGRADED);
      },
      async () => {
        const { port } = redis;
        await redis.stop();
        redis = await startRedis({ port });
      },
    );
  });

  test('frozen: once the breaker is open no command waits for it', async () => {
    await underTraffic(
      async () => {
        expect(proxy.asked(await gateway.askNew())).toBeGreaterThan(0);
        await redis.kill('SIGSTOP');
        await until(async () => (await gateway.readiness()).status === 'degraded');
        const searches = await Promise.all(Array.from({ length: 20 }, () => gateway.askNew()));
        expect(searches.filter((words) => proxy.asked(words) > 0)).toEqual([]);
      },
      () => redis.kill('SIGCONT'),
    );
  });

  test('slower than the deadline', () =>
    underTraffic(
      () => proxy.delay(1000),
      () => proxy.pass(),
    ));

  test('connections reset in the middle of a reply', () =>
    underTraffic(
      () => proxy.cutMidReply(),
      () => proxy.pass(),
    ));

  test('connections refused', () =>
    underTraffic(
      () => proxy.refuse(),
      () => proxy.pass(),
    ));

  test('connections cut: new ones are made', () =>
    underTraffic(
      () => proxy.cut(),
      () => undefined,
    ));

  test('full: answered, not stored, and what is stored is still read', async () => {
    const stored = await gateway.askNew();
    await underTraffic(
      async () => {
        await command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
        await command('CONFIG', 'SET', 'maxmemory', '1');
        const refused = await gateway.askNew();
        expect(await gateway.tierOf(refused)).toBe('ORIGIN');
        expect(await gateway.tierOf(stored)).toBe('STORE');
        expect(await gateway.readiness()).toEqual({ code: 200, status: 'ready' });
      },
      () => command('CONFIG', 'SET', 'maxmemory', '0'),
    );
  });

  test('read-only, as an old master is after a failover: answered, not stored', () =>
    underTraffic(
      async () => {
        await command('REPLICAOF', '127.0.0.1', '1');
        const refused = await gateway.askNew();
        expect(await gateway.tierOf(refused)).toBe('ORIGIN');
      },
      () => command('REPLICAOF', 'NO', 'ONE'),
    ));

  test('read-only for long: not every refused write costs a new connection', async () => {
    await command('REPLICAOF', '127.0.0.1', '1');
    const before = await connections();
    for (let time = 0; time < 50; time += 1) await gateway.askNew();
    expect((await connections()) - before).toBeLessThan(10);
  });

  /** Sends a command past the proxy. */
  function command(name: string, ...args: readonly string[]): Promise<unknown> {
    return say(redis, [name, ...args]);
  }

  /** How many this Redis has ever accepted. */
  async function connections(): Promise<number> {
    return Number(/total_connections_received:(\d+)/.exec(String(await command('INFO', 'stats')))?.[1]);
  }
});

test('a Redis that is absent at the start is used once it is there', async () => {
  const gone = await startRedis();
  await gone.stop();
  const gateway = await startTroubledGateway(gone.port);
  await Promise.all(Array.from({ length: 20 }, () => gateway.askNew()));
  expect(await gateway.readiness()).toEqual(DEGRADED);
  expect(gateway.warnings()).toEqual(SAID);
  const redis = await startRedis({ port: gone.port });
  await gateway.recovered();
  expect(gateway.warnings()).toEqual(SAID);
  await gateway.stop();
  await redis.stop();
});
