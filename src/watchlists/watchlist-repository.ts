import type { Watchlist } from './watchlist.ts';

/** Which list, and, when not null, the version it must still have: else the change is refused. */
export interface WatchlistRef {
  readonly id: string;
  readonly expectedVersion: number | null;
}

/**
 * Where watchlists are kept. Every method takes the owner and reaches nothing of anybody else's: a list of another
 * owner is as good as missing. What is written is read by every replica as soon as the write has been answered.
 *
 * Rejects with a `WatchlistError` only.
 */
export interface WatchlistRepository {
  /** Oldest first. */
  list(owner: string): Promise<readonly Watchlist[]>;
  create(owner: string, list: Pick<Watchlist, 'name' | 'symbols'>): Promise<Watchlist>;
  /** Symbols that the list has already stay where they are; when it has all of them, nothing changes. */
  add(owner: string, ref: WatchlistRef, symbols: readonly string[]): Promise<Watchlist>;
  /** Symbols that the list does not have are no error; when it has none of them, nothing changes. */
  remove(owner: string, ref: WatchlistRef, symbols: readonly string[]): Promise<Watchlist>;
  rename(owner: string, ref: WatchlistRef, name: string): Promise<Watchlist>;
  delete(owner: string, ref: WatchlistRef): Promise<void>;
}
