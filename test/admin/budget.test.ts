import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { ADMIN_TOKEN, adminField } from '../support/admin-client.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let redis: RedisServer;
let simulator: Simulator;
let fleet: GatewayProcess[];

beforeAll(async () => {
  redis = await startRedis();
  simulator = await startSimulator({ latencyMs: 0 });
  const env = {
    REDIS_URL: redis.url,
    ADMIN_TOKEN,
    ALPHAVANTAGE_API_KEY: 'test',
    ALPHAVANTAGE_URL: simulator.url,
    UPSTREAM_LIMIT_PER_SECOND: '0',
    UPSTREAM_LIMIT_PER_DAY: '25',
    CACHE_READ_DEADLINE_MS: '5000',
    WARM_ON_START: 'off',
  };
  fleet = await Promise.all([startGateway({ env }), startGateway({ env })]);
}, 60_000);

afterAll(async () => {
  await Promise.all(fleet.map((gateway) => gateway.stop()));
  await simulator.close();
  await redis.stop();
});

const BUDGET = 'replicas windows { window limit spent left } resetAt spentToday { interactive refresh warm } stretch';
const BudgetForm = z.object({
  replicas: z.number(),
  windows: z.array(z.object({ window: z.string(), limit: z.number(), spent: z.number(), left: z.number() })),
  resetAt: z.string(),
  spentToday: z.object({ interactive: z.number(), refresh: z.number(), warm: z.number() }),
  stretch: z.number(),
});

test('what one replica spent, every replica tells', async () => {
  const [a, b] = fleet;
  if (a === undefined || b === undefined) throw new Error('two gateways were started');
  await a.ask('{ quotes(symbols: ["AAPL", "MSFT", "IBM"]) { price } }');
  const expected = {
    replicas: 2,
    windows: [{ window: 'DAY', limit: 25, spent: 3, left: 22 }],
    spentToday: { interactive: 3, refresh: 0, warm: 0 },
    stretch: 1,
  };
  for (const gateway of [a, b]) {
    const budget = await adminField(gateway, [`{ upstreamBudget { ${BUDGET} } }`], BudgetForm);
    expect(budget).toMatchObject(expected);
    expect(Date.parse(budget.resetAt)).toBeGreaterThan(Date.now());
    const stats = await adminField(
      gateway,
      [`{ cacheStats { upstream { budget { ${BUDGET} } } } }`],
      z.object({ upstream: z.object({ budget: BudgetForm }) }),
    );
    expect(stats.upstream.budget).toMatchObject(expected);
  }
});
