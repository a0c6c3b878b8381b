export { type CachedField, cachedFieldsOf } from './cached-fields.ts';
export { type CachedResolverOptions, cacheFields } from './cached-resolver.ts';
export type { CacheRow, CachingContext } from './caching-context.ts';
export type { OnViewerTouched } from './viewer-guard.ts';
export { type Principal, viewerPartOf, viewerTagOf } from './viewer-key.ts';
export { DirectiveError } from './directive-error.ts';
export { type PricingContext, priceFields } from './price-fields.ts';
export { keyPartOf } from './key-part.ts';
