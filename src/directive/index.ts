export { type CachedField, cachedFieldsOf } from './cached-fields.ts';
export { type CachedResolverOptions, cacheFields } from './cached-resolver.ts';
export type { CacheRow, CachingContext } from './caching-context.ts';
export { DirectiveError } from './directive-error.ts';
export { keyPartOf } from './key-part.ts';
