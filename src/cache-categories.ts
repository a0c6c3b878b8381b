/** The groups of fields that share a time to live. */
export const CACHE_CATEGORIES = [
  'REALTIME',
  'PRICE',
  'ANALYSIS',
  'NEWS',
  'HISTORICAL',
  'FUNDAMENTALS',
  'INSIGHTS',
] as const;
export type CacheCategory = (typeof CACHE_CATEGORIES)[number];

/** Seconds of freshness. */
export const PROFILES = {
  fresh: {
    REALTIME: 60,
    PRICE: 300,
    ANALYSIS: 1800,
    NEWS: 3600,
    HISTORICAL: 7200,
    FUNDAMENTALS: 86_400,
    INSIGHTS: 1800,
  },
  economical: {
    REALTIME: 60,
    PRICE: 3600,
    ANALYSIS: 1800,
    NEWS: 14_400,
    HISTORICAL: 21_600,
    FUNDAMENTALS: 86_400,
    INSIGHTS: 1800,
  },
} as const;
