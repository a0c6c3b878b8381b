import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { loadConfig } from '../../src/config.ts';
import { type Gateway, startGateway } from '../../src/main.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { FAST_PATH } from '../support/fast-path.ts';

const Answer = z.object({
  data: z.object({ quote: z.object({ price: z.number() }).nullable() }),
  errors: z.array(z.unknown()).optional(),
  extensions: z.object({ stale: z.array(z.unknown()).optional() }).optional(),
});

describe('an answer past its freshness', () => {
  let simulator: Simulator;
  let gateway: Gateway;

  beforeAll(async () => {
    simulator = await startSimulator();
    const config = loadConfig({
      ...FAST_PATH,
      PORT: '0',
      WARM_ON_START: 'off',
      ...NO_LIMITS,
      ALPHAVANTAGE_API_KEY: 'test',
      ALPHAVANTAGE_URL: simulator.url,
      CACHE_TTL_PRICE_SECONDS: '1',
      CACHE_STALE_IF_ERROR_PRICE_SECONDS: '600',
    });
    gateway = await startGateway(config, createLogger({ level: 'silent', pretty: false }));
  });

  afterAll(async () => {
    await gateway.stop();
    await simulator.close();
  });

  test('is given when the upstream fails, labelled in the body and not cacheable as fresh', async () => {
    const fresh = await ask();
    expect(fresh.answer.extensions).toBeUndefined();
    simulator.failNext('http-503', 1000);
    // A second of freshness has to pass for real: the process has its own clock.
    const late = await until(async () => {
      const asked = await ask();
      return asked.answer.extensions?.stale === undefined ? null : asked;
    });
    expect(late.answer.data).toEqual(fresh.answer.data);
    expect(late.answer.errors).toBeUndefined();
    expect(late.answer.extensions?.stale).toEqual([
      { path: ['quote'], ageSeconds: expect.any(Number), reason: 'UPSTREAM_FAILED' },
    ]);
    expect(late.cacheControl).toContain('max-age=0');
  });

  async function ask() {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ quote(symbol: "AAPL") { price } }' }),
    });
    return { answer: Answer.parse(await response.json()), cacheControl: response.headers.get('cache-control') };
  }
});

async function until<Value>(look: () => Promise<Value | null>): Promise<Value> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const value = await look();
    if (value !== null) return value;
    if (performance.now() > deadline) throw new Error('it did not come in time');
  }
}
