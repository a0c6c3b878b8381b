import type { LeaseTry, Store } from './store.ts';

/**
 * A lease while its load runs: renewed at a third of its life, never past the load's deadline, so that a dead holder is
 * replaced within `leaseMs` and a hung one cannot hold on for ever.
 */
export class HeldLease {
  readonly #timer: NodeJS.Timeout;

  constructor(store: Store, lease: LeaseTry, onTrouble: (error: unknown) => void) {
    this.#timer = setInterval(() => {
      // A lost lease needs no action here: the fill that follows is refused by its token.
      store.renew(lease).catch(onTrouble);
    }, lease.leaseMs / 3);
    this.#timer.unref();
  }

  /** Ends the renewal; the lease itself is ended by a fill, a failure or a release. */
  stop(): void {
    clearInterval(this.#timer);
  }
}
