export { announcedWatchlists } from './announced-watchlists.ts';
export { type OpenedWatchlists, openWatchlists, type WatchlistsOptions } from './open-watchlists.ts';
export { MAX_LISTS, MAX_SYMBOLS } from './sql-watchlists.ts';
export type { Watchlist } from './watchlist.ts';
export {
  DatabaseUnavailableError,
  LimitReachedError,
  WatchlistConflictError,
  WatchlistError,
  WatchlistNotFoundError,
} from './watchlist-errors.ts';
export { rehearsedWatchlists } from './rehearsed-watchlists.ts';
export { WATCHLIST_NAME_FORM, watchlistNameOf } from './watchlist-name.ts';
export type { WatchlistRef, WatchlistRepository } from './watchlist-repository.ts';
export { watchlistsOfRequest } from './watchlists-of-request.ts';
