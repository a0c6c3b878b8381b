/** One who waits for a key that somebody else loads. */
export interface Waiter {
  /** Resolves when woken since the last wait ended, at the latest after `backstopMs`. */
  wait(backstopMs: number): Promise<void>;
  leave(): void;
}

/** Those who wait, by key: woken when something about the key changes. */
export class Waiters {
  readonly #byKey = new Map<string, Set<() => void>>();

  /** To be joined before the look that may lead to a wait, so that a change told meanwhile is not missed. */
  join(key: string): Waiter {
    let woken = false;
    let resume: (() => void) | null = null;
    const wake = (): void => {
      woken = true;
      resume?.();
    };
    const others = this.#byKey.get(key) ?? new Set();
    this.#byKey.set(key, others.add(wake));
    return {
      wait: async (backstopMs) => {
        let timer: NodeJS.Timeout | undefined;
        if (!woken) {
          await new Promise<void>((resolve) => {
            resume = resolve;
            timer = setTimeout(resolve, backstopMs);
          });
        }
        clearTimeout(timer);
        resume = null;
        woken = false;
      },
      leave: () => {
        others.delete(wake);
        if (others.size === 0 && this.#byKey.get(key) === others) this.#byKey.delete(key);
      },
    };
  }

  wake(key: string): void {
    for (const wake of this.#byKey.get(key) ?? []) wake();
  }

  wakeAll(): void {
    for (const waiting of this.#byKey.values()) for (const wake of waiting) wake();
  }
}
