import { CACHE_CATEGORIES, loadConfig } from '../../src/config.ts';

/** What a replay runs under. */
export interface Settings {
  readonly name: string;
  /** Read by the product's own configuration: times to live and stale windows. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether the market calendar lengthens them, set by hand or not. */
  readonly calendar: boolean;
  /** True: one entry whatever range, number of articles or spelling is asked. False: an entry for each. */
  readonly canonicalKeys: boolean;
  /** True: single flight and lease. False: each miss makes its own call. */
  readonly oneLoad: boolean;
  /** Whether each process keeps copies. */
  readonly near: boolean;
  /** True: entries made together do not end together, and one reader may refresh just before the end. */
  readonly earlyRefresh: boolean;
  /** Whether the warm set is loaded after a deployment. */
  readonly warming: boolean;
}

/** An hour for everything, half an hour for news. */
export const PRODUCTION_TTLS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CACHE_CATEGORIES.map((category) => [`CACHE_TTL_${category}_SECONDS`, '3600'])),
  CACHE_TTL_NEWS_SECONDS: '1800',
};

/** Seconds: an answer of yesterday is not worth a wait saved. */
const LONGEST_STALE = 7200;

/** As long again as an answer is fresh, at most two hours. Every stale answer is labelled and refreshed behind its reader. */
export const RECOMMENDED_STALE: Readonly<Record<string, string>> = Object.fromEntries(
  CACHE_CATEGORIES.map((category) => [
    `CACHE_STALE_${category}_SECONDS`,
    String(Math.min(loadConfig({}).cache.policies[category].maxAgeMs / 1000, LONGEST_STALE)),
  ]),
);

/** What production ran with before: plain cache-aside on a shared Redis. */
export const PRODUCTION: Settings = {
  name: 'as in production',
  env: PRODUCTION_TTLS,
  calendar: false,
  canonicalKeys: false,
  oneLoad: false,
  near: false,
  earlyRefresh: false,
  warming: false,
};

export const DEFAULTS: Settings = {
  name: 'defaults',
  env: {},
  calendar: true,
  canonicalKeys: true,
  oneLoad: true,
  near: true,
  earlyRefresh: true,
  warming: false,
};

export const ECONOMICAL: Settings = { ...DEFAULTS, name: 'economical', env: { CACHE_TTL_PROFILE: 'economical' } };

export const RECOMMENDED: Settings = { ...DEFAULTS, name: 'recommended', env: RECOMMENDED_STALE, warming: true };

/** For those who ask seldom and count their calls. */
export const RECOMMENDED_ECONOMICAL: Settings = {
  ...RECOMMENDED,
  name: 'recommended, economical',
  env: { ...RECOMMENDED_STALE, ...ECONOMICAL.env },
};

export const COMPARED: readonly Settings[] = [PRODUCTION, DEFAULTS, ECONOMICAL, RECOMMENDED, RECOMMENDED_ECONOMICAL];

/** One change each. */
interface Change {
  readonly name: string;
  /** Made to what production ran with. */
  readonly alone: Settings;
  /** Taken back from what is recommended. */
  readonly without: Settings;
}

export const CHANGES: readonly Change[] = [
  change('times to live by category', { env: {} }, { env: { ...RECOMMENDED_STALE, ...PRODUCTION_TTLS } }),
  change('canonical keys', { canonicalKeys: true }, { canonicalKeys: false }),
  change('single flight and lease', { oneLoad: true }, { oneLoad: false }),
  change('stale windows', { env: { ...PRODUCTION_TTLS, ...RECOMMENDED_STALE } }, { env: {} }),
  change('market calendar', { calendar: true }, { calendar: false }),
  change('warming', { warming: true }, { warming: false }),
  change('early refresh and jitter', { earlyRefresh: true }, { earlyRefresh: false }),
];

function change(name: string, made: Partial<Settings>, takenBack: Partial<Settings>): Change {
  return {
    name,
    alone: { ...PRODUCTION, ...made, name: `only ${name}` },
    without: { ...RECOMMENDED, ...takenBack, name: `without ${name}` },
  };
}
