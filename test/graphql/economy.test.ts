import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { type Gateway, startGateway } from '../../src/main.ts';
import { startSimulator, type Simulator } from '../../src/simulator/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { type GraphServer, post, startGraphServer } from '../support/graph-server.ts';
import { FAST_PATH } from '../support/fast-path.ts';

describe('the arguments of economicSeries', () => {
  let server: GraphServer;
  beforeEach(async () => {
    server = await startGraphServer();
  });
  afterEach(() => server.close());

  test.each([
    ['indicator: REAL_GDP', 'REAL_GDP:ANNUAL:null'],
    ['indicator: CPI', 'CPI:MONTHLY:null'],
    ['indicator: INFLATION', 'INFLATION:ANNUAL:null'],
    ['indicator: FEDERAL_FUNDS_RATE', 'FEDERAL_FUNDS_RATE:MONTHLY:null'],
    ['indicator: TREASURY_YIELD', 'TREASURY_YIELD:MONTHLY:TEN_YEARS'],
    ['indicator: UNEMPLOYMENT', 'UNEMPLOYMENT:MONTHLY:null'],
    ['indicator: NONFARM_PAYROLL', 'NONFARM_PAYROLL:MONTHLY:null'],
    ['indicator: REAL_GDP, interval: QUARTERLY', 'REAL_GDP:QUARTERLY:null'],
    ['indicator: CPI, interval: SEMIANNUAL, maturity: null', 'CPI:SEMIANNUAL:null'],
    ['indicator: TREASURY_YIELD, interval: DAILY, maturity: TWO_YEARS', 'TREASURY_YIELD:DAILY:TWO_YEARS'],
    ['indicator: TREASURY_YIELD, interval: null, maturity: null', 'TREASURY_YIELD:MONTHLY:TEN_YEARS'],
  ])('%s asks for %s', async (args, expected) => {
    const { body } = await server.ask(`{ economicSeries(${args}) { indicator interval maturity unit } }`);
    const [indicator, interval, maturity] = expected.split(':');
    expect(body.data).toEqual({
      economicSeries: { indicator, interval, maturity: maturity === 'null' ? null : maturity, unit: 'percent' },
    });
    expect(server.source.calls).toEqual([`economicSeries:${expected}`]);
  });

  test.each([
    ['indicator: REAL_GDP, interval: MONTHLY', 'interval of REAL_GDP must be ANNUAL or QUARTERLY; got MONTHLY.'],
    ['indicator: CPI, interval: DAILY', 'interval of CPI must be MONTHLY or SEMIANNUAL; got DAILY.'],
    ['indicator: INFLATION, interval: MONTHLY', 'interval of INFLATION must be ANNUAL; got MONTHLY.'],
    [
      'indicator: TREASURY_YIELD, interval: ANNUAL',
      'interval of TREASURY_YIELD must be MONTHLY or WEEKLY or DAILY; got ANNUAL.',
    ],
    [
      'indicator: UNEMPLOYMENT, maturity: TWO_YEARS',
      'maturity belongs to TREASURY_YIELD alone; got TWO_YEARS for UNEMPLOYMENT.',
    ],
  ])('%s is refused before anybody is asked', async (args, message) => {
    const { body } = await server.ask(`{ economicSeries(${args}) { unit } }`);
    expect(body.errors).toMatchObject([{ message, path: ['economicSeries'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(server.source.calls).toEqual([]);
  });

  test.each([
    ['', ['05', '06', '07', '08']],
    ['(last: 2)', ['07', '08']],
    ['(last: 0)', []],
    ['(from: "2026-01-06", to: "2026-01-07")', ['06', '07']],
    ['(to: "2026-01-07", last: 1)', ['07']],
  ])('points%s are cut from one series', async (slice, days) => {
    const { body } = await server.ask(`{ economicSeries(indicator: CPI) { points${slice} { date } } }`);
    expect(body.data).toEqual({ economicSeries: { points: days.map((day) => ({ date: `2026-01-${day}` })) } });
  });

  test.each(['(last: -1)', '(from: "2026-01-07", to: "2026-01-06")'])('points%s is BAD_USER_INPUT', async (slice) => {
    const { body } = await server.ask(`{ economicSeries(indicator: CPI) { points${slice} { date } } }`);
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('economicSeries through the cache', () => {
  let simulator: Simulator;
  let gateway: Gateway;
  beforeAll(async () => {
    simulator = await startSimulator({ now: () => Date.UTC(2026, 6, 30, 22) });
    gateway = await startGateway(
      loadConfig({ PORT: '0', ...FAST_PATH, ALPHAVANTAGE_API_KEY: 'any', ALPHAVANTAGE_URL: simulator.url }),
      createLogger({ level: 'error', pretty: false, destination: { write: () => true } }),
    );
  });
  afterAll(async () => {
    await gateway.stop();
    await simulator.close();
  });

  test('every way to ask for the default, and every slice, is one entry and one call', async () => {
    const before = simulator.callCount();
    const yields = (args: string) => `economicSeries(indicator: TREASURY_YIELD${args}) { points(last: 1) { value } }`;
    const ways = ['', ', interval: MONTHLY', ', maturity: TEN_YEARS', ', interval: null, maturity: null'];
    const cold = await post(gateway.url, {
      query: `{ ${ways.map((args, index) => `w${index}: ${yields(args)}`).join(' ')} }`,
    });
    expect(cold.body.errors).toBeUndefined();
    expect(new Set(Object.values(cold.body.data ?? {}).map((series) => JSON.stringify(series))).size).toBe(1);
    const query =
      '{ economicSeries(indicator: TREASURY_YIELD) { points(from: "2020-01-01", to: "2020-12-31") { date } } }';
    const warm = await post(gateway.url, { query });
    expect(warm.body.data).toMatchObject({ economicSeries: { points: { length: 12 } } });
    expect(simulator.callCount() - before).toBe(1);
  });

  test('another maturity and another interval are other entries', async () => {
    const before = simulator.callCount();
    const { body } = await post(gateway.url, {
      query: `{
        two: economicSeries(indicator: TREASURY_YIELD, maturity: TWO_YEARS) { name maturity }
        daily: economicSeries(indicator: TREASURY_YIELD, interval: DAILY) { name interval }
      }`,
    });
    expect(body.data).toEqual({
      two: { name: '2-Year Treasury Constant Maturity Rate', maturity: 'TWO_YEARS' },
      daily: { name: '10-Year Treasury Constant Maturity Rate', interval: 'DAILY' },
    });
    expect(simulator.callCount() - before).toBe(2);
  });
});
