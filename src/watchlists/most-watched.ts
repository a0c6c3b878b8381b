import type { Database } from './tables.ts';

/** The symbols on the lists of most owners, most first; who has one on several lists counts once. Tells nobody's name. */
export async function mostWatched(db: Database, count: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('watchlist_symbols as entry')
    .innerJoin('watchlists as list', 'list.id', 'entry.watchlist_id')
    .select('entry.symbol')
    .groupBy('entry.symbol')
    .orderBy(({ fn }) => fn.count('list.owner').distinct(), 'desc')
    .orderBy('entry.symbol')
    .limit(count)
    .execute();
  return rows.map(({ symbol }) => symbol);
}
