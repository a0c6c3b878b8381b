import type { CachePolicy } from '../cache/index.ts';
import type { PolicyOverride, PolicyStore } from './policy-store.ts';

export interface PolicyBookOptions {
  /** As configured, by category. */
  readonly configured: ReadonlyMap<string, CachePolicy>;
  /** True: nothing is cached, whatever the policies say. */
  readonly disabled: boolean;
  readonly store: PolicyStore;
  /** Epoch ms. */
  readonly now: () => number;
}

/** The policy of a category, and who changed it since the start; `override` null: nobody. */
export interface PolicyInForce {
  readonly policy: CachePolicy;
  readonly override: PolicyOverride | null;
}

/** How often the overrides are read, ms: every replica has them within two seconds. */
const READ_MS = 1000;

/**
 * The policies in force: as configured, or as an operator set them for the whole fleet. While the store is out of reach
 * the last ones known hold, until they expire.
 */
export class PolicyBook {
  readonly #options: PolicyBookOptions;
  readonly #timer: NodeJS.Timeout;
  #overrides: ReadonlyMap<string, PolicyOverride> = new Map();
  /** As the cache uses them. The same object for as long as nothing changes, so that what follows from it may be kept. */
  readonly #inUse = new Map<string, { readonly from: CachePolicy; readonly policy: CachePolicy }>();

  constructor(options: PolicyBookOptions) {
    this.#options = options;
    this.#timer = setInterval(this.#readBehind, READ_MS);
    this.#timer.unref();
    this.#readBehind();
  }

  /** What holds for a request of this moment. */
  readonly policyOf = (category: string): CachePolicy => {
    const { policy } = this.inForce(category);
    if (!this.#options.disabled) return policy;
    const known = this.#inUse.get(category);
    if (known?.from === policy) return known.policy;
    const uncached = { ...policy, maxAgeMs: 0 };
    this.#inUse.set(category, { from: policy, policy: uncached });
    return uncached;
  };

  inForce(category: string): PolicyInForce {
    const configured = this.#options.configured.get(category);
    if (configured === undefined) throw new Error(`the category ${category} has no policy`);
    const override = this.#overrides.get(category);
    if (override === undefined || override.expiresAt <= this.#options.now())
      return { policy: configured, override: null };
    return { policy: override.policy, override };
  }

  /** All that an entry may have been stored under. */
  all(): readonly CachePolicy[] {
    return [...this.#options.configured.values(), ...[...this.#overrides.values()].map(({ policy }) => policy)];
  }

  /** For the fleet; here from now on, elsewhere within two seconds. */
  async set(category: string, override: PolicyOverride): Promise<void> {
    await this.#options.store.set(category, override);
    this.#overrides = new Map(this.#overrides).set(category, override);
  }

  async reset(category: string): Promise<void> {
    await this.#options.store.reset(category);
    const rest = new Map(this.#overrides);
    rest.delete(category);
    this.#overrides = rest;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  readonly #readBehind = (): void => {
    // Ignored because the engine, which uses the same store, tells of its troubles; the last ones known hold.
    this.#read().catch(() => undefined);
  };

  async #read(): Promise<void> {
    const before = this.#overrides;
    const found = await this.#options.store.read();
    // What was set here meanwhile may not be in what was read: the next reading has it.
    if (this.#overrides !== before) return;
    this.#overrides = new Map([...found].map(([category, one]) => [category, sameAs(before.get(category), one)]));
  }
}

/** The one known, if the one read says the same. */
function sameAs(known: PolicyOverride | undefined, read: PolicyOverride): PolicyOverride {
  return known !== undefined && JSON.stringify(known) === JSON.stringify(read) ? known : read;
}
