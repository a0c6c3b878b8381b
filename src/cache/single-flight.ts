/** Concurrent callers of one key in this process share one run. Across processes the lease does that. */
export class SingleFlight<Result> {
  readonly #flights = new Map<string, Promise<Result>>();

  /** How many runs are under way; 0 when idle, so that nothing is kept. */
  get size(): number {
    return this.#flights.size;
  }

  /** The run of this key that is under way, if any. */
  joinable(key: string): Promise<Result> | null {
    return this.#flights.get(key) ?? null;
  }

  /** Starts a run that others can join until it ends, however it ends. */
  start(key: string, run: () => Promise<Result>): Promise<Result> {
    const flight = run().finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
  }
}
