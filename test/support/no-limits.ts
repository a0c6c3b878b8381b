/** For a test whose calls are to cost nothing: a key alone brings the free plan's limits. */
export const NO_LIMITS = { UPSTREAM_LIMIT_PER_SECOND: '0', UPSTREAM_LIMIT_PER_DAY: '0' } as const;
