import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

const AnswerForm = z.object({ data: z.unknown(), errors: z.undefined().optional() });

let redis: RedisServer;
let simulator: Simulator;
let gateways: readonly GatewayProcess[];

beforeAll(async () => {
  redis = await startRedis();
  simulator = await startSimulator({ latencyMs: 200 });
  const env = {
    REDIS_URL: redis.url,
    ALPHAVANTAGE_API_KEY: 'test',
    ALPHAVANTAGE_URL: simulator.url,
    UPSTREAM_LIMIT_PER_SECOND: '0',
    UPSTREAM_LIMIT_PER_DAY: '0',
    // The store is not what is tested here: a busy machine must not make it look out of reach.
    CACHE_READ_DEADLINE_MS: '5000',
  };
  gateways = await Promise.all([startGateway({ env }), startGateway({ env })]);
}, 60_000);

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await simulator.close();
  await redis.stop();
});

test('cold insights, indicators and their inputs, asked of two processes at once, are three calls', async () => {
  const query = `{ stock(symbol: "IBM") {
    insights { trend { direction } valuation { peRatio } newsTone { score } missing { insight } }
    indicator(kind: ADX) { lines { points(last: 3) { time value } } }
    fibonacci { direction }
    history { bars(last: 1) { close } }
    fundamentals { name }
  } }`;
  const asked = gateways.flatMap((gateway) => Array.from({ length: 25 }, () => gateway.ask(query)));
  const answers = (await Promise.all(asked)).map((answer) => AnswerForm.parse(answer));
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(answers[0]?.data).toMatchObject({ stock: { insights: { missing: [] } } });
  expect(simulator.callCount()).toBe(3);
});
