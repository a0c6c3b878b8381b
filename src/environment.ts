import { z } from 'zod';

import { isAddressList, isHttpUrl, isRedisUrl } from './address-forms.ts';
import { type CacheCategory, PROFILES } from './cache-categories.ts';
import { isTimeZone } from './lib/zoned-day.ts';
import {
  docOf,
  docs,
  flag,
  oneOf,
  optionalNumber,
  optionalText,
  optionalWord,
  secret,
  type SettingDoc,
  text,
  wholeNumber,
} from './setting-forms.ts';
import { PLAN_NAMES } from './upstream/limits.ts';
import { WARM_SETTINGS } from './warm-environment.ts';
import { parseDatabaseUrl } from './watchlists/database-url.ts';

export { CACHE_CATEGORIES, type CacheCategory, PROFILES } from './cache-categories.ts';

export type LogLevel = (typeof LOG_LEVELS)[number];
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The vendor's own address. */
export const ALPHAVANTAGE_URL = 'https://www.alphavantage.co/query';
const DATABASE_FORM = 'file:path or postgres://[user:password@]host[:port]/database';
const DAY_MS = 86_400_000;
export const YEAR_SECONDS = 31_536_000;
const GIB = 1_073_741_824;

/** Every variable that Penstock reads: how its text is checked, its default and its words in the documentation. */
export const Environment = z.object({
  PORT: wholeNumber(4000, [0, 65_535], 'Where to listen; 0 takes any free port.'),
  HOST: text('127.0.0.1', /^\S+$/, {
    expected: 'an address or host name',
    meaning: 'The address to listen on; 0.0.0.0 for every interface.',
  }),
  LOG_LEVEL: oneOf(LOG_LEVELS, 'info', 'The least severe line that is logged; debug adds one line a cached field.'),
  NODE_ENV: text('development', /^\S+$/, {
    expected: 'a word',
    meaning: '`production` changes the defaults that say so in this table.',
  }),
  ALPHAVANTAGE_API_KEY: secret((value) => /^\S+$/.test(value), {
    expected: 'a key without spaces',
    fallback: 'unset: the built-in simulator',
    meaning: 'The key for Alpha Vantage. Without it every price and figure is simulated.',
  }),
  ALPHAVANTAGE_URL: secret(isHttpUrl, {
    expected: 'an http:// or https:// URL',
    fallback: ALPHAVANTAGE_URL,
    meaning: 'Any server that speaks the same API. Needs ALPHAVANTAGE_API_KEY as well, any text.',
  }),
  UPSTREAM_TIMEOUT_MS: wholeNumber(
    10_000,
    [1, 600_000],
    'The total time for one upstream call, from connect to last byte.',
  ),
  UPSTREAM_FULL_HISTORY: flag(false, 'Ask for all daily bars rather than the last 100; a paid plan is needed.'),
  UPSTREAM_BULK_QUOTES: flag(
    false,
    'Ask for the quotes of several US symbols by one call, of at most 100. Needs a paid plan with realtime US data: with any other key such quotes fail with UPSTREAM_PREMIUM_REQUIRED.',
  ),
  UPSTREAM_PLAN: optionalWord(PLAN_NAMES, {
    fallback: 'free; none for the simulator',
    meaning: 'The plan of the key: sets the three limits below, and UPSTREAM_RETRIES.',
  }),
  UPSTREAM_LIMIT_PER_SECOND: limit('Upstream calls of all replicas together in a second.'),
  UPSTREAM_LIMIT_PER_MINUTE: limit('Upstream calls of all replicas together in a minute.'),
  UPSTREAM_LIMIT_PER_DAY: limit('Upstream calls of all replicas together in a day.'),
  UPSTREAM_DAY_ZONE: z
    .string()
    .refine(isTimeZone, 'the name of a time zone')
    .default('America/New_York')
    .register(docs, {
      expected: 'the name of a time zone',
      fallback: 'America/New_York',
      meaning: "At whose midnight the upstream's day begins.",
    }),
  UPSTREAM_QUEUE_MS: wholeNumber(30_000, [0, 600_000], 'How long a request may wait for its turn in the second.'),
  UPSTREAM_RETRIES: optionalNumber([0, 10], {
    fallback: '0; paid plans 2',
    meaning: 'How often a call is made again that met an outage, within UPSTREAM_TIMEOUT_MS; each costs a call.',
  }),
  ...WARM_SETTINGS,
  WARM_BUDGET_RESERVE: wholeNumber(10, [0, 1_000_000], 'Calls of the day that loading in advance leaves untouched.'),
  REFRESH_BUDGET_RESERVE: optionalNumber([0, 1_000_000], {
    fallback: 'half of WARM_BUDGET_RESERVE',
    meaning: 'Calls of the day that refreshing behind stale answers leaves untouched.',
  }),
  CLIENT_BUDGET_PERCENT: wholeNumber(100, [1, 100], "The most of the day's upstream calls that one client may cause."),
  TRUSTED_PROXIES: optionalText(isAddressList, {
    expected: 'addresses or ranges such as 10.0.0.0/8, separated by commas',
    fallback: 'unset: none',
    meaning: 'Whose X-Forwarded-For is believed to name the client.',
  }),
  REDIS_URL: secret(isRedisUrl, {
    expected:
      'redis://[user:password@]host[:port][/db], redis+sentinel://host:port,.../master[/db] or redis+cluster://host:port,...; rediss for TLS',
    fallback: 'unset: the in-process store',
    meaning: 'The Redis that all processes share.',
  }),
  REDIS_KEY_PREFIX: text('penstock', /^[A-Za-z0-9._-]{1,64}$/, {
    expected: '1 to 64 of A-Z a-z 0-9 . _ -',
    meaning: 'The first part of every Redis key; change it to let two deployments share a Redis.',
  }),
  CACHE_DISABLED: flag(false, 'Nothing is cached, in no tier: each request loads for itself.'),
  CACHE_TTL_PROFILE: oneOf(['fresh', 'economical'], 'fresh', 'Which column of times to live is the default.'),
  CACHE_TTL_REALTIME_SECONDS: ttl('REALTIME', 'intraday bars, market status'),
  CACHE_TTL_PRICE_SECONDS: ttl('PRICE', 'quotes'),
  CACHE_TTL_ANALYSIS_SECONDS: ttl('ANALYSIS', 'indicators, economic series'),
  CACHE_TTL_NEWS_SECONDS: ttl('NEWS', 'news and sentiment'),
  CACHE_TTL_HISTORICAL_SECONDS: ttl('HISTORICAL', 'daily, weekly and monthly bars'),
  CACHE_TTL_FUNDAMENTALS_SECONDS: ttl('FUNDAMENTALS', 'company figures, symbol search'),
  CACHE_TTL_INSIGHTS_SECONDS: ttl('INSIGHTS', 'computed insights'),
  CACHE_STALE_REALTIME_SECONDS: staleWindow('REALTIME'),
  CACHE_STALE_PRICE_SECONDS: staleWindow('PRICE'),
  CACHE_STALE_ANALYSIS_SECONDS: staleWindow('ANALYSIS'),
  CACHE_STALE_NEWS_SECONDS: staleWindow('NEWS'),
  CACHE_STALE_HISTORICAL_SECONDS: staleWindow('HISTORICAL'),
  CACHE_STALE_FUNDAMENTALS_SECONDS: staleWindow('FUNDAMENTALS'),
  CACHE_STALE_INSIGHTS_SECONDS: staleWindow('INSIGHTS'),
  CACHE_STALE_IF_ERROR_REALTIME_SECONDS: fallbackWindow('REALTIME'),
  CACHE_STALE_IF_ERROR_PRICE_SECONDS: fallbackWindow('PRICE'),
  CACHE_STALE_IF_ERROR_ANALYSIS_SECONDS: fallbackWindow('ANALYSIS'),
  CACHE_STALE_IF_ERROR_NEWS_SECONDS: fallbackWindow('NEWS'),
  CACHE_STALE_IF_ERROR_HISTORICAL_SECONDS: fallbackWindow('HISTORICAL'),
  CACHE_STALE_IF_ERROR_FUNDAMENTALS_SECONDS: fallbackWindow('FUNDAMENTALS'),
  CACHE_STALE_IF_ERROR_INSIGHTS_SECONDS: fallbackWindow('INSIGHTS'),
  CACHE_ABSENT_SECONDS: wholeNumber(
    60,
    [0, YEAR_SECONDS],
    'How long "there is none" (an unknown symbol) is remembered.',
  ),
  CACHE_CALENDAR: oneOf(
    ['on', 'off'],
    'on',
    'Whether quotes, movers and bars of New York stay fresh while their market is closed. A category whose time to live is set keeps it.',
  ),
  CACHE_CALENDAR_SETTLING_SECONDS: wholeNumber(
    3600,
    [0, DAY_MS / 1000],
    'How long after a close prices may still be corrected: until then the time to live holds.',
  ),
  CACHE_STRETCH: oneOf(
    ['on', 'off'],
    'on',
    "Whether freshness and stale windows stretch as the day's upstream calls run low. A category whose time to live is set keeps it.",
  ),
  CACHE_NEAR_MAX_BYTES: wholeNumber(
    67_108_864,
    [0, 64 * GIB],
    'Text of the copies kept in each process; they take up to two and a half times that of its heap. 0 keeps none.',
  ),
  CACHE_MAX_ENTRY_BYTES: wholeNumber(1_048_576, [1, GIB], 'An answer larger than this is served but not stored.'),
  CACHE_READ_DEADLINE_MS: wholeNumber(
    50,
    [1, 60_000],
    'How long a read of Redis may take before the request goes on without it.',
  ),
  CACHE_LEASE_MS: wholeNumber(
    3000,
    [100, 600_000],
    'How soon the lease of a process that died is free; renewed while a load runs.',
  ),
  AUTH_JWKS_URL: secret(isHttpUrl, {
    expected: 'an http:// or https:// URL',
    fallback: 'unset',
    meaning: 'The key set (JWKS) of the issuer whose bearer tokens say who asks: RS, PS, ES and EdDSA signatures.',
  }),
  AUTH_JWT_SECRET: secret((value) => !value.includes('-----BEGIN'), {
    expected: 'a secret text, not a PEM key',
    fallback: 'unset',
    meaning:
      'Instead of AUTH_JWKS_URL: the secret that tokens are signed with (HS256, HS384, HS512); at least 32 bytes with NODE_ENV=production. Neither set: tokens are ignored and nobody is signed in.',
  }),
  AUTH_ISSUER: optionalText(() => true, {
    expected: 'a text',
    fallback: 'unset: any',
    meaning: 'The `iss` that every token must have.',
  }),
  AUTH_AUDIENCE: optionalText(() => true, {
    expected: 'a text',
    fallback: 'unset: any',
    meaning: 'What the `aud` of every token must be, or have among others.',
  }),
  DATABASE_URL: z
    .string()
    .refine((value) => parseDatabaseUrl(value) !== null, DATABASE_FORM)
    .default('file:data/penstock.db')
    .register(docs, {
      expected: DATABASE_FORM,
      fallback: 'file:data/penstock.db',
      meaning: 'Where watchlists are kept: a SQLite file, made with its folder when missing, or Postgres.',
      secret: true,
    }),
  INTROSPECTION: oneOf(['on', 'off'], 'on', 'Whether clients may ask for the schema.'),
  FAST_PATH: oneOf(
    ['on', 'off'],
    'on',
    'Whether a request that was answered before is put together from text while its cached fields are at hand; off: every operation is executed.',
  ),
  DEBUG_HEADER: optionalWord(['on', 'off'], {
    fallback: 'on; off with NODE_ENV=production',
    meaning: 'Whether the request header Penstock-Debug: 1 adds extensions.cache.',
  }),
  MAX_BODY_BYTES: wholeNumber(1_048_576, [1, GIB], 'The largest request body.'),
  MAX_OPERATION_DEPTH: wholeNumber(12, [1, 1000], 'The deepest nesting of an operation.'),
  MAX_OPERATION_ALIASES: wholeNumber(500, [0, 100_000], 'The most aliases in an operation.'),
  MAX_OPERATION_TOKENS: wholeNumber(5000, [1, 1_000_000], 'The most tokens in an operation.'),
  MAX_OPERATION_COST: wholeNumber(100, [1, 100_000], 'The most upstream calls that an operation could cause at worst.'),
  ADMIN_TOKEN: secret((value) => /^[\x21-\x7e]{16,}$/.test(value), {
    expected: 'at least 16 characters, printable ASCII without spaces',
    fallback: 'unset: made at start and printed once; with NODE_ENV=production there is no admin API',
    meaning: 'Opens the admin API and the commands that use it. The same for all replicas.',
  }),
  ADMIN_REQUESTS_PER_MINUTE: wholeNumber(
    600,
    [1, 1_000_000],
    'How often each user of the admin API may ask it; whoever is refused is counted by address.',
  ),
  ADMIN_AUDIT_FILE: text('data/audit.jsonl', /^\S+$/, {
    expected: 'a path without spaces',
    meaning: 'Where the audit log of the admin API is kept without Redis, as JSON lines.',
  }),
  SHUTDOWN_GRACE_MS: wholeNumber(10_000, [0, DAY_MS], 'How long requests in flight may take after SIGTERM.'),
  SIMULATOR_LATENCY_MS: wholeNumber(0, [0, 600_000], 'How long the built-in simulator waits before it answers.'),
});
export type Settings = z.infer<typeof Environment>;

/** Every variable in the order of the documentation. */
export function settingDocs(): ReadonlyArray<SettingDoc & { readonly name: string }> {
  return Object.entries(Environment.shape).map(([name, schema]) => ({ name, ...docOf(schema) }));
}

function ttl(category: CacheCategory, what: string) {
  const fallback = `${PROFILES.fresh[category]}; economical ${PROFILES.economical[category]}`;
  const meaning = `How long ${what} stay fresh; 0 does not cache them.`;
  return optionalNumber([0, YEAR_SECONDS], { fallback, meaning });
}

function limit(meaning: string) {
  const fallback = 'by the plan; the simulator 0';
  return optionalNumber([0, 1_000_000], { fallback, meaning: `${meaning} 0: no such limit.` });
}

function staleWindow(category: CacheCategory) {
  const meaning = `How long after its freshness a ${category} answer is served, labelled stale, while it is refreshed behind.`;
  return wholeNumber(0, [0, YEAR_SECONDS], meaning);
}

function fallbackWindow(category: CacheCategory) {
  const meaning = `How long after its freshness a ${category} answer is served, labelled stale, when its load fails.`;
  return wholeNumber(0, [0, YEAR_SECONDS], meaning);
}
