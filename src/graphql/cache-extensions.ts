import type { ApolloServerPlugin } from '@apollo/server';
import type { CacheRow } from '../directive/index.ts';
import type { RequestContext } from './context.ts';

/** `extensions.stale` whenever something stale was served, `extensions.cache` for who asked for it. */
export function cacheExtensions(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body }, contextValue: { debug, cacheRows } }) {
          if (body.kind !== 'single') return;
          const added = extensionsOf(cacheRows, debug);
          if (Object.keys(added).length === 0) return;
          body.singleResult.extensions = { ...body.singleResult.extensions, ...added };
        },
      };
    },
  };
}

/** What the cached fields of one answer add to its `extensions`. */
export function extensionsOf(rows: readonly CacheRow[], debug: boolean): Record<string, unknown> {
  const stale = rows.filter(({ status }) => status === 'STALE').map(staleOf);
  return { ...(debug && { cache: rows.map(shown) }), ...(stale.length > 0 && { stale }) };
}

/** Field by field: a row has more than the contract shows. */
function shown(row: CacheRow): Record<string, unknown> {
  const { path, status, category, tier, ageSeconds, ttlSeconds, key, freshness } = row;
  return { path, status, category, tier, ageSeconds, ttlSeconds, key, ...(freshness !== undefined && { freshness }) };
}

function staleOf({ path, ageSeconds, staleReason = 'REFRESHING' }: CacheRow): Record<string, unknown> {
  return { path, ageSeconds, reason: staleReason };
}
