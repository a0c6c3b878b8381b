export { cacheKeyOf } from './cache-key.ts';
export type { CacheKey } from './cache-key.ts';
export type { CacheRequest, Load } from './cache-request.ts';
export type { CacheStatus, CacheTier, Served } from './outcome.ts';
export { hardTtlMs } from './policy.ts';
export type { CachePolicy } from './policy.ts';
