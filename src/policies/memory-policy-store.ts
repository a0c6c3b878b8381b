import type { PolicyOverride, PolicyStore } from './policy-store.ts';

/** The overrides of a single process without Redis; gone with it. */
export class MemoryPolicyStore implements PolicyStore {
  readonly #overrides = new Map<string, PolicyOverride>();

  read(): Promise<ReadonlyMap<string, PolicyOverride>> {
    return Promise.resolve(new Map(this.#overrides));
  }

  set(category: string, override: PolicyOverride): Promise<void> {
    this.#overrides.set(category, override);
    return Promise.resolve();
  }

  reset(category: string): Promise<void> {
    this.#overrides.delete(category);
    return Promise.resolve();
  }
}
