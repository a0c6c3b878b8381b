import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { allCompanies } from '../../src/simulator/companies.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type GatewayProcess, startGateway } from '../support/gateway-process.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

const AnswerForm = z.object({
  data: z.object({ quotes: z.array(z.object({ symbol: z.string() }).nullable()) }),
  errors: z.array(z.object({ extensions: z.record(z.string(), z.unknown()) })).default([]),
});

let redis: RedisServer;
let simulator: Simulator;
let gateways: readonly GatewayProcess[] = [];
let prefixes = 0;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

/** Starts `count` built gateways on one Redis in front of a simulator of their own. */
async function startFleet(count: number, env: Readonly<Record<string, string>>, upstream = {}): Promise<void> {
  simulator = await startSimulator(upstream);
  prefixes += 1;
  await startGateways(count, { REDIS_KEY_PREFIX: `fleet${prefixes}`, ...env });
}

async function startGateways(count: number, env: Readonly<Record<string, string>>): Promise<void> {
  const one = (): Promise<GatewayProcess> =>
    startGateway({
      env: {
        REDIS_URL: redis.url,
        ALPHAVANTAGE_API_KEY: 'test',
        ALPHAVANTAGE_URL: simulator.url,
        // The store is not what is tested here: a busy machine must not make it look out of reach.
        CACHE_READ_DEADLINE_MS: '5000',
        ...env,
      },
    });
  gateways = await Promise.all(Array.from({ length: count }, one));
}

async function stopGateways(): Promise<void> {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  gateways = [];
}

async function stopFleet(): Promise<void> {
  await stopGateways();
  await simulator.close();
}

/** Asks each gateway for its part of the symbols, all at the same moment. */
async function askAll(symbols: readonly string[]): Promise<z.infer<typeof AnswerForm>> {
  const answers = await Promise.all(
    gateways.map(async (gateway, index) => {
      const part = symbols.filter((_, place) => place % gateways.length === index);
      return AnswerForm.parse(await gateway.ask(`{ quotes(symbols: ${JSON.stringify(part)}) { symbol } }`));
    }),
  );
  return {
    data: { quotes: answers.flatMap(({ data }) => data.quotes) },
    errors: answers.flatMap(({ errors }) => errors),
  };
}

const symbolsOf = (answer: z.infer<typeof AnswerForm>): readonly string[] =>
  answer.data.quotes.flatMap((quote) => quote?.symbol ?? []);

const SYMBOLS = allCompanies()
  .map(({ symbol }) => symbol)
  .slice(0, 100);

describe('three processes with 25 calls a day', () => {
  const env = { UPSTREAM_LIMIT_PER_SECOND: '0', REDIS_KEY_PREFIX: 'day' };
  beforeAll(() => startFleet(3, env), 60_000);
  afterAll(stopFleet);

  test('make 25, answer 25 symbols of a hundred and refuse the others, and a restart spends nothing', async () => {
    expect(SYMBOLS).toHaveLength(100);
    const answer = await askAll(SYMBOLS);
    expect(simulator.callCount()).toBe(25);
    const answered = symbolsOf(answer);
    expect(answered).toHaveLength(25);
    expect(answer.errors).toHaveLength(75);
    for (const { extensions } of answer.errors) {
      expect(extensions).toEqual({ code: 'UPSTREAM_BUDGET_EXHAUSTED', resetAt: expect.stringMatching(/^20.*Z$/) });
      expect(Date.parse(String(extensions['resetAt']))).toBeGreaterThan(Date.now());
    }

    await stopGateways();
    await startGateways(3, env);
    expect(symbolsOf(await askAll(answered))).toHaveLength(25);
    const others = SYMBOLS.filter((symbol) => !answered.includes(symbol));
    expect(symbolsOf(await askAll(others))).toEqual([]);
    expect(simulator.callCount()).toBe(25);
  }, 60_000);
});

describe('two calls a second', () => {
  // The simulator refuses the third call of any second: an answer shows that it was spaced.
  beforeAll(() => startFleet(2, { UPSTREAM_LIMIT_PER_SECOND: '2' }, { limitPerSecond: 2 }), 60_000);
  afterAll(stopFleet);

  test('answer ten symbols that two processes ask for at once, in the order of each', async () => {
    const ten = SYMBOLS.slice(0, 10);
    const answer = await askAll(ten);
    expect(answer.errors).toEqual([]);
    expect([...symbolsOf(answer)].sort()).toEqual([...ten].sort());
    const calls = simulator.calls().map(({ symbol }) => symbol);
    expect(calls).toHaveLength(10);
    for (const parity of [0, 1]) {
      const own = ten.filter((_, place) => place % 2 === parity);
      expect(calls.filter((symbol) => own.includes(symbol))).toEqual(own);
    }
  });
});

describe("the vendor's refusal", () => {
  beforeAll(() => startFleet(2, {}), 60_000);
  afterAll(stopFleet);

  test('closes the day for every process: no call follows, also of those that wait for their turn', async () => {
    simulator.failNext('daily-limit', 1);
    const answer = await askAll(SYMBOLS.slice(0, 6));
    expect(symbolsOf(answer)).toEqual([]);
    expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual(
      Array.from({ length: 6 }, () => 'UPSTREAM_BUDGET_EXHAUSTED'),
    );
    expect(simulator.callCount()).toBe(1);
    expect(symbolsOf(await askAll(SYMBOLS.slice(10, 14)))).toEqual([]);
    expect(simulator.callCount()).toBe(1);
  });
});
