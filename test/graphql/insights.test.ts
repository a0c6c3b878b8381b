import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type StockGateway, startStockGateway } from '../support/stock-gateway.ts';

let gateway: StockGateway;
beforeEach(async () => {
  gateway = await startStockGateway();
});
afterEach(() => gateway.close());

const INSIGHTS = `insights {
  symbol asOf
  trend { direction close shortAverage longAverage }
  momentum { reading rsi rateOfChangePercent }
  volatility { level recent usual }
  drawdown { greatest peakTime troughTime current days }
  valuation { level peRatio lowPeRatio highPeRatio position earningsPerShare }
  newsTone { label score articles }
  missing { insight reason detail }
}`;
const INPUTS = 'history { symbol } fundamentals { symbol } news { articles { title } }';

test('cold insights are three calls, and warm their inputs', async () => {
  const { stock, rows } = await gateway.ask(INSIGHTS);
  expect(stock.insights).toEqual({
    ...{ symbol: 'IBM', asOf: '2026-07-30', missing: [] },
    trend: { direction: expect.any(String), ...numbers('close', 'shortAverage', 'longAverage') },
    momentum: { reading: expect.any(String), ...numbers('rsi', 'rateOfChangePercent') },
    volatility: { level: expect.any(String), ...numbers('recent', 'usual') },
    drawdown: {
      ...numbers('greatest', 'current'),
      peakTime: expect.any(String),
      troughTime: expect.any(String),
      days: 100,
    },
    valuation: {
      level: expect.any(String),
      ...numbers('peRatio', 'lowPeRatio', 'highPeRatio', 'position', 'earningsPerShare'),
    },
    newsTone: { label: expect.any(String), ...numbers('score', 'articles') },
  });
  expect([...rows].sort()).toEqual([
    ['insights', 'MISS', 'INSIGHTS'],
    ['insights.fundamentals', 'MISS', 'FUNDAMENTALS'],
    ['insights.history', 'MISS', 'HISTORICAL'],
    ['insights.news', 'MISS', 'NEWS'],
  ]);
  const again = await gateway.ask(`${INSIGHTS} ${INPUTS}`);
  expect(again.stock.insights).toEqual(stock.insights);
  expect(again.rows.map(([, status]) => status)).toEqual(['HIT', 'HIT', 'HIT', 'HIT']);
  expect(gateway.simulator.callCount()).toBe(3);
});

test('insights after their inputs are no call at all', async () => {
  await gateway.ask(INPUTS);
  await gateway.ask(INSIGHTS);
  expect(gateway.simulator.callCount()).toBe(3);
});

test('insights without a failed input arrive, say what is missing, and are not kept', async () => {
  await gateway.ask('history { symbol } fundamentals { symbol }');
  gateway.simulator.failNext('daily-limit', 1);
  const partial = await gateway.ask(INSIGHTS);
  expect(partial.errors).toEqual([]);
  expect(partial.stock.insights).toMatchObject({
    trend: { direction: expect.any(String) },
    valuation: { level: expect.any(String) },
    newsTone: null,
    missing: [{ insight: 'NEWS_TONE', reason: 'UPSTREAM_FAILED', detail: expect.any(String) }],
  });
  expect(partial.cacheControl).toBe('public, max-age=0');
  expect(gateway.simulator.callCount()).toBe(3);
  // Computed anew from what is cached; the failure of the news is remembered, so nobody is called.
  const again = await gateway.ask(INSIGHTS);
  expect(again.rows).toContainEqual(['insights.news', 'NEGATIVE', 'NEWS']);
  expect(again.rows).toContainEqual(['insights', 'MISS', 'INSIGHTS']);
  expect(gateway.simulator.callCount()).toBe(3);
});

test('insights of which nothing came are the error of the history', async () => {
  gateway.simulator.failNext('http-503', 3);
  const { stock, errors } = await gateway.ask(INSIGHTS);
  expect(stock).toEqual({ insights: null });
  expect(errors).toMatchObject([{ path: ['stock', 'insights'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
});

test('insights of an unknown symbol are an error at the price of one call, remembered', async () => {
  const { stock, errors } = await gateway.ask(INSIGHTS, 'NOPE');
  expect(stock).toEqual({ insights: null });
  expect(errors).toMatchObject([{ extensions: { code: 'SYMBOL_NOT_FOUND' } }]);
  expect((await gateway.ask(INSIGHTS, 'NOPE')).rows).toEqual([['insights', 'NEGATIVE', 'INSIGHTS']]);
  expect(gateway.simulator.callCount()).toBe(1);
});

function numbers(...names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, expect.any(Number)]));
}
