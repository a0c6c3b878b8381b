// I7: one round trip. What one step of an execution asks for is read together: once, or once a node; from near not at all.
import { setTimeout as elapse } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import slotOf from 'cluster-key-slot';
import { Cluster, Redis } from 'ioredis';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { type ChaosProxy, startChaosProxy } from '../support/chaos-proxy.ts';
import { requestOf } from '../support/engine.ts';
import { createRedisEngine, type RedisEngine } from '../support/redis-engine.ts';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type ObservedGateway, startObservedGateway } from './replayed-upstream.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

const ELEMENTS = 20;
const SYMBOLS = ['AAPL', 'MSFT', 'IBM', 'ORCL', 'INTC', 'CSCO', 'AMZN', 'TSLA', 'NVDA', 'JPM'] as const;
/** Elements that the simulator does not know are absences, which are read like any other. */
const LIST = [...SYMBOLS, ...Array.from({ length: ELEMENTS - SYMBOLS.length }, (_unused, index) => `NOPE${index}`)];

const list = (name: string) => Array.from({ length: ELEMENTS }, (_unused, index) => requestOf(`${name}-${index}`));
const askAll = ({ cache }: RedisEngine, name: string) =>
  Promise.all(list(name).map((request) => cache.getOrLoad(request, async () => 'value')));

let server: RedisServer;
let operator: Redis;
beforeAll(async () => {
  server = await startRedis();
  operator = new Redis(server.url);
});
afterAll(async () => {
  operator.disconnect();
  await server.stop();
});

describe(`a warm list of ${ELEMENTS} quotes`, () => {
  const QUOTES = `{ quotes(symbols: ${JSON.stringify(LIST)}) { price } }`;
  let simulator: Simulator;
  let gateways: ObservedGateway[] = [];
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    gateways = [];
  });
  afterAll(() => simulator.close());

  async function start(env: Readonly<Record<string, string>> = {}): Promise<ObservedGateway> {
    const upstream = { ...NO_LIMITS, ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url };
    const gateway = await startObservedGateway({ ...upstream, REDIS_URL: server.url, ...env });
    gateways.push(gateway);
    return gateway;
  }

  /** How often each command that touches entries was carried out meanwhile. */
  async function commandsDuring(act: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
    await operator.config('RESETSTAT');
    await act();
    const lines = [...(await operator.info('commandstats')).matchAll(/cmdstat_(\w+):calls=(\d+)/g)];
    const touching = new Set(['get', 'mget', 'set', 'eval', 'evalsha', 'del', 'pexpire']);
    return Object.fromEntries(
      lines.flatMap(([, name = '', calls]) => (touching.has(name) ? [[name, Number(calls)]] : [])),
    );
  }

  test('with near off, or nothing near yet: exactly one MGET', async () => {
    await (await start()).ask(QUOTES);
    const farOnly = await start({ CACHE_NEAR_MAX_BYTES: '0' });
    for (const gateway of [farOnly, farOnly, await start()]) {
      expect(await commandsDuring(() => gateway.ask(QUOTES))).toEqual({ mget: 1 });
    }
  });

  test('with near warm: no command at all', async () => {
    const gateway = await start();
    let last: Readonly<Record<string, number>> = {};
    // What its own scripts wrote is pushed back to a process once, so the copies come with the second reading.
    for (let asked = 0; asked < 5; asked += 1) last = await commandsDuring(() => gateway.ask(QUOTES));
    expect(last).toEqual({});
  });
});

describe('round trips', () => {
  let proxy: ChaosProxy;
  let engine: RedisEngine;
  beforeAll(async () => {
    proxy = await startChaosProxy(server.port);
    engine = await createRedisEngine(`redis://127.0.0.1:${proxy.port}`, { nearMaxBytes: 0 });
    await engine.tracking('ON');
    // A server is sent each script once.
    await askAll(engine, 'scripts');
    // What is said before a reply comes is one round trip, in however many pieces it travels.
    proxy.delay(20);
  });
  afterAll(async () => {
    await engine.cache.close();
    await proxy.close();
  });

  async function roundTripsDuring(act: () => Promise<unknown>): Promise<number> {
    const before = proxy.roundTrips('penstock:1:');
    await act();
    return proxy.roundTrips('penstock:1:') - before;
  }

  test(`${ELEMENTS} cold keys cost three: the look, the leases with the second look, the fills`, async () => {
    expect(await roundTripsDuring(() => askAll(engine, 'cold'))).toBe(3);
  });

  test(`${ELEMENTS} warm keys cost one`, async () => {
    await askAll(engine, 'warm');
    expect(await roundTripsDuring(() => askAll(engine, 'warm'))).toBe(1);
  });
});

describe('on a cluster of three masters', () => {
  let cluster: RedisCluster;
  let proxies: readonly ChaosProxy[];
  let engine: RedisEngine;
  beforeAll(async () => {
    cluster = await startRedisCluster();
    proxies = await Promise.all(cluster.masters.map(({ port }) => startChaosProxy(port)));
    await announce(cluster, proxies);
    engine = await createRedisEngine(`redis+cluster://127.0.0.1:${proxies[0]?.port}`, { nearMaxBytes: 0 });
    await engine.tracking('ON');
    await askAll(engine, 'scripts');
    for (const proxy of proxies) proxy.delay(20);
  }, 60_000);
  afterAll(async () => {
    await engine.cache.close();
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await cluster.stop();
  });

  const figures = (figure: (proxy: ChaosProxy) => number): readonly number[] => proxies.map(figure);
  async function during(
    figure: (proxy: ChaosProxy) => number,
    act: () => Promise<unknown>,
  ): Promise<readonly number[]> {
    const before = figures(figure);
    await act();
    return figures(figure).map((after, index) => after - (before[index] ?? 0));
  }

  test('a warm list is one pipeline to each node, sent as one piece', async () => {
    await askAll(engine, 'warm');
    if (!(engine.client instanceof Cluster)) throw new Error('the client is that of a cluster');
    // Counted where they leave the process: on their way pieces may be joined.
    const writes = engine.client.nodes('master').map(({ stream }) => jest.spyOn(stream, 'write'));
    await askAll(engine, 'warm');
    expect(
      writes.map(({ mock }) => mock.calls.filter(([piece]) => String(piece).includes('penstock:1:')).length),
    ).toEqual([1, 1, 1]);
    for (const write of writes) write.mockRestore();
  });

  test('a slot that has moved is followed', async () => {
    const nodes = cluster.masters.map(({ url }) => new Redis(url));
    const target = String(await nodes[2]?.call('CLUSTER', 'MYID'));
    const [moved] = list('moved');
    const slot = slotOf(`{${moved?.key}}`);
    const setSlot = (node: Redis) => node.call('CLUSTER', 'SETSLOT', String(slot), 'NODE', target);
    // The new owner first, or its claim is not believed.
    for (const node of nodes.reverse()) await setSlot(node);
    for (const node of nodes) node.disconnect();
    const answers = await askAll(engine, 'moved');
    expect(answers.map(({ result }) => result)).toEqual(answers.map(() => ({ kind: 'value', value: 'value' })));
    expect(engine.events.filter(({ kind }) => kind === 'store-unavailable')).toEqual([]);
    expect((await askAll(engine, 'moved')).map(({ status }) => status)).toEqual(answers.map(() => 'HIT'));
  });

  test('a cold list is three round trips to each node at most', async () => {
    const trips = await during(
      (proxy) => proxy.roundTrips('penstock:1:'),
      () => askAll(engine, 'cold'),
    );
    for (const count of trips) expect(count).toBeLessThanOrEqual(3);
  });
});

/** Makes the nodes tell clients the ports of the proxies; resolves when each of them tells all. */
async function announce(cluster: RedisCluster, proxies: readonly ChaosProxy[]): Promise<void> {
  const nodes = cluster.masters.map(({ url }) => new Redis(url));
  for (const [index, node] of nodes.entries()) {
    const bus = Number(cluster.masters[index]?.port) + 10_000;
    await node.config('SET', 'cluster-announce-bus-port', bus);
    await node.config('SET', 'cluster-announce-port', proxies[index]?.port ?? 0);
  }
  const deadline = performance.now() + 20_000;
  for (const node of nodes) {
    for (;;) {
      const told = String(await node.call('CLUSTER', 'NODES'));
      if (proxies.every(({ port }) => told.includes(`:${port}@`))) break;
      if (performance.now() > deadline) throw new Error(`the ports of the proxies were not told:\n${told}`);
      await elapse(50);
    }
    node.disconnect();
  }
}
