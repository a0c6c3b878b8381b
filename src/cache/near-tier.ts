import type { CacheKey } from './cache-key.ts';
import type { CacheRequest } from './cache-request.ts';
import type { Entry } from './entry.ts';
import { NearCache, type NearCacheStats, type NearCopy } from './near-cache.ts';
import { type Reading, Readings, UNKEPT } from './readings.ts';
import type { StoreChange, Tracking } from './store.ts';
import { TagMirror } from './tag-mirror.ts';
import { type EntryTags, newTagIds, type TagIds } from './tags.ts';

export interface NearTierOptions {
  readonly maxBytes: number;
  /** How long a copy is used while nobody tells of changes elsewhere, ms. */
  readonly untrackedMs: number;
}

/** How full the near tier is, and whether it is told of changes. */
export interface NearStats extends NearCacheStats {
  readonly tracking: Tracking;
}

/** `bytes`: the entry's size as text. `now`: epoch ms. */
interface Copy {
  readonly key: CacheKey;
  readonly bytes: number;
  readonly now: number;
}

interface TrustedCopy extends Copy {
  /** How long it may be used, ms. */
  readonly trustedMs: number;
}

/**
 * What this process keeps of the store: copies of entries and the ids of tags. Tracking corrects both; without it,
 * copies live for a moment only and tags are asked for each time.
 */
export class NearTier {
  readonly #copies: NearCache;
  readonly #tags = new TagMirror();
  readonly #readings = new Readings();
  readonly #untrackedMs: number;
  readonly #isOff: boolean;
  #tracking: Tracking = 'LOST';

  constructor({ maxBytes, untrackedMs }: NearTierOptions) {
    this.#copies = new NearCache(maxBytes);
    this.#untrackedMs = untrackedMs;
    this.#isOff = maxBytes === 0;
  }

  get stats(): NearStats {
    return { ...this.#copies.stats, tracking: this.#tracking };
  }

  get tracking(): Tracking {
    return this.#tracking;
  }

  get isOff(): boolean {
    return this.#isOff;
  }

  /** A copy that is good at `now`, epoch ms. */
  get({ key, storeOnly }: CacheRequest, now: number): NearCopy | null {
    return storeOnly === true ? null : this.#copies.get(key, now);
  }

  addFragment(...fragment: Parameters<NearCache['addFragment']>): void {
    this.#copies.addFragment(...fragment);
  }

  /** Those of the tags whose ids must be asked for. */
  unknownOf({ tags, storeOnly }: CacheRequest): readonly string[] {
    const mirrored = this.#tracking === 'ON' && storeOnly !== true;
    return mirrored ? tags.filter((tag) => this.#tags.idsOf(tag) === null) : tags;
  }

  idsOf(tag: string): TagIds | null {
    return this.#tags.idsOf(tag);
  }

  /** To be called before the store is asked, and ended when its reply was dealt with. */
  begin({ storeOnly }: CacheRequest): Reading {
    return storeOnly === true ? UNKEPT : this.#readings.begin();
  }

  end(reading: Reading): void {
    if (reading !== UNKEPT) this.#readings.end();
  }

  /** Whether nothing was told since a look began that outdates what it brings of a request. */
  isCurrent(reading: Reading, { key, tags, storeOnly }: CacheRequest): boolean {
    // Such a look is joined only by who asked at the same moment.
    return storeOnly === true || ![key, ...tags].some((name) => this.#readings.isOvertaken(reading, name));
  }

  learn(reading: Reading, tag: string, ids: TagIds): void {
    if (!this.#readings.isOvertaken(reading, tag)) this.#tags.learn(tag, ids);
  }

  /** Keeps a copy of an entry that is fresh and whose tags are current. */
  keep(reading: Reading, entry: Entry, copy: Copy): void {
    const trustedMs = this.#tracking === 'ON' ? Number.POSITIVE_INFINITY : this.#untrackedMs;
    this.#keep(reading, entry, { ...copy, trustedMs });
  }

  /** Keeps for a moment what the store did not take. */
  keepAlone(reading: Reading, entry: Entry, copy: Copy): void {
    this.#keep(reading, entry, { ...copy, trustedMs: this.#untrackedMs });
  }

  /** The ids that this process alone goes by while the store cannot be asked. */
  localTagsOf(tags: readonly string[]): EntryTags {
    return Object.fromEntries(tags.map((tag) => [tag, this.#tags.idsOf(tag) ?? newTagIds()]));
  }

  #keep(reading: Reading, entry: Entry, { key, bytes, now, trustedMs }: TrustedCopy): void {
    if (this.#isOff || this.#isOvertaken(reading, key, entry)) return;
    const ids = Object.values(entry.tags);
    const tags = Object.entries(entry.tags).map(([tag, id]) => this.#tags.learn(tag, id));
    this.#copies.put(key, entry, { bytes, tags, ids, goodUntil: Math.min(entry.freshUntil, now + trustedMs) });
  }

  #isOvertaken(reading: Reading, key: CacheKey, { tags }: Entry): boolean {
    return [key, ...Object.keys(tags)].some((name) => this.#readings.isOvertaken(reading, name));
  }

  forget(change: StoreChange): void {
    if (change.kind === 'tag') {
      this.#readings.overtake(change.tag);
      this.#tags.forget(change.tag);
    } else if (change.kind === 'entry') {
      this.#readings.overtake(change.key);
      this.#copies.delete(change.key);
    }
  }

  forgetAll(): void {
    this.#readings.overtakeAll();
    this.#copies.clear();
    this.#tags.forgetAll();
  }

  /** What was kept before a change of tracking has nobody to vouch for it. */
  onTracking(tracking: Tracking): void {
    this.#tracking = tracking;
    this.forgetAll();
  }
}
