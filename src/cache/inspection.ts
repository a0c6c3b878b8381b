import { setImmediate as nextTurn } from 'node:timers/promises';
import { type CacheKey, cacheKeyFrom, categoryOfKey } from './cache-key.ts';
import { decodeEntry, decodeFailure, type Entry, type FailureMarker } from './entry.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import type { KeysFound, Stored, StoreInspector } from './store-inspector.ts';
import { standingOf, type TagIds, type TagStanding } from './tags.ts';

/** One key of the store, for people. */
export interface InspectedKey {
  readonly key: CacheKey;
  readonly category: string;
  /** Null: there is none, or its bytes are no entry of this build (`bytes` tells which). */
  readonly entry: InspectedEntry | null;
  /** As stored. */
  readonly bytes: number;
  /** Until the store forgets it, ms. */
  readonly keptMs: number | null;
  /** Of a load under way. */
  readonly leaseMs: number | null;
  readonly failure: FailureMarker | null;
}

/** An entry, and how it stands today. */
export interface InspectedEntry {
  readonly entry: Entry;
  readonly freshness: Freshness;
  readonly tags: readonly { readonly tag: string; readonly standing: TagStanding }[];
}

/** An entry that could still be served. */
export interface LiveEntry {
  readonly key: CacheKey;
  readonly tags: readonly string[];
}

/** Null: no such condition. */
export interface Wanted {
  readonly category: string | null;
  readonly tag: string | null;
}

/** Where a listing goes on. */
export interface Place {
  readonly cursor: string | null;
  /** The last key given of that page; null: none of it yet. */
  readonly lastKey: string | null;
}

export interface Listing {
  readonly found: readonly { readonly inspected: InspectedKey; readonly place: Place }[];
  /** Null: the end. A listing may be shorter than asked and yet go on. */
  readonly next: Place | null;
}

/** How much of the store one step looks at; beside the traffic, so not much. */
const SCAN_COUNT = 500;
/** Entries decoded before other work has its turn. */
const CHUNK = 100;
/** A listing that finds little ends after so many steps, to be asked for the rest. */
const MAX_STEPS = 20;

/** Looks into the store for operators. */
export class Inspection {
  readonly #store: StoreInspector;
  readonly #now: () => number;

  /** @param now Epoch ms. */
  constructor(store: StoreInspector, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Null: nothing lies under this key. */
  async find(key: CacheKey): Promise<InspectedKey | null> {
    const [inspected] = await this.#inspect([key]);
    if (inspected === undefined) return null;
    const { bytes, leaseMs, failure } = inspected;
    return bytes === 0 && leaseMs === null && failure === null ? null : inspected;
  }

  /** At most `first` keys, in no order that means anything. */
  async list(wanted: Wanted, first: number, from: Place | null): Promise<Listing> {
    const found: Listing['found'][number][] = [];
    let place: Place | null = from ?? { cursor: null, lastKey: null };
    for (let step = 0; place !== null && found.length < first && step < MAX_STEPS; step += 1) {
      const { cursor, lastKey }: Place = place;
      const page: KeysFound = await this.#store.keys({ cursor, category: wanted.category, count: SCAN_COUNT });
      // Sorted, so that a page asked for again goes on where it was left, whatever came or went meanwhile.
      const keys = [...new Set(page.keys)].sort().filter((key) => lastKey === null || key > lastKey);
      place = page.next === null ? null : { cursor: page.next, lastKey: null };
      for (let at = 0; at < keys.length && found.length < first; at += CHUNK) {
        for (const inspected of await this.#inspect(keys.slice(at, at + CHUNK))) {
          if (inspected.bytes === 0 || !hasTag(inspected, wanted.tag)) continue;
          if (found.length === first) break;
          found.push({ inspected, place: { cursor, lastKey: inspected.key } });
        }
        await nextTurn();
      }
      const last = found.at(-1)?.place;
      if (found.length === first && last !== undefined && last.lastKey !== keys.at(-1)) place = last;
    }
    return { found, next: place };
  }

  /** Walks over every entry that could still be served. */
  async *live({ category, tag }: Wanted): AsyncGenerator<LiveEntry> {
    const seen = new Set<CacheKey>();
    for await (const keys of this.#chunks(category)) {
      const fresh = keys.filter((key) => !seen.has(key));
      for (const key of fresh) seen.add(key);
      const payloads = await this.#store.entries(fresh);
      const decoded = fresh.flatMap((key, index) => {
        const entry = entryOf(payloads[index] ?? null);
        return entry === null || (tag !== null && !(tag in entry.tags)) ? [] : [{ key, entry }];
      });
      const ids = await this.#idsOf(decoded.map(({ entry }) => entry));
      for (const { key, entry } of decoded) {
        if (this.#stands(entry, ids).freshness !== 'expired') yield { key, tags: Object.keys(entry.tags) };
      }
    }
  }

  /** What lies in the store by category, entries that will not be served again included until they expire. */
  async census(): Promise<ReadonlyMap<string, { readonly entries: number; readonly bytes: number }>> {
    const census = new Map<string, { entries: number; bytes: number }>();
    for await (const keys of this.#chunks(null)) {
      const sizes = await this.#store.sizes(keys);
      for (const [index, key] of keys.entries()) {
        const bytes = sizes[index] ?? 0;
        if (bytes === 0) continue;
        const { entries, bytes: before } = census.get(categoryOfKey(key)) ?? { entries: 0, bytes: 0 };
        census.set(categoryOfKey(key), { entries: entries + 1, bytes: before + bytes });
      }
    }
    return census;
  }

  async *#chunks(category: string | null): AsyncGenerator<readonly CacheKey[]> {
    let cursor: string | null = null;
    do {
      const page: KeysFound = await this.#store.keys({ cursor, category, count: SCAN_COUNT });
      for (let at = 0; at < page.keys.length; at += CHUNK) {
        yield page.keys.slice(at, at + CHUNK);
        await nextTurn();
      }
      cursor = page.next;
    } while (cursor !== null);
  }

  async #inspect(keys: readonly CacheKey[]): Promise<readonly InspectedKey[]> {
    const stored = await this.#store.stored(keys);
    const entries = stored.map(({ entry }) => entryOf(entry));
    const ids = await this.#idsOf(entries.filter((entry) => entry !== null));
    return stored.map((one, index) => {
      const [key = cacheKeyFrom(''), entry = null] = [keys[index], entries[index]];
      return inspectedOf(key, one, entry === null ? null : this.#stands(entry, ids));
    });
  }

  #idsOf(entries: readonly Entry[]): Promise<ReadonlyMap<string, TagIds | null>> {
    return this.#store.tagIds([...new Set(entries.flatMap(({ tags }) => Object.keys(tags)))]);
  }

  #stands(entry: Entry, ids: ReadonlyMap<string, TagIds | null>): InspectedEntry {
    const today = new Map(Object.keys(entry.tags).map((tag) => [tag, ids.get(tag) ?? null]));
    const tags = [...today].map(([tag, id]) => ({ tag, standing: standingOf(entry.tags, new Map([[tag, id]])) }));
    return { entry, tags, freshness: freshnessOf(entry, this.#now(), standingOf(entry.tags, today)) };
  }
}

function inspectedOf(key: CacheKey, stored: Stored, entry: InspectedEntry | null): InspectedKey {
  const { keptMs, leaseMs, failure } = stored;
  return {
    key,
    category: categoryOfKey(key),
    entry,
    bytes: stored.entry?.length ?? 0,
    keptMs,
    leaseMs,
    failure: failure === null ? null : decodeFailure(failure),
  };
}

function entryOf(payload: Buffer | null): Entry | null {
  return payload === null ? null : (decodeEntry(payload)?.entry ?? null);
}

function hasTag({ entry }: InspectedKey, tag: string | null): boolean {
  return tag === null || (entry !== null && tag in entry.entry.tags);
}
