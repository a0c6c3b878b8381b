import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openWatchlists } from '../../src/watchlists/index.ts';
import { openPostgresPool } from '../../src/watchlists/postgres-pool.ts';
import { startChaosProxy } from '../support/chaos-proxy.ts';
import { describePostgres, type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { describeWatchlists } from './watchlists-contract.ts';

describePostgres('watchlists in Postgres', () => {
  describeWatchlists(startPostgres);
});

describePostgres('a Postgres in trouble', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());

  const unavailable = { code: 'DATABASE_UNAVAILABLE' };
  const open = () => openWatchlists({ url: server.url, now: Date.now, newId: () => 'id', onTrouble: () => undefined });

  test('that does not answer in the middle of a change has changed nothing, and others go on', async () => {
    const proxy = await startChaosProxy(Number(new URL(server.url).port));
    const viaProxy = new URL(server.url);
    viaProxy.port = String(proxy.port);
    const options = { now: Date.now, newId: randomUUID, onTrouble: () => undefined };
    const slow = openWatchlists({ url: String(viaProxy), ...options });
    const direct = openWatchlists({ url: server.url, ...options });
    const list = await slow.create('eve', { name: 'x', symbols: ['KO'] });
    proxy.delay(6000);
    const change = slow.rename('eve', { id: list.id, expectedVersion: null }, 'y');
    await expect(change).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    proxy.pass();
    expect(await direct.list('eve')).toEqual([list]);
    expect(await slow.list('eve')).toEqual([list]);
    expect(await direct.rename('eve', { id: list.id, expectedVersion: 1 }, 'z')).toMatchObject({ version: 2 });
    await Promise.all([slow.close(), direct.close()]);
    await proxy.close();
  }, 60_000);

  test('that crashed is an outage with a code, and used again when it is back', async () => {
    const lists = open();
    await lists.create('ann', { name: 'x', symbols: ['KO'] });
    await server.kill('SIGQUIT');
    await expect(lists.list('ann')).rejects.toMatchObject(unavailable);
    await server.restart();
    expect(await lists.list('ann')).toMatchObject([{ name: 'x', symbols: ['KO'] }]);
    await lists.close();
  }, 60_000);

  test('that crashes while a connection is lent and idle fails its next statement, and nothing else', async () => {
    const pool = openPostgresPool(server.url, () => undefined);
    const lent = await pool.connect();
    await lent.query('select 1', []);
    await server.kill('SIGQUIT');
    await server.restart();
    await expect(lent.query('select 1', [])).rejects.toThrow();
    lent.release();
    const next = await pool.connect();
    expect(await next.query('select 1 as one', [])).toMatchObject({ rows: [{ one: 1 }] });
    next.release();
    await pool.end();
  }, 60_000);

  test('that is away at the first use is used as soon as it is there', async () => {
    await server.kill('SIGQUIT');
    const lists = open();
    await expect(lists.list('ann')).rejects.toMatchObject(unavailable);
    await server.restart();
    expect(await lists.list('ann')).toHaveLength(1);
    await lists.close();
  }, 60_000);

  test('that is frozen is an outage with a code, in time', async () => {
    await server.kill('SIGSTOP');
    const lists = open();
    await expect(lists.list('ann')).rejects.toMatchObject(unavailable);
    await server.kill('SIGCONT');
    expect(await lists.list('ann')).toHaveLength(1);
    await lists.close();
  }, 60_000);
});
