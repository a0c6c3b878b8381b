import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connectRedis, whenUsable } from '../../src/redis/connect.ts';
import { RedisLedger } from '../../src/redis/redis-ledger.ts';
import { type Booking, FleetLedger, type UpstreamEvent } from '../../src/upstream/index.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { until } from './troubled-gateway.ts';

const DAY = { name: '2026-11-24', leftMs: 3_600_000 };
const NONE = Number.POSITIVE_INFINITY;

describe('the budget while Redis is out of reach', () => {
  let server: RedisServer;
  let ledgers: RedisLedger[];
  let events: UpstreamEvent[];
  let tokens = 0;

  beforeEach(async () => {
    server = await startRedis();
    ledgers = [];
    events = [];
  });
  afterEach(async () => {
    await server.kill('SIGCONT');
    await Promise.all(ledgers.map((ledger) => ledger.leave()));
    await server.stop();
  });

  async function open(): Promise<FleetLedger> {
    const client = connectRedis({ url: server.url, deadlineMs: 500, onError: () => undefined });
    await whenUsable(client);
    const shared = new RedisLedger(client, 'share');
    ledgers.push(shared);
    const fleet = new FleetLedger({ shared, now: Date.now, onEvent: (event) => events.push(event) });
    await fleet.report(DAY);
    return fleet;
  }

  const bookingOf = (perDay: number): Booking => {
    tokens += 1;
    const ceilings = { perSecond: NONE, perMinute: NONE, perDay, perClient: NONE };
    const call = { token: `t${tokens}`, callClass: 'interactive', client: null, product: 'OVERVIEW' } as const;
    return { ...call, ceilings, secondMs: 1000, maxWaitMs: 0, day: DAY };
  };

  async function spendAll(ledger: FleetLedger): Promise<number> {
    for (let calls = 0; ; calls += 1) if ((await ledger.book(bookingOf(25))).kind === 'refused') return calls;
  }

  test('each of three replicas takes a third of what was left, and it is counted when Redis is back', async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    for (let calls = 0; calls < 4; calls += 1) await one.book(bookingOf(25));
    // What everybody hears every few seconds.
    const all = [one, two, three];
    for (const ledger of all) await ledger.report(DAY);
    // And what only the third one knows: it comes off its own share.
    for (let calls = 0; calls < 2; calls += 1) await three.book(bookingOf(25));
    await server.kill('SIGSTOP');
    const alone = await Promise.all(all.map(spendAll));
    expect(alone).toEqual([7, 7, 5]);
    expect(events.filter((event) => event.kind === 'ledger').map(({ state }) => state)).toEqual([
      'lost',
      'lost',
      'lost',
    ]);

    await server.kill('SIGCONT');
    await until(async () => {
      for (const ledger of all) await ledger.report(DAY);
      return events.filter((event) => event.kind === 'ledger' && event.state === 'back').length === 3;
    });
    expect((await one.report(DAY)).today).toBeGreaterThanOrEqual(25);
    expect(await spendAll(two)).toBe(0);
  });

  test('a replica that knows of no other takes half: it cannot tell that it is alone', async () => {
    const only = await open();
    await server.kill('SIGKILL');
    expect(await spendAll(only)).toBe(12);
  });

  test('the vendor’s word holds on', async () => {
    const only = await open();
    await only.close({ kind: 'day', day: DAY.name }, DAY.leftMs);
    await only.report(DAY);
    await server.kill('SIGKILL');
    expect(await spendAll(only)).toBe(0);
  });
});
