/** An hour: nothing ends while it is measured. */
const TTL_SECONDS = 3600;

/** What each Penstock is told here: an upstream without limits, entries that outlive the run, nothing loaded in advance. */
export function gatewayEnv(upstreamUrl: string): Readonly<Record<string, string>> {
  return {
    LOG_LEVEL: 'warn',
    ALPHAVANTAGE_API_KEY: 'bench',
    ALPHAVANTAGE_URL: upstreamUrl,
    UPSTREAM_FULL_HISTORY: 'true',
    UPSTREAM_LIMIT_PER_SECOND: '0',
    UPSTREAM_LIMIT_PER_MINUTE: '0',
    UPSTREAM_LIMIT_PER_DAY: '0',
    CACHE_TTL_PRICE_SECONDS: String(TTL_SECONDS),
    CACHE_TTL_HISTORICAL_SECONDS: String(2 * TTL_SECONDS),
    CACHE_TTL_FUNDAMENTALS_SECONDS: String(4 * TTL_SECONDS),
    // Fifty connections on one core queue for longer than a Redis in good health would ever take.
    CACHE_READ_DEADLINE_MS: '5000',
    // What it loads in advance would be counted, and takes its core.
    WARM_ON_START: 'off',
    DATABASE_URL: 'file::memory:',
  };
}
