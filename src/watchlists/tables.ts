import type { Kysely, Transaction } from 'kysely';

/** The tables of the newest migration. Times are RFC 3339 texts in UTC: one form in both databases, and in order. */
export interface Tables {
  /** One row for each owner who ever made a list: the lock under which their lists are changed. */
  readonly watchlist_owners: { readonly owner: string; readonly changes: number };
  readonly watchlists: {
    readonly id: string;
    readonly owner: string;
    /** The number of the owner's change that made it: their lists in order. */
    readonly position: number;
    readonly name: string;
    readonly version: number;
    readonly created_at: string;
    readonly updated_at: string;
  };
  readonly watchlist_symbols: { readonly watchlist_id: string; readonly symbol: string; readonly position: number };
}

export type Database = Kysely<Tables>;
export type Change = Transaction<Tables>;
