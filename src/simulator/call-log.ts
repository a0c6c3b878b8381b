/** One request to /query. `symbol` holds the keywords of a search, or the tickers of news. */
export interface Call {
  readonly function: string;
  readonly symbol: string;
}

const KEPT = 1000;

/** Counts every request, but remembers the newest ones only, so that a long load run stays small. */
export class CallLog {
  #count = 0;
  readonly #newest: Call[] = [];

  get count(): number {
    return this.#count;
  }

  get newest(): readonly Call[] {
    return [...this.#newest];
  }

  /** Remembers one request. */
  add(call: Call): void {
    this.#count += 1;
    this.#newest.push(call);
    if (this.#newest.length > KEPT) {
      this.#newest.shift();
    }
  }
}
