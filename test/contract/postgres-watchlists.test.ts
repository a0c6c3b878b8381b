import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openWatchlists } from '../../src/watchlists/index.ts';
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

  test('that crashed is an outage with a code, and used again when it is back', async () => {
    const lists = open();
    await lists.create('ann', { name: 'x', symbols: ['KO'] });
    await server.kill('SIGQUIT');
    await expect(lists.list('ann')).rejects.toMatchObject(unavailable);
    await server.restart();
    expect(await lists.list('ann')).toMatchObject([{ name: 'x', symbols: ['KO'] }]);
    await lists.close();
  }, 60_000);

  test('that is away at the first use is used as soon as it is there', async () => {
    await server.kill('SIGQUIT');
    const lists = open();
    await expect(lists.list('ann')).rejects.toMatchObject(unavailable);
    await server.restart();
    expect(await lists.list('ann')).toHaveLength(1);
    await lists.close();
  }, 60_000);
});
