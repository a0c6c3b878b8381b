import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

const AnswerForm = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
});
type Answer = z.infer<typeof AnswerForm>;

describe('a cold key asked by four processes', () => {
  let redis: RedisServer;
  let client: Redis;
  let simulator: Simulator;
  let gateways: GatewayProcess[];

  const start = (): Promise<GatewayProcess> =>
    startGateway({
      env: {
        REDIS_URL: redis.url,
        ...NO_LIMITS,
        ALPHAVANTAGE_API_KEY: 'test',
        ALPHAVANTAGE_URL: simulator.url,
        // The store is not what is tested here: a busy machine must not make it look out of reach.
        CACHE_READ_DEADLINE_MS: '5000',
      },
    });

  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url);
    simulator = await startSimulator({ latencyMs: 300 });
    gateways = await Promise.all([start(), start(), start(), start()]);
  }, 60_000);

  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    client.disconnect();
    await simulator.close();
    await redis.stop();
  });

  const ask = async (gateway: GatewayProcess, query: string): Promise<Answer> =>
    AnswerForm.parse(await gateway.ask(query));

  const burst = (query: string) =>
    Promise.all(gateways.flatMap((gateway) => Array.from({ length: 50 }, () => ask(gateway, query))));

  test('costs one upstream call, and all 200 callers are answered', async () => {
    const before = simulator.callCount();
    const answers = await burst('{ quote(symbol: "AAPL") { symbol price } }');
    expect(simulator.callCount() - before).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.data))).size).toBe(1);
    expect(answers[0]?.data).toMatchObject({ quote: { symbol: 'AAPL' } });
  });

  test('whose first load fails: everybody has the typed error, and at most one more call is made', async () => {
    const before = simulator.callCount();
    simulator.failNext('http-503', 1);
    const answers = await burst('{ quote(symbol: "MSFT") { price } }');
    expect(simulator.callCount() - before).toBeLessThanOrEqual(2);
    for (const { errors } of answers) {
      if (errors !== undefined) expect(errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
    }
    expect(answers).toHaveLength(200);
  });

  test('is loaded by another process when the holder is killed', async () => {
    simulator.failNext('hang', 1);
    const before = simulator.callCount();
    const [holder, ...others] = gateways;
    if (holder === undefined) throw new Error('no gateway');
    const lost = holder.ask('{ quote(symbol: "IBM") { price } }').catch(() => 'lost');
    while (simulator.callCount() === before) await nextTurn();
    const [lease] = await client.keys('penstock:1:l:*');
    expect(await client.pttl(lease ?? '')).toBeLessThanOrEqual(3000);
    const waiting = others.map((gateway) => ask(gateway, '{ quote(symbol: "IBM") { symbol } }'));
    await holder.stop('SIGKILL');
    expect(await lost).toBe('lost');
    for (const answer of await Promise.all(waiting)) expect(answer).toEqual({ data: { quote: { symbol: 'IBM' } } });
    expect(simulator.callCount() - before).toBe(2);
  });
});
