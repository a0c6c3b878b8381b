/** A named list of symbols that belongs to one viewer. */
export interface Watchlist {
  /** Random: nothing follows from it, and it cannot be guessed. */
  readonly id: string;
  readonly name: string;
  /** Each once, in the order they were added. */
  readonly symbols: readonly string[];
  /** 1 when created, one more with each change. */
  readonly version: number;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}
