/**
 * The instances start anew, one behind the other; their copies are gone. What an old one is loading it still finishes, as
 * one that is drained does.
 */
export interface Deployment {
  /** Epoch ms. */
  readonly at: number;
  /** True: the shared store is a new one as well, and empty. */
  readonly newStore: boolean;
}
