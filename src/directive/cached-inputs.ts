import type { CacheRequest, FreshFor } from '../cache/index.ts';
import type { CacheRow } from './cache-row.ts';
import type { CachingContext } from './caching-context.ts';

/** The context for one load: the cached fields that its resolver reads leave their rows in `inputs`. */
export function contextOfLoad(context: CachingContext, inputs: CacheRow[]): CachingContext {
  // Neither copied nor unwrapped: the guard of the field that reads this one must notice, too, who reads the viewer.
  // Nor inherited: a resolver may copy it.
  return new Proxy(context, { get: (target, name) => (name === 'cacheRows' ? inputs : Reflect.get(target, name)) });
}

/**
 * How long a value is fresh that was made of other cached fields: no longer than the least fresh of them, and not at all
 * when one of them failed or was stale.
 */
export function noFresherThan(inputs: readonly CacheRow[], { freshFor }: Pick<CacheRequest, 'freshFor'>): FreshFor {
  const leastSeconds = inputs.reduce((least, { ttlSeconds }) => Math.min(least, ttlSeconds), Number.POSITIVE_INFINITY);
  return (storedAt, value, maxAgeMs) => {
    const own = freshFor?.(storedAt, value, maxAgeMs) ?? null;
    const untilMs = storedAt + leastSeconds * 1000;
    const ownUntilMs = own?.untilMs ?? storedAt + maxAgeMs;
    return untilMs < ownUntilMs ? { untilMs, why: 'no fresher than what it was made of' } : own;
  };
}
