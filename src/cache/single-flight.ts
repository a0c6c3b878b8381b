/** Concurrent callers of one key in this process share one run. Across processes the lease does that. */
export class SingleFlight<Result> {
  readonly #flights = new Map<string, Flight<Result>>();

  /** How many runs can be joined; 0 when idle, so that nothing is kept. */
  get size(): number {
    return this.#flights.size;
  }

  /** The run of this key that is under way, if any. */
  joinable(key: string): Flight<Result> | null {
    return this.#flights.get(key) ?? null;
  }

  /** Starts a run that others can join until it ends, however it ends; `brief`: until this turn is over. */
  start(key: string, run: () => Promise<Result>, { tags = [], brief = false }: FlightOptions = {}): Promise<Result> {
    const flight: Flight<Result> = { tags, outdated: false, result: run().finally(() => this.#end(key, flight)) };
    this.#flights.set(key, flight);
    if (brief) queueMicrotask(() => this.#end(key, flight));
    return flight.result;
  }

  /** Lets nobody join the runs that began before this moment. They end for whoever started them. */
  outdate(matches: (key: string, tags: readonly string[]) => boolean): void {
    for (const [key, flight] of this.#flights) {
      if (!matches(key, flight.tags)) continue;
      flight.outdated = true;
      this.#flights.delete(key);
    }
  }

  /** By then another run of the same key may have taken its place. */
  #end(key: string, flight: Flight<Result>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}

export interface FlightOptions {
  readonly tags?: readonly string[];
  readonly brief?: boolean;
}

/** A run under way. */
export interface Flight<Result> {
  readonly tags: readonly string[];
  readonly result: Promise<Result>;
  /** True: invalidated since it began; what it brings is for the one who started it. */
  outdated: boolean;
}
