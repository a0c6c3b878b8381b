import type { AuthSettings, KeySettings } from './auth/index.ts';
import type { CachePolicy } from './cache/index.ts';
import { ALPHAVANTAGE_URL, CACHE_CATEGORIES, Environment, PROFILES, settingDocs } from './environment.ts';
import type { CacheCategory, LogLevel, Settings } from './environment.ts';
import { type CallSettings, callSettingsOf } from './upstream-settings.ts';
import { type WarmSettings, warmSettingsOf } from './warm-settings.ts';

export { CACHE_CATEGORIES, YEAR_SECONDS } from './environment.ts';
export type { CacheCategory, LogLevel } from './environment.ts';

/** RFC 7518, 3.2: a key of HS256 has at least the size of its hash. */
const MIN_SECRET_BYTES = 32;

/** Everything the process was told by its environment, checked. Frozen: nothing changes it afterwards. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Addresses and ranges whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
  readonly production: boolean;
  /** `apiKey: null` means the built-in simulator. */
  readonly upstream: {
    readonly apiKey: string | null;
    readonly url: string;
    readonly timeoutMs: number;
    readonly fullHistory: boolean;
    readonly bulkQuotes: boolean;
  } & CallSettings;
  /** `url: null` means the in-process store. */
  readonly redis: { readonly url: string | null; readonly keyPrefix: string };
  readonly cache: {
    readonly disabled: boolean;
    readonly nearMaxBytes: number;
    readonly maxEntryBytes: number;
    readonly readDeadlineMs: number;
    readonly leaseMs: number;
    readonly policies: Readonly<Record<CacheCategory, CachePolicy>>;
    /** `lengthens`: the times to live, ms, that the market calendar may lengthen; those set by hand are not there. */
    readonly calendar: {
      readonly lengthens: Readonly<Partial<Record<CacheCategory, number>>>;
      readonly settlingMs: number;
    };
    /** The times to live, ms, that stretch as the day's upstream calls run low; those set by hand are not there. */
    readonly stretches: Readonly<Partial<Record<CacheCategory, number>>>;
  };
  readonly warming: WarmSettings;
  readonly auth: AuthSettings;
  /** Of the watchlists: `file:…` or `postgres://…`. */
  readonly database: { readonly url: string };
  readonly graphql: {
    readonly introspection: boolean;
    readonly debugHeader: boolean;
    readonly fastPath: boolean;
    readonly maxDepth: number;
    readonly maxAliases: number;
    readonly maxTokens: number;
    readonly maxCost: number;
    readonly maxBodyBytes: number;
  };
  /** `token: null` with `enabled`: a random one is made at the start. */
  readonly admin: {
    readonly enabled: boolean;
    readonly token: string | null;
    readonly requestsPerMinute: number;
    readonly auditFile: string;
  };
  readonly shutdownGraceMs: number;
  readonly simulator: { readonly latencyMs: number };
}

/** The environment asks for something that cannot be. The message has one line a fault. */
export class ConfigError extends Error {
  readonly code = 'BAD_CONFIGURATION';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(
      `The environment cannot be used (faults: ${faults.length}):\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Turns an environment into a Config, or throws one ConfigError that names every fault. Empty text counts as unset. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = setVariables(env);
  const parsed = Environment.safeParse(given);
  const faults = (parsed.error?.issues ?? []).map((issue) => faultOf(String(issue.path[0]), issue.message, given));
  faults.push(...categoryFaults(given), ...authFaults(given));
  if (given.ALPHAVANTAGE_URL !== undefined && given.ALPHAVANTAGE_API_KEY === undefined) {
    faults.push('ALPHAVANTAGE_URL: expected ALPHAVANTAGE_API_KEY to be set as well (any text); it is not.');
  }
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return configOf(parsed.data);
}

function setVariables(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}

function configOf(settings: Settings): Config {
  const production = settings.NODE_ENV === 'production';
  const calls = callSettingsOf(settings);
  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    trustedProxies: Object.freeze((settings.TRUSTED_PROXIES ?? '').split(',').flatMap((part) => part.trim() || [])),
    logLevel: settings.LOG_LEVEL,
    production,
    upstream: Object.freeze({
      apiKey: settings.ALPHAVANTAGE_API_KEY ?? null,
      url: settings.ALPHAVANTAGE_URL ?? ALPHAVANTAGE_URL,
      timeoutMs: settings.UPSTREAM_TIMEOUT_MS,
      fullHistory: settings.UPSTREAM_FULL_HISTORY,
      bulkQuotes: settings.UPSTREAM_BULK_QUOTES,
      ...calls,
    }),
    redis: Object.freeze({ url: settings.REDIS_URL ?? null, keyPrefix: settings.REDIS_KEY_PREFIX }),
    cache: Object.freeze({
      disabled: settings.CACHE_DISABLED,
      nearMaxBytes: settings.CACHE_NEAR_MAX_BYTES,
      maxEntryBytes: settings.CACHE_MAX_ENTRY_BYTES,
      readDeadlineMs: settings.CACHE_READ_DEADLINE_MS,
      leaseMs: settings.CACHE_LEASE_MS,
      policies: policiesOf(settings),
      calendar: Object.freeze({
        lengthens: settings.CACHE_CALENDAR === 'on' ? unsetTimesOf(settings) : Object.freeze({}),
        settlingMs: settings.CACHE_CALENDAR_SETTLING_SECONDS * 1000,
      }),
      stretches: settings.CACHE_STRETCH === 'on' ? unsetTimesOf(settings) : Object.freeze({}),
    }),
    warming: warmSettingsOf(settings, Number.isFinite(calls.rules.limits.perDay)),
    auth: Object.freeze({
      keys: Object.freeze(keySettingsOf(settings)),
      issuer: settings.AUTH_ISSUER ?? null,
      audience: settings.AUTH_AUDIENCE ?? null,
    }),
    database: Object.freeze({ url: settings.DATABASE_URL }),
    graphql: Object.freeze({
      introspection: settings.INTROSPECTION === 'on',
      fastPath: settings.FAST_PATH === 'on',
      debugHeader: (settings.DEBUG_HEADER ?? (production ? 'off' : 'on')) === 'on',
      maxDepth: settings.MAX_OPERATION_DEPTH,
      maxAliases: settings.MAX_OPERATION_ALIASES,
      maxTokens: settings.MAX_OPERATION_TOKENS,
      maxCost: settings.MAX_OPERATION_COST,
      maxBodyBytes: settings.MAX_BODY_BYTES,
    }),
    admin: Object.freeze({
      enabled: settings.ADMIN_TOKEN !== undefined || !production,
      token: settings.ADMIN_TOKEN ?? null,
      requestsPerMinute: settings.ADMIN_REQUESTS_PER_MINUTE,
      auditFile: settings.ADMIN_AUDIT_FILE,
    }),
    shutdownGraceMs: settings.SHUTDOWN_GRACE_MS,
    simulator: Object.freeze({ latencyMs: settings.SIMULATOR_LATENCY_MS }),
  });
}

function keySettingsOf({ AUTH_JWKS_URL: url, AUTH_JWT_SECRET: secret }: Settings): KeySettings {
  if (url !== undefined) return { kind: 'jwks', url };
  return secret === undefined ? { kind: 'none' } : { kind: 'secret', secret };
}

/** Half a setting of sign-in would refuse everybody, or check less than the operator believes. */
function authFaults(given: Readonly<Record<string, string>>): string[] {
  const { AUTH_JWKS_URL: url, AUTH_JWT_SECRET: secret, NODE_ENV: stage } = given;
  const faults: string[] = [];
  if (url !== undefined && secret !== undefined) {
    faults.push('AUTH_JWT_SECRET: expected either it or AUTH_JWKS_URL to be set; both are.');
  }
  if (secret !== undefined && stage === 'production' && Buffer.byteLength(secret) < MIN_SECRET_BYTES) {
    faults.push(`AUTH_JWT_SECRET: expected at least ${MIN_SECRET_BYTES} bytes with NODE_ENV=production; got fewer.`);
  }
  if (url !== undefined || secret !== undefined) return faults;
  const idle = ['AUTH_ISSUER', 'AUTH_AUDIENCE'].filter((name) => given[name] !== undefined);
  return idle.map((name) => `${name}: expected AUTH_JWKS_URL or AUTH_JWT_SECRET to be set as well; neither is.`);
}

function policiesOf(settings: Settings): Config['cache']['policies'] {
  const policyOf = (category: CacheCategory): CachePolicy =>
    Object.freeze({
      maxAgeMs: (settings[`CACHE_TTL_${category}_SECONDS`] ?? PROFILES[settings.CACHE_TTL_PROFILE][category]) * 1000,
      staleWhileRevalidateMs: settings[`CACHE_STALE_${category}_SECONDS`] * 1000,
      staleIfErrorMs: settings[`CACHE_STALE_IF_ERROR_${category}_SECONDS`] * 1000,
      absentMs: settings.CACHE_ABSENT_SECONDS * 1000,
    });
  return Object.freeze({
    REALTIME: policyOf('REALTIME'),
    PRICE: policyOf('PRICE'),
    ANALYSIS: policyOf('ANALYSIS'),
    NEWS: policyOf('NEWS'),
    HISTORICAL: policyOf('HISTORICAL'),
    FUNDAMENTALS: policyOf('FUNDAMENTALS'),
    INSIGHTS: policyOf('INSIGHTS'),
  });
}

/** The times to live that nobody has set: who sets one means it. */
function unsetTimesOf(settings: Settings): Readonly<Partial<Record<CacheCategory, number>>> {
  const unset = CACHE_CATEGORIES.filter((category) => settings[`CACHE_TTL_${category}_SECONDS`] === undefined);
  const profile = PROFILES[settings.CACHE_TTL_PROFILE];
  return Object.freeze(Object.fromEntries(unset.map((category) => [category, profile[category] * 1000])));
}

/** A category that does not exist would be ignored in silence: the operator's typing error must stop the start. */
function categoryFaults(given: Readonly<Record<string, string>>): string[] {
  const known = new Set(Object.keys(Environment.shape));
  return Object.keys(given)
    .filter((name) => /^CACHE_(TTL|STALE)_/.test(name) && !known.has(name))
    .map(
      (name) =>
        `${name}: expected a category of ${CACHE_CATEGORIES.join(', ')} in the name; there is no such variable.`,
    );
}

function faultOf(name: string, expected: string, given: Readonly<Record<string, string>>): string {
  const secret = settingDocs().some((setting) => setting.name === name && setting.secret === true);
  const came = secret ? 'something else (not shown)' : JSON.stringify(given[name]);
  return `${name}: expected ${expected}; got ${came}.`;
}
