import type { CacheKey } from './cache-key.ts';
import type { CacheRequest } from './cache-request.ts';
import type { DecodedEntries } from './decoded-entries.ts';
import { mayRefreshEarly } from './early-refresh.ts';
import type { Entry } from './entry.ts';
import type { EntryReader } from './entry-reader.ts';
import type { ErrorPolicy } from './error-policy.ts';
import type { OnCacheEvent } from './events.ts';
import type { Fragment, Fragments } from './fragments.ts';
import { freshnessOf } from './freshness.ts';
import type { NearTier } from './near-tier.ts';
import type { Served } from './outcome.ts';
import { servedEntry } from './served.ts';

/** A value that is fresh and not about to be refreshed, and the texts kept beside it. */
export interface ReadyEntry {
  readonly entry: ValueEntry;
  readonly fragments: Fragments;
}

type ValueEntry = Entry & { readonly kind: 'value' };

export interface ReadyEntriesOptions {
  readonly near: NearTier;
  readonly reader: EntryReader;
  readonly decoded: DecodedEntries;
  readonly now: () => number;
  readonly errors: ErrorPolicy;
  readonly onEvent: OnCacheEvent;
}

/**
 * The entries that can be served without a load, for who has none to offer. Everything else (absences, stale values,
 * values that this reader might have to refresh) is for `Cache.getOrLoad`. Looking reports nothing; serving does.
 */
export class ReadyEntries {
  readonly #options: ReadyEntriesOptions;

  constructor(options: ReadyEntriesOptions) {
    this.#options = options;
  }

  /** Whether there is no near tier, so that the store must be asked. */
  get inStoreOnly(): boolean {
    return this.#options.near.isOff;
  }

  /** The moment that an answer is put together at, epoch ms: one for all of its entries. */
  now(): number {
    return this.#options.now();
  }

  /** From near, at once. The same object for as long as neither the entry nor its fragments change. */
  near(request: CacheRequest, now: number): ReadyEntry | null {
    const copy = this.#options.near.get(request, now);
    return copy !== null && isReady(copy, now) ? copy : null;
  }

  /** From the store, in the order of the requests. @throws StoreUnavailableError */
  async stored(requests: readonly CacheRequest[]): Promise<readonly (ReadyEntry | null)[]> {
    const { reader, decoded, now } = this.#options;
    const sightings = await reader.readAll(requests);
    return sightings.map(({ entry, standing }, index) => {
      const key = requests[index]?.key;
      if (key === undefined || entry === null || standing !== 'current') return null;
      const found = decoded.of(key, entry);
      return isReady(found, now()) ? found : null;
    });
  }

  /** The answer to the caller, reported like any other. */
  serve(request: CacheRequest, { entry }: ReadyEntry, now: number): Served {
    const { near, errors, onEvent } = this.#options;
    const tier = near.isOff ? 'STORE' : 'NEAR';
    const served = servedEntry(entry, { tier, now, errors });
    onEvent({ kind: 'served', request, served });
    return served;
  }

  /** Keeps a text beside the value that it was made of, if that value is at hand. */
  keepFragment(key: CacheKey, value: unknown, fragment: Fragment): void {
    const { near, decoded } = this.#options;
    if (near.isOff) decoded.addFragment(key, value, fragment);
    else near.addFragment(key, value, fragment);
  }
}

function isReady(found: { readonly entry: Entry; readonly fragments: Fragments }, now: number): found is ReadyEntry {
  const { entry } = found;
  return entry.kind === 'value' && freshnessOf(entry, now) === 'fresh' && !mayRefreshEarly(entry, now);
}
