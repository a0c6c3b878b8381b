import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { type Gateway, startGateway } from '../../src/main.ts';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { post } from '../support/graph-server.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { FAST_PATH } from '../support/fast-path.ts';

let simulator: Simulator;
let gateway: Gateway;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => Date.UTC(2026, 6, 30, 22) });
  gateway = await startGateway(
    loadConfig({ ...NO_LIMITS, ...FAST_PATH, PORT: '0', ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url }),
    createLogger({ level: 'error', pretty: false, destination: { write: () => true } }),
  );
});
afterAll(async () => {
  await gateway.stop();
  await simulator.close();
});

const ask = (selection: string) => post(gateway.url, { query: `{ stock(symbol: "IBM") { ${selection} } }` });

test('reports are answered oldest first, and every slice of one is one call', async () => {
  const before = simulator.callCount();
  const { body } = await ask(`
    incomeStatements { symbol annual(last: 2) { fiscalDateEnding totalRevenue grossProfit depreciation } }
    balanceSheets { quarterly(last: 1) { fiscalDateEnding totalAssets } }
    cashFlows { quarterly(last: 1) { operatingCashFlow } }
    earnings { annual(last: 1) { reportedEps } quarterly(last: 1) { estimatedEps reportTime } }
    dividends { exDividendDate amount }
    splits { splitFactor }
  `);
  expect(body.errors).toBeUndefined();
  expect(body.data?.stock).toMatchObject({
    incomeStatements: {
      symbol: 'IBM',
      annual: [
        { fiscalDateEnding: '2024-12-31', totalRevenue: expect.any(Number), depreciation: null },
        { fiscalDateEnding: '2025-12-31', grossProfit: expect.any(Number) },
      ],
    },
    balanceSheets: { quarterly: [{ fiscalDateEnding: '2026-06-30', totalAssets: expect.any(Number) }] },
    cashFlows: { quarterly: [{ operatingCashFlow: expect.any(Number) }] },
    earnings: { annual: [{ reportedEps: expect.any(Number) }], quarterly: [{ estimatedEps: expect.any(Number) }] },
    dividends: expect.arrayContaining([{ exDividendDate: '2026-05-08', amount: expect.any(Number) }]),
    splits: [],
  });
  expect(simulator.callCount() - before).toBe(6);
  await ask(
    'a: incomeStatements { quarterly(last: 3) { ebit } } b: incomeStatements { annual { ebit } } splits { splitFactor }',
  );
  expect(simulator.callCount() - before).toBe(6);
});

test.each(['incomeStatements', 'balanceSheets', 'cashFlows', 'earnings'])(
  '%s refuses a negative last',
  async (field) => {
    const { body } = await ask(
      `${field} { annual(last: -1) { fiscalDateEnding } quarterly(last: 0) { fiscalDateEnding } }`,
    );
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  },
);

test('no statements are null with NO_DATA, no dividends an empty list', async () => {
  const { body } = await post(gateway.url, {
    query: '{ stock(symbol: "NOPE") { balanceSheets { symbol } dividends { amount } } }',
  });
  expect(body.data).toEqual({ stock: { balanceSheets: null, dividends: [] } });
  expect(body.errors).toMatchObject([{ path: ['stock', 'balanceSheets'], extensions: { code: 'NO_DATA' } }]);
});
