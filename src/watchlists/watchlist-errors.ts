/** Every way a watchlist can fail its owner. `code` is the contract; the message is for people and holds no secret. */
export abstract class WatchlistError extends Error {
  abstract readonly code: string;
}

/** The viewer has no such list. Whether somebody else has it is not told. */
export class WatchlistNotFoundError extends WatchlistError {
  readonly code = 'NOT_FOUND';
  constructor() {
    super('You have no watchlist with this id.');
  }
}

/** The list was changed since the caller read it. */
export class WatchlistConflictError extends WatchlistError {
  readonly code = 'CONFLICT';
  constructor(expected: number, found: number) {
    super(`The watchlist was changed: expected version ${expected}; it has ${found}. Read it again.`);
  }
}

/** A viewer has as many lists, or a list as many symbols, as there may be. */
export class LimitReachedError extends WatchlistError {
  readonly code = 'LIMIT_REACHED';
  readonly limit: number;
  constructor(what: string, limit: number) {
    super(`${what} at most ${limit}.`);
    this.limit = limit;
  }
}

/** The database did not answer, or not as it should. The log has why. */
export class DatabaseUnavailableError extends WatchlistError {
  readonly code = 'DATABASE_UNAVAILABLE';
  constructor(cause: unknown) {
    super('The watchlists are out of reach. Ask again.', { cause });
  }
}
