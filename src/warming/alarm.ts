/** Longer waits are cut: a timer of Node takes no more, ms. */
const LONGEST_WAIT_MS = 86_400_000;

export interface AlarmOptions {
  /** Epoch ms of the next time after `now`; null: none. */
  readonly nextAfter: (now: number) => number | null;
  /** Epoch ms. */
  readonly now: () => number;
  /** Called at each time with that time, the same in every process. Must not throw. */
  readonly onTime: (at: number) => void;
}

/** Calls at the times of a schedule until stopped. Times that passed while the process slept are left out. */
export class Alarm {
  readonly #options: AlarmOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: AlarmOptions) {
    this.#options = options;
    this.#arm(options.nextAfter(options.now()));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #arm(at: number | null): void {
    if (at === null) return;
    const { now, nextAfter, onTime } = this.#options;
    const waitMs = Math.min(Math.max(0, at - now()), LONGEST_WAIT_MS);
    this.#timer = setTimeout(() => {
      if (now() < at) return this.#arm(at);
      onTime(at);
      this.#arm(nextAfter(Math.max(at, now())));
    }, waitMs);
    this.#timer.unref();
  }
}
