import { spawnSync } from 'node:child_process';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { ROOT } from '../shape/source-files.ts';

const QUERY =
  '{ quote(symbol: "AAPL") { symbol price source } fundamentals(symbol: "IBM") { name marketCapitalization } }';

describe('the built server, with nothing configured', () => {
  let gateway: GatewayProcess;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop('SIGKILL'));

  test('answers a query over HTTP with simulated data, and the second time from the cache', async () => {
    const expected = {
      data: {
        quote: { symbol: 'AAPL', price: expect.any(Number), source: 'SIMULATED' },
        fundamentals: { name: expect.any(String), marketCapitalization: expect.any(Number) },
      },
    };
    expect(await gateway.ask(QUERY)).toEqual(expected);
    expect(await gateway.ask(QUERY, { 'penstock-debug': '1' })).toEqual({
      ...expected,
      extensions: {
        cache: [
          expect.objectContaining({ path: ['quote'], status: 'HIT', category: 'PRICE' }),
          expect.objectContaining({ path: ['fundamentals'], status: 'HIT', category: 'FUNDAMENTALS' }),
        ],
      },
    });
  });

  test('serves GraphiQL to a browser and answers its health routes', async () => {
    const page = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
  });

  test('ends with exit code 0 on SIGTERM', async () => {
    expect(await gateway.stop('SIGTERM')).toEqual({ exitCode: 0, signal: null });
  });
});

describe('the built server, with a wrong environment', () => {
  test('does not start, and names every fault', () => {
    const { PATH } = process.env;
    const env = { PATH, PORT: 'http', CACHE_TTL_NEWS_SECONDS: 'NaN', CACHE_STALE_GOSSIP_SECONDS: '60' };
    const { status, stderr, stdout } = spawnSync(process.execPath, ['bin/penstock.js', 'serve'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(status).toBeGreaterThan(0);
    for (const name of ['PORT', 'CACHE_TTL_NEWS_SECONDS', 'CACHE_STALE_GOSSIP_SECONDS']) {
      expect(stderr + stdout).toContain(`${name}: expected`);
    }
  });
});
