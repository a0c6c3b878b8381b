/** A look at the store that is under way. */
export interface Reading {
  readonly names: readonly string[];
  /** True: something it looks at was changed meanwhile, so what it brings may be older than that. */
  overtaken: boolean;
}

/**
 * The looks under way. A change that is told before the reply to an earlier look is processed must win, or the old
 * reply would be kept here with nobody left to correct it.
 */
export class Readings {
  readonly #byName = new Map<string, Set<Reading>>();

  begin(names: readonly string[]): Reading {
    const reading: Reading = { names, overtaken: false };
    for (const name of names) {
      const others = this.#byName.get(name);
      if (others === undefined) this.#byName.set(name, new Set([reading]));
      else others.add(reading);
    }
    return reading;
  }

  end(reading: Reading): void {
    for (const name of reading.names) {
      const readings = this.#byName.get(name);
      readings?.delete(reading);
      if (readings?.size === 0) this.#byName.delete(name);
    }
  }

  overtake(name: string): void {
    for (const reading of this.#byName.get(name) ?? []) reading.overtaken = true;
  }

  overtakeAll(): void {
    for (const readings of this.#byName.values()) for (const reading of readings) reading.overtaken = true;
  }
}
