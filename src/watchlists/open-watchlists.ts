import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

import { parseDatabaseUrl } from './database-url.ts';
import { migrate } from './migrations.ts';
import { mostWatched } from './most-watched.ts';
import { openDatabase } from './open-database.ts';
import { SqlWatchlists } from './sql-watchlists.ts';
import type { Database } from './tables.ts';
import { DatabaseUnavailableError, WatchlistError } from './watchlist-errors.ts';
import type { WatchlistRepository } from './watchlist-repository.ts';

export interface WatchlistsOptions {
  /** See `parseDatabaseUrl` for the forms. */
  readonly url: string;
  /** Epoch ms. */
  readonly now: () => number;
  /** A random UUID. */
  readonly newId: () => string;
  /** Hears why the database could not be used; the caller is told only that it could not. */
  readonly onTrouble: (error: unknown) => void;
}

/** A repository that is opened by its first use. */
export interface OpenedWatchlists extends WatchlistRepository {
  /** Of all owners together: the symbols that most of them watch, most first. */
  mostWatched(count: number): Promise<readonly string[]>;
  /** Ends the connections, within a bounded time. */
  close(): Promise<void>;
}

/** How long a change waits for another process that writes to the same SQLite file, ms. */
const BUSY_DEADLINE_MS = 2000;
const BUSY_PAUSE_MS = 10;
const CLOSE_DEADLINE_MS = 2000;

/**
 * The watchlists of a database that may be away: nothing waits for it at the start, and a failed opening is tried anew
 * by the next call. Everything that is wrong with it is a `DatabaseUnavailableError`.
 */
export function openWatchlists({ url, now, newId, onTrouble }: WatchlistsOptions): OpenedWatchlists {
  let opened: Promise<Database> | null = null;
  const open = async (): Promise<Database> => {
    const target = parseDatabaseUrl(url);
    if (target === null) throw new Error('DATABASE_URL must be file:path or postgres://…');
    const db = openDatabase(target, onTrouble);
    try {
      await migrate(db);
      return db;
    } catch (error) {
      await db.destroy();
      throw error;
    }
  };
  const database = (): Promise<Database> => {
    opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  const useDatabase = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    // SQLite answers without ever waiting: a request of many changes would let no other request have its turn.
    await nextTurn();
    try {
      return await patiently(async () => work(await database()), now);
    } catch (error) {
      if (error instanceof WatchlistError) throw error;
      onTrouble(error);
      throw new DatabaseUnavailableError(error);
    }
  };
  const use = <T>(work: (lists: WatchlistRepository) => Promise<T>): Promise<T> =>
    useDatabase((db) => work(new SqlWatchlists({ db, now, newId })));
  return {
    list: (owner) => use((lists) => lists.list(owner)),
    create: (owner, list) => use((lists) => lists.create(owner, list)),
    add: (owner, ref, symbols) => use((lists) => lists.add(owner, ref, symbols)),
    remove: (owner, ref, symbols) => use((lists) => lists.remove(owner, ref, symbols)),
    rename: (owner, ref, name) => use((lists) => lists.rename(owner, ref, name)),
    delete: (owner, ref) => use((lists) => lists.delete(owner, ref)),
    mostWatched: (count) => useDatabase((db) => mostWatched(db, count)),
    async close() {
      if (opened === null) return;
      const end = opened.then((db) => db.destroy()).catch(onTrouble);
      await Promise.race([end, pause(CLOSE_DEADLINE_MS, undefined, { ref: false })]);
    },
  };
}

/** Tries again while another process writes to the file; nothing of the refused try has remained. */
async function patiently<T>(work: () => Promise<T>, now: () => number): Promise<T> {
  const deadline = now() + BUSY_DEADLINE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || now() >= deadline) throw error;
      await pause(BUSY_PAUSE_MS);
    }
  }
}

/** SQLITE_BUSY and its kin. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
