import type { CachePolicy } from '../cache/index.ts';
import type { CacheRow, CachingContext } from './caching-context.ts';

/** The context for one load: the cached fields that its resolver reads leave their rows in `inputs`. */
export function contextOfLoad(context: CachingContext, inputs: CacheRow[]): CachingContext {
  // Inherited, not copied: a context may notice who reads what of it.
  return Object.create(context, { cacheRows: { value: inputs, enumerable: true } });
}

/**
 * The policy for a value that was made of other cached fields: fresh for no longer than the least fresh of them, and not
 * at all when one of them failed or was stale.
 */
export function noFresherThan(inputs: readonly CacheRow[], policy: CachePolicy): CachePolicy {
  const maxAgeMs = inputs.reduce((least, { ttlSeconds }) => Math.min(least, ttlSeconds * 1000), policy.maxAgeMs);
  return maxAgeMs === policy.maxAgeMs ? policy : { ...policy, maxAgeMs };
}
