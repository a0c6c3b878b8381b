import { type Cache, type CacheRequest, type Load, type Served, StoreUnavailableError } from '../cache/index.ts';

/** The part of the cache that pricing needs. */
export type PeekedCache = Pick<Cache, 'look'>;

/**
 * Asked in place of the cache while an operation is priced: what is there is used as it is, and what is not is read
 * without being stored or counted, for the operation itself will do that.
 */
export function pricedAnswers(cache: PeekedCache): Pick<Cache, 'getOrLoad'> {
  return { getOrLoad: async (request, load) => (await seen(cache, request)) ?? (await read(load)) };
}

async function seen(cache: PeekedCache, request: CacheRequest): Promise<Served | null> {
  if (request.policy.maxAgeMs === 0) return null;
  try {
    return await cache.look(request);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    return null;
  }
}

async function read(load: Load): Promise<Served> {
  const value = await load({ signal: new AbortController().signal, background: false, keepOut: () => undefined });
  return { result: { kind: 'value', value }, status: 'BYPASS', tier: 'ORIGIN', ageMs: 0, remainingMs: 0 };
}
