/** Waits that can be ended early. A wake while nobody sleeps ends the next wait at once. */
export class Sleeper {
  #woken = false;
  #resume: (() => void) | null = null;

  /** Never keeps the process alive by itself. */
  async sleep(ms: number): Promise<void> {
    if (!this.#woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        timer.unref();
        this.#resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#woken = false;
    this.#resume = null;
  }

  wake(): void {
    this.#woken = true;
    this.#resume?.();
  }
}
