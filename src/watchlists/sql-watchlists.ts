import type { Change, Database } from './tables.ts';
import type { Watchlist } from './watchlist.ts';
import { LimitReachedError, WatchlistConflictError, WatchlistNotFoundError } from './watchlist-errors.ts';
import type { WatchlistRef, WatchlistRepository } from './watchlist-repository.ts';

/** How many lists a viewer may have, and how many symbols a list. */
export const MAX_LISTS = 50;
export const MAX_SYMBOLS = 100;

/** What the repository takes from outside. */
export interface SqlWatchlistsOptions {
  readonly db: Database;
  /** Epoch ms. */
  readonly now: () => number;
  /** A random UUID. */
  readonly newId: () => string;
}

/** Watchlists in SQL, the same for SQLite and Postgres. */
export class SqlWatchlists implements WatchlistRepository {
  readonly #options: SqlWatchlistsOptions;

  constructor(options: SqlWatchlistsOptions) {
    this.#options = options;
  }

  list(owner: string): Promise<readonly Watchlist[]> {
    return listsOf(this.#options.db, owner);
  }

  create(owner: string, { name, symbols }: Pick<Watchlist, 'name' | 'symbols'>): Promise<Watchlist> {
    return this.#change(owner, async (change, position) => {
      const { count } = await change
        .selectFrom('watchlists')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('owner', '=', owner)
        .executeTakeFirstOrThrow();
      if (Number(count) >= MAX_LISTS) throw new LimitReachedError('A viewer may have watchlists,', MAX_LISTS);
      const at = this.#timestamp();
      const unique = limited(new Set(symbols));
      const list = { id: this.#options.newId(), name, symbols: unique, version: 1, createdAt: at, updatedAt: at };
      const row = { id: list.id, owner, position, name, version: 1, created_at: at, updated_at: at };
      await change.insertInto('watchlists').values(row).execute();
      await writeSymbols(change, list);
      return list;
    });
  }

  add(owner: string, ref: WatchlistRef, symbols: readonly string[]): Promise<Watchlist> {
    return this.#changeList(owner, ref, (list) => ({ symbols: limited(new Set([...list.symbols, ...symbols])) }));
  }

  remove(owner: string, ref: WatchlistRef, symbols: readonly string[]): Promise<Watchlist> {
    const unwanted = new Set(symbols);
    return this.#changeList(owner, ref, (list) => ({ symbols: list.symbols.filter((each) => !unwanted.has(each)) }));
  }

  rename(owner: string, ref: WatchlistRef, name: string): Promise<Watchlist> {
    return this.#changeList(owner, ref, () => ({ name }));
  }

  delete(owner: string, ref: WatchlistRef): Promise<void> {
    return this.#change(owner, async (change) => {
      const { id } = await foundList(change, owner, ref);
      await change.deleteFrom('watchlists').where('id', '=', id).where('owner', '=', owner).execute();
    });
  }

  /** Changes a list, unless it is already as wished: then its version stays, too. */
  #changeList(
    owner: string,
    ref: WatchlistRef,
    wish: (list: Watchlist) => Partial<Pick<Watchlist, 'name' | 'symbols'>>,
  ): Promise<Watchlist> {
    return this.#change(owner, async (change) => {
      const before = await foundList(change, owner, ref);
      const wished = { ...before, ...wish(before) };
      // A wish adds symbols or takes some away.
      const sameSymbols = wished.symbols.length === before.symbols.length;
      if (sameSymbols && wished.name === before.name) return before;
      const after = { ...wished, version: before.version + 1, updatedAt: this.#timestamp() };
      await change
        .updateTable('watchlists')
        .set({ name: after.name, version: after.version, updated_at: after.updatedAt })
        .where('id', '=', after.id)
        .where('owner', '=', owner)
        .execute();
      if (!sameSymbols) await writeSymbols(change, after);
      return after;
    });
  }

  /** One owner's changes are made one after another, on whatever replica: their row is the lock, and numbers them. */
  #change<T>(owner: string, work: (change: Change, number: number) => Promise<T>): Promise<T> {
    return this.#options.db.transaction().execute(async (change) => {
      const { changes } = await change
        .insertInto('watchlist_owners')
        .values({ owner, changes: 1 })
        .onConflict((conflict) =>
          conflict
            .column('owner')
            .doUpdateSet(({ eb, ref }) => ({ changes: eb(ref('watchlist_owners.changes'), '+', 1) })),
        )
        .returning('changes')
        .executeTakeFirstOrThrow();
      return work(change, changes);
    });
  }

  #timestamp(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

function limited(symbols: ReadonlySet<string>): readonly string[] {
  if (symbols.size > MAX_SYMBOLS) throw new LimitReachedError('A watchlist may have symbols,', MAX_SYMBOLS);
  return [...symbols];
}

async function foundList(change: Change, owner: string, { id, expectedVersion }: WatchlistRef): Promise<Watchlist> {
  const [list] = await listsOf(change, owner, id);
  if (list === undefined) throw new WatchlistNotFoundError();
  if (expectedVersion !== null && expectedVersion !== list.version) {
    throw new WatchlistConflictError(expectedVersion, list.version);
  }
  return list;
}

/** All symbols at once: at most a hundred rows, and their positions never have to be mended. */
async function writeSymbols(change: Change, { id, symbols }: Watchlist): Promise<void> {
  await change.deleteFrom('watchlist_symbols').where('watchlist_id', '=', id).execute();
  if (symbols.length === 0) return;
  const rows = symbols.map((symbol, position) => ({ watchlist_id: id, symbol, position }));
  await change.insertInto('watchlist_symbols').values(rows).execute();
}

/** One statement, so that lists and symbols are of one moment. */
async function listsOf(db: Database, owner: string, id?: string): Promise<readonly Watchlist[]> {
  const rows = await db
    .selectFrom('watchlists as list')
    .leftJoin('watchlist_symbols as entry', 'entry.watchlist_id', 'list.id')
    .select(['list.id', 'list.name', 'list.version', 'list.created_at', 'list.updated_at', 'entry.symbol'])
    .where('list.owner', '=', owner)
    .$if(id !== undefined, (query) => query.where('list.id', '=', String(id)))
    .orderBy('list.position')
    .orderBy('entry.position')
    .execute();
  const lists = new Map<string, Watchlist & { readonly symbols: string[] }>();
  for (const { id, name, version, created_at: createdAt, updated_at: updatedAt, symbol } of rows) {
    const list = lists.get(id) ?? { id, name, version, createdAt, updatedAt, symbols: [] };
    lists.set(id, list);
    if (symbol !== null) list.symbols.push(symbol);
  }
  return [...lists.values()];
}
