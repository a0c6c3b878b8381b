import { describe, expect, test } from '@jest/globals';

import { CACHE_CATEGORIES, ConfigError, loadConfig } from '../../src/config.ts';
import type { CacheCategory } from '../../src/config.ts';

describe('an empty environment', () => {
  test('gives the simulator, no Redis and the fresh profile', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      logLevel: 'info',
      production: false,
      upstream: {
        apiKey: null,
        url: 'https://www.alphavantage.co/query',
        timeoutMs: 10_000,
        fullHistory: false,
        bulkQuotes: false,
      },
      redis: { url: null, keyPrefix: 'penstock' },
      graphql: { introspection: true, debugHeader: true, maxBodyBytes: 1_048_576 },
    });
    expect(freshSeconds({})).toEqual({
      REALTIME: 60,
      PRICE: 300,
      ANALYSIS: 1800,
      NEWS: 3600,
      HISTORICAL: 7200,
      FUNDAMENTALS: 86_400,
      INSIGHTS: 1800,
    });
  });

  test('counts an empty variable as unset', () => {
    expect(loadConfig({ PORT: '', REDIS_URL: '', ALPHAVANTAGE_API_KEY: '' })).toEqual(loadConfig({}));
  });

  test('is frozen all the way down', () => {
    const { cache } = loadConfig({});
    expect(Object.isFrozen(cache) && Object.isFrozen(cache.policies) && Object.isFrozen(cache.policies.PRICE)).toBe(
      true,
    );
  });
});

describe('times to live', () => {
  test('follow the profile', () => {
    expect(freshSeconds({ CACHE_TTL_PROFILE: 'economical' })).toEqual({
      REALTIME: 60,
      PRICE: 3600,
      ANALYSIS: 1800,
      NEWS: 14_400,
      HISTORICAL: 21_600,
      FUNDAMENTALS: 86_400,
      INSIGHTS: 1800,
    });
  });

  test.each(CACHE_CATEGORIES)('%s is set alone by its own variable, over the profile', (category) => {
    const changed = freshSeconds({ CACHE_TTL_PROFILE: 'economical', [`CACHE_TTL_${category}_SECONDS`]: '7' });
    expect(changed).toEqual({ ...freshSeconds({ CACHE_TTL_PROFILE: 'economical' }), [category]: 7 });
  });

  test('may be 0: the category is not cached', () => {
    expect(freshSeconds({ CACHE_TTL_PRICE_SECONDS: '0' }).PRICE).toBe(0);
  });

  test('remember absence for as long as CACHE_ABSENT_SECONDS says', () => {
    expect(loadConfig({ CACHE_ABSENT_SECONDS: '5' }).cache.policies.NEWS.absentMs).toBe(5000);
  });
});

describe('the calendar', () => {
  test('lengthens the times of the profile, but none that is set', () => {
    const { calendar } = loadConfig({ CACHE_TTL_PROFILE: 'economical', CACHE_TTL_HISTORICAL_SECONDS: '60' }).cache;
    expect(calendar.lengthens).toMatchObject({ PRICE: 3_600_000, REALTIME: 60_000 });
    expect(calendar.lengthens).not.toHaveProperty('HISTORICAL');
    expect(calendar.settlingMs).toBe(3_600_000);
  });

  test('lengthens nothing when it is off', () => {
    expect(loadConfig({ CACHE_CALENDAR: 'off' }).cache.calendar.lengthens).toEqual({});
  });
});

describe('scarcity', () => {
  test('stretches the times of the profile, but none that is set, and none when it is off', () => {
    const { stretches } = loadConfig({ CACHE_CALENDAR: 'off', CACHE_TTL_HISTORICAL_SECONDS: '60' }).cache;
    expect(stretches).toMatchObject({ PRICE: 300_000, FUNDAMENTALS: 86_400_000 });
    expect(stretches).not.toHaveProperty('HISTORICAL');
    expect(loadConfig({ CACHE_STRETCH: 'off' }).cache.stretches).toEqual({});
  });
});

describe('production', () => {
  test('turns the debug header off, unless it is asked for', () => {
    expect(loadConfig({ NODE_ENV: 'production' }).graphql.debugHeader).toBe(false);
    expect(loadConfig({ NODE_ENV: 'production', DEBUG_HEADER: 'on' }).graphql.debugHeader).toBe(true);
  });
});

describe('a wrong environment', () => {
  test('is refused with every fault at once', () => {
    const faults = faultsOf({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      ALPHAVANTAGE_API_KEY: 'demo',
      ALPHAVANTAGE_URL: 'ftp://vendor.example',
      CACHE_TTL_PRICE_SECONDS: 'NaN',
      CACHE_TTL_NEWS_SECONDS: '-1',
      CACHE_TTL_PRICES_SECONDS: '60',
      CACHE_STALE_GOSSIP_SECONDS: '60',
      CACHE_STALE_IF_ERROR_NEWS_SECONDS: 'long',
      REDIS_KEY_PREFIX: 'a:b',
      INTROSPECTION: 'yes',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'ALPHAVANTAGE_URL',
      'CACHE_STALE_GOSSIP_SECONDS',
      'CACHE_STALE_IF_ERROR_NEWS_SECONDS',
      'CACHE_TTL_NEWS_SECONDS',
      'CACHE_TTL_PRICES_SECONDS',
      'CACHE_TTL_PRICE_SECONDS',
      'INTROSPECTION',
      'LOG_LEVEL',
      'PORT',
      'REDIS_KEY_PREFIX',
    ]);
  });

  test.each([
    ['PORT', '4000.5', 'PORT: expected a whole number from 0 to 65535; got "4000.5".'],
    ['CACHE_DISABLED', '1', 'CACHE_DISABLED: expected true or false; got "1".'],
    ['CACHE_TTL_PROFILE', 'slow', 'CACHE_TTL_PROFILE: expected fresh or economical; got "slow".'],
    [
      'CACHE_TTL_PRICES_SECONDS',
      '60',
      'CACHE_TTL_PRICES_SECONDS: expected a category of REALTIME, PRICE, ANALYSIS, NEWS, HISTORICAL, FUNDAMENTALS, INSIGHTS in the name; there is no such variable.',
    ],
  ])('%s=%s says what was expected and what came', (name, value, message) => {
    expect(faultsOf({ [name]: value })).toEqual([message]);
  });

  test('never repeats a secret', () => {
    const faults = faultsOf({ REDIS_URL: 'http://user:s3cret@host', ALPHAVANTAGE_API_KEY: 'k3y with spaces' }).join();
    expect(faults).toContain('REDIS_URL');
    expect(faults).toContain('ALPHAVANTAGE_API_KEY');
    expect(faults).not.toMatch(/s3cret|k3y/);
  });

  test('includes another upstream without a key', () => {
    expect(faultsOf({ ALPHAVANTAGE_URL: 'http://127.0.0.1:9/query' })).toEqual([
      'ALPHAVANTAGE_URL: expected ALPHAVANTAGE_API_KEY to be set as well (any text); it is not.',
    ]);
  });
});

describe('sign-in', () => {
  test('is off unless there are keys', () => {
    expect(loadConfig({}).auth).toEqual({ keys: { kind: 'none' }, issuer: null, audience: null });
  });

  test('is by a key set or by a secret, for an issuer and an audience', () => {
    const common = { AUTH_ISSUER: 'https://issuer.test', AUTH_AUDIENCE: 'penstock' };
    const checks = { issuer: 'https://issuer.test', audience: 'penstock' };
    expect(loadConfig({ ...common, AUTH_JWKS_URL: 'https://issuer.test/jwks' }).auth).toEqual({
      keys: { kind: 'jwks', url: 'https://issuer.test/jwks' },
      ...checks,
    });
    expect(loadConfig({ ...common, AUTH_JWT_SECRET: 's3cret' }).auth).toEqual({
      keys: { kind: 'secret', secret: 's3cret' },
      ...checks,
    });
  });

  test.each([
    [
      { AUTH_JWKS_URL: 'issuer.test' },
      'AUTH_JWKS_URL: expected an http:// or https:// URL; got something else (not shown).',
    ],
    [
      { AUTH_JWKS_URL: 'https://issuer.test', AUTH_JWT_SECRET: 's3cret' },
      'AUTH_JWT_SECRET: expected either it or AUTH_JWKS_URL to be set; both are.',
    ],
    [
      { AUTH_JWT_SECRET: '-----BEGIN PUBLIC KEY-----' },
      'AUTH_JWT_SECRET: expected a secret text, not a PEM key; got something else (not shown).',
    ],
    [
      { AUTH_JWT_SECRET: 's3cret', NODE_ENV: 'production' },
      'AUTH_JWT_SECRET: expected at least 32 bytes with NODE_ENV=production; got fewer.',
    ],
    [
      { AUTH_ISSUER: 'https://issuer.test' },
      'AUTH_ISSUER: expected AUTH_JWKS_URL or AUTH_JWT_SECRET to be set as well; neither is.',
    ],
  ])('%p is refused', (env, message) => {
    expect(faultsOf(env)).toEqual([message]);
  });
});

describe('database URLs', () => {
  test.each([
    'file:x.db',
    'file:data/x.db',
    'file:/var/x.db',
    'file:///var/x.db',
    'postgres://u:p@h/d',
    'postgresql://h',
  ])('%s is taken', (url) => {
    expect(loadConfig({ DATABASE_URL: url }).database.url).toBe(url);
  });

  test.each(['data/x.db', 'file:', 'file://host/x.db', 'file:x.db?mode=ro', 'mysql://h/d', 'postgres://:s3cret'])(
    '%s is refused, and not repeated',
    (url) => {
      expect(faultsOf({ DATABASE_URL: url })).toEqual([
        'DATABASE_URL: expected file:path or postgres://[user:password@]host[:port]/database; got something else (not shown).',
      ]);
    },
  );

  test('without one, it is a file of its own', () => {
    expect(loadConfig({}).database.url).toBe('file:data/penstock.db');
  });
});

describe('Redis URLs', () => {
  test.each(['redis://h:6379/0', 'rediss://:p@h', 'redis+sentinel://a:1,b:2/main', 'redis+cluster://a:1,b:2'])(
    '%s is taken',
    (url) => {
      expect(loadConfig({ REDIS_URL: url }).redis.url).toBe(url);
    },
  );
});

function freshSeconds(env: Record<string, string>): Record<CacheCategory, number> {
  const { policies } = loadConfig(env).cache;
  const seconds = (category: CacheCategory) => policies[category].maxAgeMs / 1000;
  return {
    REALTIME: seconds('REALTIME'),
    PRICE: seconds('PRICE'),
    ANALYSIS: seconds('ANALYSIS'),
    NEWS: seconds('NEWS'),
    HISTORICAL: seconds('HISTORICAL'),
    FUNDAMENTALS: seconds('FUNDAMENTALS'),
    INSIGHTS: seconds('INSIGHTS'),
  };
}

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) {
      expect(error.message.split('\n')).toHaveLength(error.faults.length + 1);
      return error.faults;
    }
    throw error;
  }
  throw new Error('Expected the environment to be refused.');
}
