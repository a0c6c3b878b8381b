import { setImmediate as nextTurn } from 'node:timers/promises';

/** A look at the store is made at the end of a turn; one question takes two at most. */
const TURNS = 3;

interface Alarm {
  /** Epoch ms. */
  readonly at: number;
  readonly ring: () => void;
}

/** Time passes only when it is told to, and stops at each thing that was to happen on the way. */
export class MovedClock {
  /** Soonest first. */
  readonly #alarms: Alarm[] = [];
  #now: number;

  /** @param now Epoch ms. */
  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  /** Resolves when so many ms have passed. */
  after(ms: number): Promise<void> {
    const at = this.#now + ms;
    return new Promise((ring) => {
      const later = this.#alarms.findIndex((alarm) => alarm.at > at);
      this.#alarms.splice(later === -1 ? this.#alarms.length : later, 0, { at, ring });
    });
  }

  /** Everything that is due on the way, and what follows from it, has happened when this resolves. */
  async moveTo(moment: number): Promise<void> {
    await settled();
    for (let due = this.#alarms[0]; due !== undefined && due.at <= moment; due = this.#alarms[0]) {
      this.#alarms.shift();
      this.#now = due.at;
      due.ring();
      if (this.#alarms[0]?.at !== due.at) await settled();
    }
    this.#now = moment;
  }

  /** Until nothing is to happen any more. */
  async runOut(): Promise<void> {
    await settled();
    for (let last = this.#alarms.at(-1); last !== undefined; last = this.#alarms.at(-1)) await this.moveTo(last.at);
  }
}

/** Resolves when all that follows from what has happened so far has happened too. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
}
