/** Says on standard error what was done, how long it took, and about how long the rest will take. */
export class Progress {
  readonly #steps: number;
  readonly #startedAt = performance.now();
  #done = 0;

  /** @param secondsAStep What is believed before the first step has been timed. */
  constructor(steps: number, secondsAStep: number) {
    this.#steps = steps;
    process.stderr.write(`${steps} steps, about ${clock(steps * secondsAStep)}\n`);
  }

  done(step: string): void {
    this.#done += 1;
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const left = (seconds / this.#done) * (this.#steps - this.#done);
    process.stderr.write(`${this.#done}/${this.#steps} ${clock(seconds)}, about ${clock(left)} left: ${step}\n`);
  }
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`;
}
