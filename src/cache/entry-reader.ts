import DataLoader from 'dataloader';
import type { CacheRequest } from './cache-request.ts';
import type { DecodedEntries } from './decoded-entries.ts';
import { decodeFailure, type Entry, type FailureMarker } from './entry.ts';
import { freshnessOf } from './freshness.ts';
import type { NearTier } from './near-tier.ts';
import { type Reading, UNKEPT } from './readings.ts';
import type { Found, LeaseTry, Look, Question, Store } from './store.ts';
import { type EntryTags, standingOf, type TagIds, type TagStanding } from './tags.ts';

/** What a look at the store shows of a key. */
export interface Sighting {
  /** Null also when it was invalidated. */
  readonly entry: Entry | null;
  readonly standing: Exclude<TagStanding, 'invalidated'>;
}

/** A look that tried for the lease first. */
export interface LeaseSighting extends Sighting {
  readonly granted: boolean;
  /** Null also when its tags were invalidated since. */
  readonly failure: FailureMarker | null;
  /** The request's tags as they are now: what a load that begins now is kept under. */
  readonly tags: EntryTags;
}

export const UNSEEN: Sighting = { entry: null, standing: 'current' };

export interface EntryReaderParts {
  readonly store: Store;
  readonly near: NearTier;
  readonly decoded: DecodedEntries;
  readonly now: () => number;
}

/** Looks at the store: what is asked in one turn of the event loop goes there together. Fresh entries are copied to near. */
export class EntryReader {
  readonly #near: NearTier;
  readonly #decoded: DecodedEntries;
  readonly #now: () => number;
  readonly #reads: DataLoader<readonly Question[], readonly Found[]>;
  readonly #tries: DataLoader<LeaseTry, Look>;

  constructor({ store, near, decoded, now }: EntryReaderParts) {
    this.#near = near;
    this.#decoded = decoded;
    this.#now = now;
    this.#reads = new DataLoader((groups) => readTogether(store, groups), {
      cache: false,
      // Requests that arrive together are read together: under load one command answers many.
      batchScheduleFn: (read) => void setImmediate(read),
    });
    this.#tries = new DataLoader((tries) => store.acquire(tries), { cache: false });
  }

  async read(request: CacheRequest): Promise<Sighting> {
    return (await this.readAll([request]))[0] ?? UNSEEN;
  }

  /** In the order of the requests. */
  async readAll(requests: readonly CacheRequest[]): Promise<readonly Sighting[]> {
    const looks = requests.map((request) => ({ request, asked: this.#near.unknownOf(request) }));
    const readings = requests.map((request) => this.#near.begin(request));
    try {
      const found = await this.#reads.load(looks.map(({ request: { key }, asked }) => ({ key, tags: asked })));
      return looks.map(({ request, asked }, index) => {
        const { entry, ids } = found[index] ?? NOTHING;
        const reading = readings[index] ?? UNKEPT;
        // Nothing there: the tags do not matter, and need not be asked for again before the lease is tried.
        if (entry === null) return UNSEEN;
        return this.#sight(request, entry, this.#idsOf(request, asked, { ids, reading }), reading);
      });
    } finally {
      for (const reading of readings) this.#near.end(reading);
    }
  }

  async tryLease(request: CacheRequest, lease: LeaseTry): Promise<LeaseSighting> {
    const reading = this.#near.begin(request);
    try {
      const { granted, entry, failure, ids } = await this.#tries.load(lease);
      const today = this.#idsOf(request, lease.tags, { ids, reading });
      const marker = failure === null ? null : decodeFailure(failure);
      return {
        granted,
        ...(entry === null ? UNSEEN : this.#sight(request, entry, today, reading)),
        failure: marker !== null && standingOf(marker.tags, today) === 'current' ? marker : null,
        tags: Object.fromEntries([...today].flatMap(([tag, id]) => (id === null ? [] : [[tag, id]]))),
      };
    } finally {
      this.#near.end(reading);
    }
  }

  #sight({ key }: CacheRequest, bytes: Buffer, today: ReadonlyMap<string, TagIds | null>, reading: Reading): Sighting {
    const decoded = this.#decoded.decode(key, bytes);
    if (decoded === null) return UNSEEN;
    const now = this.#now();
    const { entry, textBytes } = decoded;
    const standing = standingOf(entry.tags, today);
    if (standing === 'invalidated') return UNSEEN;
    const fresh = freshnessOf(entry, now, standing) === 'fresh';
    if (fresh) this.#near.keep(reading, entry, { key, bytes: textBytes, now });
    return { entry, standing };
  }

  /** Today's ids of all tags of a request: those just asked for, the others as they are known here. */
  #idsOf(
    { tags }: CacheRequest,
    asked: readonly string[],
    { ids, reading }: { readonly ids: Found['ids']; readonly reading: Reading },
  ): ReadonlyMap<string, TagIds | null> {
    const today = new Map<string, TagIds | null>(tags.map((tag) => [tag, this.#near.idsOf(tag)]));
    for (const [index, tag] of asked.entries()) {
      const id = ids[index] ?? null;
      today.set(tag, id);
      if (id !== null) this.#near.learn(reading, tag, id);
    }
    return today;
  }
}

const NOTHING: Found = { entry: null, ids: [] };

/** One command for everybody, and to each their own. */
async function readTogether(store: Store, groups: readonly (readonly Question[])[]): Promise<(readonly Found[])[]> {
  const found = (await store.read(groups.flat())).values();
  return groups.map((group) => group.map(() => found.next().value ?? NOTHING));
}
