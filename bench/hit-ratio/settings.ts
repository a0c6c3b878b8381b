import type { CacheCategory } from '../../src/cache-categories.ts';
import { CACHE_CATEGORIES, type Config, loadConfig } from '../../src/config.ts';

type Environment = Readonly<Record<string, string>>;

/** What a replay runs under. */
export interface Settings {
  readonly name: string;
  /** Times to live, as the environment of the product has them. */
  readonly ttls: Environment;
  /** Stale windows, likewise. */
  readonly stale: Environment;
  /** Which categories are warmed after a deployment, and by which schedule, likewise. Null: nothing is warmed. */
  readonly warming: Environment | null;
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
}

/** An hour for everything, half an hour for news. */
export const PRODUCTION_TTLS: Environment = {
  ...Object.fromEntries(CACHE_CATEGORIES.map((category) => [`CACHE_TTL_${category}_SECONDS`, '3600'])),
  CACHE_TTL_NEWS_SECONDS: '1800',
};

/** What docs/adr/0010 recommends, seconds. Every stale answer is labelled and refreshed behind its reader. */
const SHORT_STALE = staleWindows({
  REALTIME: 15,
  PRICE: 60,
  ANALYSIS: 300,
  NEWS: 600,
  HISTORICAL: 3600,
  FUNDAMENTALS: 86_400,
  INSIGHTS: 300,
});

/** As long again as an answer is fresh by default, at most two hours, seconds. */
export const LONG_STALE = staleWindows({
  REALTIME: 60,
  PRICE: 300,
  ANALYSIS: 1800,
  NEWS: 3600,
  HISTORICAL: 7200,
  FUNDAMENTALS: 7200,
  INSIGHTS: 1800,
});

/** After a deployment. */
const WARMED_AT_START: Environment = { WARM_CATEGORIES: 'PRICE,HISTORICAL,FUNDAMENTALS,NEWS' };

/** And from 09:00 to 16:00 on weekdays each minute, what ends before the next. */
const WARMED_BY_SCHEDULE: Environment = { ...WARMED_AT_START, WARM_CRON: '* 9-15 * * 1-5' };

/** What production ran with before: plain cache-aside on a shared Redis. */
export const PRODUCTION: Settings = {
  name: 'as in production',
  ttls: PRODUCTION_TTLS,
  stale: {},
  warming: null,
  calendar: false,
  canonicalKeys: false,
  oneLoad: false,
  near: false,
  earlyRefresh: false,
};

export const DEFAULTS: Settings = {
  name: 'defaults',
  ttls: {},
  stale: {},
  warming: null,
  calendar: true,
  canonicalKeys: true,
  oneLoad: true,
  near: true,
  earlyRefresh: true,
};

export const ECONOMICAL: Settings = { ...DEFAULTS, name: 'economical', ttls: { CACHE_TTL_PROFILE: 'economical' } };

export const WARMED: Settings = { ...DEFAULTS, name: 'warmed by schedule', warming: WARMED_BY_SCHEDULE };

export const SHORT_WINDOWS: Settings = {
  ...DEFAULTS,
  name: 'short stale windows',
  stale: SHORT_STALE,
  warming: WARMED_AT_START,
};

export const LONG_WINDOWS: Settings = { ...SHORT_WINDOWS, name: 'long stale windows', stale: LONG_STALE };

/** For those who ask seldom and count their calls. */
const LONG_WINDOWS_ECONOMICAL: Settings = { ...LONG_WINDOWS, name: 'the same, economical', ttls: ECONOMICAL.ttls };

export const COMPARED: readonly Settings[] = [
  PRODUCTION,
  DEFAULTS,
  ECONOMICAL,
  WARMED,
  SHORT_WINDOWS,
  LONG_WINDOWS,
  LONG_WINDOWS_ECONOMICAL,
];

/** All that there is against waits. */
export const EVERYTHING: Settings = { ...LONG_WINDOWS, name: 'everything', warming: WARMED_BY_SCHEDULE };

/** As the product reads what is set. */
export function configOf({ ttls, stale, warming }: Settings): Config {
  return loadConfig({ ...ttls, ...stale, ...warming });
}

/** One change each. */
interface Change {
  readonly name: string;
  /** Made to what production ran with. */
  readonly alone: Settings;
  /** Taken back from everything. */
  readonly without: Settings;
}

export const CHANGES: readonly Change[] = [
  change('times to live by category', { ttls: {} }, { ttls: PRODUCTION_TTLS }),
  change('canonical keys', { canonicalKeys: true }, { canonicalKeys: false }),
  change('single flight and lease', { oneLoad: true }, { oneLoad: false }),
  change('stale windows', { stale: LONG_STALE }, { stale: {} }),
  change('market calendar', { calendar: true }, { calendar: false }),
  change('warming at the start', { warming: WARMED_AT_START }, { warming: null }),
  change('warming by schedule', { warming: WARMED_BY_SCHEDULE }, { warming: WARMED_AT_START }),
  change('early refresh and jitter', { earlyRefresh: true }, { earlyRefresh: false }),
];

function change(name: string, made: Partial<Settings>, takenBack: Partial<Settings>): Change {
  return {
    name,
    alone: { ...PRODUCTION, ...made, name: `only ${name}` },
    without: { ...EVERYTHING, ...takenBack, name: `without ${name}` },
  };
}

function staleWindows(seconds: Readonly<Record<CacheCategory, number>>): Environment {
  return Object.fromEntries(
    CACHE_CATEGORIES.map((category) => [`CACHE_STALE_${category}_SECONDS`, String(seconds[category])]),
  );
}
