import type { CacheKey } from './cache-key.ts';
import type { CacheRequest } from './cache-request.ts';
import type { Entry } from './entry.ts';
import { NearCache, type NearCacheStats } from './near-cache.ts';
import { type Reading, Readings } from './readings.ts';
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

/**
 * What this process keeps of the store: copies of entries and the ids of tags. Tracking corrects both; without it,
 * copies live for a moment only and tags are asked for each time.
 */
export class NearTier {
  readonly #copies: NearCache;
  readonly #tags = new TagMirror();
  readonly #readings = new Readings();
  readonly #maxBytes: number;
  readonly #untrackedMs: number;
  #tracking: Tracking = 'LOST';

  constructor({ maxBytes, untrackedMs }: NearTierOptions) {
    this.#copies = new NearCache(maxBytes);
    this.#maxBytes = maxBytes;
    this.#untrackedMs = untrackedMs;
  }

  get stats(): NearStats {
    return { ...this.#copies.stats, tracking: this.#tracking };
  }

  get tracking(): Tracking {
    return this.#tracking;
  }

  get(key: CacheKey, now: number): Entry | null {
    return this.#copies.get(key, now);
  }

  /** Those of the tags whose ids must be asked for. */
  unknownOf(tags: readonly string[]): readonly string[] {
    return this.#tracking === 'ON' ? tags.filter((tag) => this.#tags.idsOf(tag) === null) : tags;
  }

  idsOf(tag: string): TagIds | null {
    return this.#tags.idsOf(tag);
  }

  /** To be called before the store is asked, and ended when its reply was dealt with. */
  begin({ key, tags }: CacheRequest): Reading {
    return this.#readings.begin([key, ...tags]);
  }

  end(reading: Reading): void {
    this.#readings.end(reading);
  }

  learn(reading: Reading, tag: string, ids: TagIds): void {
    if (!reading.overtaken) this.#tags.learn(tag, ids);
  }

  /** Keeps a copy of an entry that is fresh and whose tags are current. */
  keep(reading: Reading, entry: Entry, copy: Copy): void {
    if (reading.overtaken) return;
    this.#keep(entry, copy, this.#tracking === 'ON' ? Number.POSITIVE_INFINITY : this.#untrackedMs);
  }

  /** Keeps for a moment what the store did not take. */
  keepAlone(reading: Reading, entry: Entry, copy: Copy): void {
    if (!reading.overtaken) this.#keep(entry, copy, this.#untrackedMs);
  }

  /** The ids that this process alone goes by while the store cannot be asked. */
  localTagsOf(tags: readonly string[]): EntryTags {
    return Object.fromEntries(tags.map((tag) => [tag, this.#tags.idsOf(tag) ?? newTagIds()]));
  }

  #keep(entry: Entry, { key, bytes, now }: Copy, trustedMs: number): void {
    // Where nothing is kept, what a copy would hold on to need not be looked up.
    if (this.#maxBytes === 0) return;
    const tags = Object.entries(entry.tags).map(([tag, ids]) => [this.#tags.learn(tag, ids), ids] as const);
    this.#copies.put(key, entry, { bytes, tags, goodUntil: Math.min(entry.freshUntil, now + trustedMs) });
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
