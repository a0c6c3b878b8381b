/** A look at the store that is under way: what was changed after it began may be newer than what it brings. */
export interface Reading {
  readonly since: number;
}

/** A look that brings nothing to be kept here. */
export const UNKEPT: Reading = { since: Number.NEGATIVE_INFINITY };

/** Changes beyond these are not told apart: to the looks then under way, everything was changed. */
const MAX_CHANGES = 10_000;

/**
 * The changes told since the looks under way began. A change that is told before the reply to an earlier look is
 * processed must win, or the old reply would be kept here with nobody left to correct it.
 */
export class Readings {
  /** Grows with each change; a look begins at one. */
  #moment = 0;
  #underWay = 0;
  /** When each name was last changed. Empty while no look is under way. */
  readonly #changes = new Map<string, number>();
  #everythingChanged = 0;

  begin(): Reading {
    this.#underWay += 1;
    return { since: this.#moment };
  }

  end(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#changes.clear();
  }

  /** Whether a look may bring something older than what was told since of an entry or a tag. */
  isOvertaken({ since }: Reading, name: string): boolean {
    return since < this.#everythingChanged || (this.#changes.get(name) ?? 0) > since;
  }

  overtake(name: string): void {
    if (this.#underWay === 0) return;
    this.#moment += 1;
    this.#changes.set(name, this.#moment);
    if (this.#changes.size > MAX_CHANGES) this.overtakeAll();
  }

  overtakeAll(): void {
    this.#moment += 1;
    this.#everythingChanged = this.#moment;
    this.#changes.clear();
  }
}
