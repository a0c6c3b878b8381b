import type { CachePolicy } from '../cache/index.ts';
import type { CacheRow, CachingContext } from './caching-context.ts';

/** The context for one load: the cached fields that its resolver reads leave their rows in `inputs`. */
export function contextOfLoad(context: CachingContext, inputs: CacheRow[]): CachingContext {
  // Inherited, not copied: a context may notice who reads what of it.
  return Object.create(context, { cacheRows: { value: inputs, enumerable: true } });
}

/**
 * The policy of a field that reads other cached fields: its value is fresh for no longer than the least fresh of them,
 * and not at all when one of them failed or was stale. The engine asks for `maxAgeMs` again when the load is done; by
 * then the inputs are known.
 */
export function noFresherThan(inputs: readonly CacheRow[], policy: CachePolicy): CachePolicy {
  return {
    ...policy,
    get maxAgeMs() {
      return inputs.reduce((least, { ttlSeconds }) => Math.min(least, ttlSeconds * 1000), policy.maxAgeMs);
    },
  };
}
