import { describe, expect, test } from '@jest/globals';
import { type Config, ConfigError, loadConfig } from '../../src/config.ts';

const KEY = { ALPHAVANTAGE_API_KEY: 'any' };
const REDIS = { REDIS_URL: 'redis://127.0.0.1:6379' };

function warmingOf(env: Record<string, string>): Config['warming'] {
  return loadConfig(env).warming;
}

describe('the start warms', () => {
  test.each([
    ['with the simulator', {}, true],
    ['with Redis', { ...KEY, ...REDIS }, true],
    ['not with a key alone: each restart would spend calls', KEY, false],
    ['with a key alone when told to', { ...KEY, WARM_ON_START: 'on' }, true],
    ['not when told not to', { WARM_ON_START: 'off' }, false],
    ['not without a cache', { WARM_ON_START: 'on', CACHE_DISABLED: 'true' }, false],
  ])('%s', (_, env, expected) => {
    expect(warmingOf({ ...env }).onStart).toBe(expected);
  });
});

test('movers are warmed without being asked for where the day has no limit', () => {
  expect(warmingOf({}).movers).toBe(10);
  expect(warmingOf({ ...KEY, UPSTREAM_PLAN: '75' }).movers).toBe(10);
  expect(warmingOf(KEY).movers).toBe(0);
  expect(warmingOf({ ...KEY, WARM_MOVERS_TOP: '3' }).movers).toBe(3);
});

test('symbols are normalised, once each, in their order', () => {
  expect(warmingOf({ WARM_SYMBOLS: 'msft, AAPL,msft ,brk.b' }).symbols).toEqual(['MSFT', 'AAPL', 'BRK.B']);
  expect(warmingOf({}).symbols).toEqual([]);
});

test('categories are a list; quotes unless it is set', () => {
  expect(warmingOf({}).categories).toEqual(['PRICE']);
  expect(warmingOf({ WARM_CATEGORIES: 'PRICE, FUNDAMENTALS' }).categories).toEqual(['PRICE', 'FUNDAMENTALS']);
});

test.each([
  ['WARM_ON_START', 'yes', 'auto or on or off'],
  ['WARM_SYMBOLS', 'AAPL,,MSFT', 'symbols separated by commas'],
  ['WARM_SYMBOLS', 'AAPL;MSFT', 'symbols separated by commas'],
  ['WARM_MOVERS_TOP', '61', 'a whole number from 0 to 60'],
  [
    'WARM_CATEGORIES',
    'PRICES',
    'of REALTIME, PRICE, ANALYSIS, NEWS, HISTORICAL, FUNDAMENTALS, INSIGHTS, separated by commas',
  ],
  ['WARM_CRON', 'every day', 'a cron pattern of five fields, or of six with seconds first'],
  ['WARM_CRON', '61 * * * *', 'a cron pattern of five fields, or of six with seconds first'],
])('%s=%s is refused', (name, value, expected) => {
  expect(() => loadConfig({ [name]: value })).toThrow(
    new ConfigError([`${name}: expected ${expected}; got "${value}".`]),
  );
});
