import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type StockGateway, type StockAnswer, startStockGateway } from '../support/stock-gateway.ts';

let gateway: StockGateway;
beforeEach(async () => {
  gateway = await startStockGateway();
});
afterEach(() => gateway.close());

const ask = (selection: string, symbol?: string) => gateway.ask(selection, symbol);
const calls = () => gateway.simulator.callCount();
const codesIn = ({ errors }: StockAnswer) => errors.map(({ extensions }) => extensions);

const RSI = 'indicator(kind: RSI) { lines { name points(last: 1) { time value } } }';

test('a cold indicator is one call, that of its history, which is warm from then on', async () => {
  const cold = await ask(RSI);
  expect(cold.stock.indicator.lines).toEqual([
    { name: 'RSI', points: [{ time: '2026-07-30', value: expect.any(Number) }] },
  ]);
  expect(cold.rows).toEqual([
    ['indicator.history', 'MISS', 'HISTORICAL'],
    ['indicator', 'MISS', 'ANALYSIS'],
  ]);
  const warm = await ask(`${RSI} history { bars(last: 1) { close } }`);
  expect(warm.stock.indicator).toEqual(cold.stock.indicator);
  expect(warm.rows.map(([path, status]) => [path, status]).sort()).toEqual([
    ['history', 'HIT'],
    ['indicator', 'HIT'],
  ]);
  expect(calls()).toBe(1);
});

test('indicators and levels after the history are no call at all', async () => {
  await ask('history { bars(last: 1) { close } }');
  const { rows } = await ask(`${RSI} macd: indicator(kind: MACD) { period } fibonacci { bars }`);
  expect(rows.filter(([path]) => path.endsWith('history')).sort()).toEqual([
    ['fibonacci.history', 'HIT', 'HISTORICAL'],
    ['indicator.history', 'HIT', 'HISTORICAL'],
    ['macd.history', 'HIT', 'HISTORICAL'],
  ]);
  expect(calls()).toBe(1);
});

test('a history asked together with an indicator of it is one call', async () => {
  const { stock } = await ask(`history { bars(last: 1) { time } } ${RSI}`);
  expect(stock.indicator.lines[0].points[0].time).toBe(stock.history.bars[0].time);
  expect(calls()).toBe(1);
});

test.each([
  ['SMA', ['SMA']],
  ['EMA', ['EMA']],
  ['RSI', ['RSI']],
  ['MACD', ['MACD', 'SIGNAL', 'HISTOGRAM']],
  ['BBANDS', ['MIDDLE', 'UPPER', 'LOWER']],
  ['STOCH', ['SLOW_K', 'SLOW_D']],
  ['ADX', ['ADX']],
])('%s has its named lines, each to be sliced without a call', async (kind, names) => {
  const { stock } = await ask(`indicator(kind: ${kind}) {
    symbol kind interval adjusted lastRefreshed timeZone
    lines { name points(last: 2) { time } week: points(from: "2026-07-20", to: "2026-07-24") { value } }
  }`);
  expect(stock.indicator).toEqual({
    ...{ symbol: 'IBM', kind, interval: 'DAY', adjusted: false },
    ...{ lastRefreshed: '2026-07-30', timeZone: 'America/New_York' },
    lines: names.map((name) => ({
      name,
      points: [{ time: '2026-07-29' }, { time: '2026-07-30' }],
      week: Array.from({ length: 5 }, () => ({ value: expect.any(Number) })),
    })),
  });
  await ask(`indicator(kind: ${kind}) { lines { points(last: 200) { value } } }`);
  expect(calls()).toBe(1);
});

test('what a kind does not read makes no entry of its own', async () => {
  await ask('indicator(kind: MACD) { kind }');
  const { stock, rows } = await ask(`
    indicator(kind: MACD, period: 99, parameters: { slowPeriod: 26, signalPeriod: null }) { period price }
  `);
  expect(stock.indicator).toEqual({ period: null, price: 'CLOSE' });
  expect(rows).toEqual([['indicator', 'HIT', 'ANALYSIS']]);
  const other = await ask('indicator(kind: MACD, parameters: { slowPeriod: 27 }) { kind }');
  expect(other.rows).toContainEqual(['indicator', 'MISS', 'ANALYSIS']);
});

test('an adjusted indicator reads the adjusted history', async () => {
  await ask('indicator(kind: SMA, interval: WEEK, adjusted: true, period: 2) { adjusted }');
  const { stock, rows } = await ask(`
    history(interval: WEEK, adjusted: true) { bars(last: 2) { adjustedClose } }
    indicator(kind: SMA, interval: WEEK, adjusted: true, period: 2) { lines { points(last: 1) { value } } }
  `);
  const [before, last] = stock.history.bars.map((bar: { adjustedClose: number }) => bar.adjustedClose);
  expect(stock.indicator.lines[0].points[0].value).toBeCloseTo((before + last) / 2, 8);
  expect(rows.map(([, status]) => status)).toEqual(['HIT', 'HIT']);
});

test('arguments out of bounds are refused, before a call where the bars are not needed', async () => {
  const refused = [
    'indicator(kind: RSI, period: 1) { kind }',
    'indicator(kind: RSI, period: 501) { kind }',
    'indicator(kind: RSI, parameters: { fastPeriod: 5 }) { kind }',
    'indicator(kind: MACD, parameters: { fastPeriod: 26 }) { kind }',
    'indicator(kind: MACD, parameters: { signalPeriod: 1 }) { kind }',
    'indicator(kind: BBANDS, parameters: { deviations: 0 }) { kind }',
    'indicator(kind: BBANDS, parameters: { deviations: 10.5 }) { kind }',
    'indicator(kind: STOCH, parameters: { dPeriod: 0 }) { kind }',
    'fibonacci(days: 4) { bars }',
    'fibonacci(days: 1001) { bars }',
  ];
  const answer = await ask(refused.map((field, index) => `f${index}: ${field}`).join(' '));
  expect(codesIn(answer)).toEqual(refused.map(() => ({ code: 'BAD_USER_INPUT' })));
  expect(calls()).toBe(0);
  const slices = ['last: -1', 'from: "2026-02-01", to: "2026-01-01"'];
  for (const slice of slices) {
    const answer = await ask(`indicator(kind: RSI) { lines { points(${slice}) { value } } }`);
    expect(codesIn(answer)).toEqual([{ code: 'BAD_USER_INPUT' }]);
  }
});

test('Fibonacci levels lie within and beyond the swing of the newest days', async () => {
  const { stock } = await ask(`
    fibonacci(days: 60) {
      symbol bars direction high { time price } low { time price } retracements { ratio price } extensions { ratio price }
    }
    history { bars(last: 60) { high low } }
  `);
  const { fibonacci, history } = stock;
  expect(fibonacci).toMatchObject({ symbol: 'IBM', bars: 60 });
  expect(fibonacci.high.price).toBe(Math.max(...history.bars.map((bar: { high: number }) => bar.high)));
  expect(fibonacci.low.price).toBe(Math.min(...history.bars.map((bar: { low: number }) => bar.low)));
  expect(fibonacci.retracements.map(({ ratio }: { ratio: number }) => ratio)).toEqual([
    0.236, 0.382, 0.5, 0.618, 0.786,
  ]);
  expect(fibonacci.extensions.map(({ ratio }: { ratio: number }) => ratio)).toEqual([1.272, 1.618, 2.618]);
});

test('an unknown symbol is the error of its history, once for all that is computed from it', async () => {
  const answer = await ask(`indicator(kind: RSI) { kind } fibonacci { bars }`, 'NOPE');
  expect(answer.stock).toEqual({ indicator: null, fibonacci: null });
  expect(codesIn(answer)).toEqual([{ code: 'SYMBOL_NOT_FOUND' }, { code: 'SYMBOL_NOT_FOUND' }]);
  await ask('indicator(kind: RSI) { kind } history { bars { time } }', 'NOPE');
  expect(calls()).toBe(1);
});

test('an upstream that is out is the error of what is computed too, and is not asked again by it', async () => {
  gateway.simulator.failNext('http-503', 1);
  expect(codesIn(await ask(RSI))).toEqual([{ code: 'UPSTREAM_UNAVAILABLE' }]);
  const again = await ask('fibonacci { bars }');
  expect(codesIn(again)).toEqual([{ code: 'UPSTREAM_UNAVAILABLE' }]);
  expect(again.rows[0]).toEqual(['fibonacci.history', 'NEGATIVE', 'HISTORICAL']);
  expect(calls()).toBe(1);
});
