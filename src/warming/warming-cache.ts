import type { Cache, CacheRequest, Load, Served } from '../cache/index.ts';
import type { WarmManner } from './warm-loads.ts';

/** How one field was answered while it was warmed. */
export interface WarmAnswer {
  readonly field: string;
  readonly served: Served;
  /** Why what was loaded is not in the cache; null: it is. */
  readonly notKept: string | null;
}

export interface WarmingCacheOptions {
  readonly cache: Pick<Cache, 'look' | 'refresh'>;
  readonly manner: WarmManner;
  /** Epoch ms. */
  readonly now: () => number;
  readonly onAnswer: (answer: WarmAnswer) => void;
}

/** The answer of a dry run to what would be loaded. */
export class WouldLoad extends Error {}

/**
 * Asked in place of the cache by who loads in advance: it serves what will do as it is, so that nothing is spent on it,
 * and loads anything else anew.
 */
export function createWarmingCache(options: WarmingCacheOptions): Pick<Cache, 'getOrLoad'> {
  const { cache, manner, now, onAnswer } = options;
  const answer = async (request: CacheRequest, load: Load): Promise<Omit<WarmAnswer, 'field'>> => {
    if (request.policy.maxAgeMs === 0) return { served: failed(new Error('not cached')), notKept: null };
    const seen = await cache.look(request);
    if (seen !== null && suffices(seen, manner, now())) return { served: seen, notKept: null };
    if (manner.dryRun) return { served: failed(new WouldLoad()), notKept: null };
    const served = await cache.refresh(request, load, manner.runId);
    const lost = served.result.kind === 'value' && (await cache.look(request)) === null;
    return { served, notKept: lost ? 'it was loaded, but could not be stored' : null };
  };
  return {
    async getOrLoad(request, load) {
      const answered = await answer(request, load);
      onAnswer({ field: request.field, ...answered });
      return answered.served;
    },
  };
}

/** A dry run is of no run: nothing was loaded by it before. */
function suffices({ warmedBy, ageMs, remainingMs }: Served, manner: WarmManner, now: number): boolean {
  if (warmedBy === manner.runId) return true;
  if (manner.force) return false;
  const endsEarly = manner.renewBefore !== null && now + remainingMs < manner.renewBefore;
  return !(endsEarly && remainingMs < ageMs);
}

function failed(error: unknown): Served {
  return { result: { kind: 'error', error }, status: 'BYPASS', tier: 'ORIGIN', ageMs: 0, remainingMs: 0 };
}
