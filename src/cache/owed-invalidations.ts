import type { CacheRequest } from './cache-request.ts';

/** How often the store is tried at once, and then how long until the next round, ms. */
const TRIES = 3;
const ROUND_MS = 1000;
/** Beyond this the oldest are given up: what they are about then lives on until its time is over. */
const MAX_OWED = 10_000;

/**
 * Tags to be invalidated for a change that stands, whether the store can be reached or not. Until the store has taken
 * one, this process looks for nothing under that tag there.
 */
export class OwedInvalidations {
  readonly #invalidate: (tag: string) => Promise<void>;
  readonly #onTrouble: (error: unknown) => void;
  /** Each with the number of its newest change: a try made for an older one does not settle it. */
  readonly #owed = new Map<string, number>();
  #changes = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /**
   * @param invalidate Rejects when the store did not take it.
   * @param onTrouble Hears of each try that failed.
   */
  constructor(invalidate: (tag: string) => Promise<void>, onTrouble: (error: unknown) => void) {
    this.#invalidate = invalidate;
    this.#onTrouble = onTrouble;
  }

  /** Resolves when the fleet has been told, or will be told later. Never rejects. */
  async settle(tag: string): Promise<void> {
    this.#changes += 1;
    this.#owed.delete(tag);
    this.#owed.set(tag, this.#changes);
    for (const oldest of this.#owed.keys()) {
      if (this.#owed.size <= MAX_OWED) break;
      this.#owed.delete(oldest);
    }
    for (let tries = 1; tries <= TRIES; tries += 1) if (await this.#try(tag)) return;
    this.#tryLater();
  }

  /** Whether the store may still hold what a change has made wrong. */
  owes({ tags }: CacheRequest): boolean {
    return this.#owed.size > 0 && tags.some((tag) => this.#owed.has(tag));
  }

  /** The next round comes at once: there is reason to think that the store is back. */
  hasten(): void {
    if (this.#owed.size > 0) void this.#round();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #tryLater(): void {
    clearTimeout(this.#timer);
    if (this.#closed || this.#owed.size === 0) return;
    this.#timer = setTimeout(() => void this.#round(), ROUND_MS);
    this.#timer.unref();
  }

  /** Oldest first, as far as the store takes them. */
  async #round(): Promise<void> {
    for (const tag of [...this.#owed.keys()]) if (!(await this.#try(tag))) break;
    this.#tryLater();
  }

  async #try(tag: string): Promise<boolean> {
    const change = this.#owed.get(tag);
    if (change === undefined) return true;
    try {
      await this.#invalidate(tag);
    } catch (error) {
      this.#onTrouble(error);
      return false;
    }
    if (this.#owed.get(tag) === change) this.#owed.delete(tag);
    return true;
  }
}
