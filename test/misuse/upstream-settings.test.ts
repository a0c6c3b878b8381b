import { describe, expect, test } from '@jest/globals';
import { type Config, ConfigError, loadConfig } from '../../src/config.ts';

const KEY = { ALPHAVANTAGE_API_KEY: 'any' };
const NONE = Number.POSITIVE_INFINITY;

function upstreamOf(env: Record<string, string>): Config['upstream'] {
  return loadConfig(env).upstream;
}

describe('the limits of upstream calls', () => {
  test.each([
    ['the simulator has none', {}, { perSecond: NONE, perMinute: NONE, perDay: NONE }],
    ['unless they are set', { UPSTREAM_LIMIT_PER_DAY: '3' }, { perSecond: NONE, perMinute: NONE, perDay: 3 }],
    ['or a plan is', { UPSTREAM_PLAN: 'free' }, { perSecond: 1, perMinute: NONE, perDay: 25 }],
    ['a key has those of the free plan', KEY, { perSecond: 1, perMinute: NONE, perDay: 25 }],
    ['0 is no limit', { ...KEY, UPSTREAM_LIMIT_PER_DAY: '0' }, { perSecond: 1, perMinute: NONE, perDay: NONE }],
    ['a paid plan has its own', { ...KEY, UPSTREAM_PLAN: '75' }, { perSecond: 2, perMinute: 75, perDay: NONE }],
    ['the largest too', { ...KEY, UPSTREAM_PLAN: '1200' }, { perSecond: 20, perMinute: 1200, perDay: NONE }],
    [
      'each is set over the plan',
      { ...KEY, UPSTREAM_PLAN: '300', UPSTREAM_LIMIT_PER_SECOND: '0', UPSTREAM_LIMIT_PER_DAY: '1000' },
      { perSecond: NONE, perMinute: 300, perDay: 1000 },
    ],
  ])('%s', (_, env, limits) => {
    expect(upstreamOf({ ...env }).rules.limits).toEqual(limits);
  });
});

test('the reserves: warming leaves 10 calls, refreshing half as many; a lower class never has more than a higher one', () => {
  expect(upstreamOf({}).rules.reserves).toEqual({ interactive: 0, refresh: 5, warm: 10 });
  expect(upstreamOf({ WARM_BUDGET_RESERVE: '0' }).rules.reserves).toEqual({ interactive: 0, refresh: 0, warm: 0 });
  const turned = { WARM_BUDGET_RESERVE: '3', REFRESH_BUDGET_RESERVE: '8' };
  expect(upstreamOf(turned).rules.reserves).toEqual({ interactive: 0, refresh: 8, warm: 8 });
});

test('a call is made again on a paid plan only, unless it is said otherwise', () => {
  expect(upstreamOf(KEY).retries).toBe(0);
  expect(upstreamOf({ ...KEY, UPSTREAM_PLAN: '75' }).retries).toBe(2);
  expect(upstreamOf({ ...KEY, UPSTREAM_RETRIES: '1' }).retries).toBe(1);
});

test('proxies are a list', () => {
  expect(loadConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  expect(loadConfig({}).trustedProxies).toEqual([]);
});

test.each([
  ['UPSTREAM_PLAN', '50', 'free or 75 or 150 or 300 or 600 or 1200'],
  ['UPSTREAM_LIMIT_PER_DAY', '-1', 'a whole number from 0 to 1000000'],
  ['UPSTREAM_DAY_ZONE', 'Moon', 'the name of a time zone'],
  ['CLIENT_BUDGET_PERCENT', '0', 'a whole number from 1 to 100'],
  ['TRUSTED_PROXIES', 'all', 'addresses or ranges such as 10.0.0.0/8, separated by commas'],
  ['TRUSTED_PROXIES', '10.0.0.0/33', 'addresses or ranges such as 10.0.0.0/8, separated by commas'],
  ['MAX_OPERATION_COST', '0', 'a whole number from 1 to 100000'],
])('%s=%s is refused', (name, value, expected) => {
  expect(() => loadConfig({ [name]: value })).toThrow(
    new ConfigError([`${name}: expected ${expected}; got "${value}".`]),
  );
});
