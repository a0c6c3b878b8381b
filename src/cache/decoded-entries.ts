import { LRUCache } from 'lru-cache';
import { unpooled } from '../lib/unpooled.ts';
import type { CacheKey } from './cache-key.ts';
import { decodeEntry, type Entry } from './entry.ts';
import { type Fragment, type Fragments, fragmentBytesOf, NO_FRAGMENTS, withFragment } from './fragments.ts';
import { freezeDeep } from './near-cache.ts';

interface Decoded {
  /** As the store sent them. */
  readonly payload: Buffer;
  readonly entry: Entry;
  readonly textBytes: number;
  readonly fragments: Fragments;
}

/**
 * Entries as they were last decoded. Not a cache of answers: the store is asked each time, and only when it sends the
 * same bytes again are they not decoded again. For a process without a near tier.
 */
export class DecodedEntries {
  readonly #decoded: LRUCache<CacheKey, Decoded> | null;

  /** @param maxBytes 0: everything is decoded each time. */
  constructor(maxBytes: number) {
    this.#decoded = maxBytes > 0 ? new LRUCache({ maxSize: maxBytes }) : null;
  }

  /** Null for bytes that are no entry of ours. */
  decode(key: CacheKey, payload: Buffer): { readonly entry: Entry; readonly textBytes: number } | null {
    const known = this.#decoded?.get(key);
    if (known?.payload.equals(payload)) return known;
    const decoded = decodeEntry(payload);
    if (decoded === null || this.#decoded === null) return decoded;
    if (decoded.entry.kind === 'value') freezeDeep(decoded.entry.value);
    // A copy: the client's buffer may be a small part of a large one.
    this.#set(key, { ...decoded, payload: unpooled([payload]), fragments: NO_FRAGMENTS });
    return decoded;
  }

  /** This very entry, with the texts kept beside it. The same object for as long as neither changes. */
  of(key: CacheKey, entry: Entry): Pick<Decoded, 'entry' | 'fragments'> {
    const known = this.#decoded?.peek(key);
    return known?.entry === entry ? known : { entry, fragments: NO_FRAGMENTS };
  }

  addFragment(key: CacheKey, value: unknown, fragment: Fragment): void {
    const known = this.#decoded?.peek(key);
    if (known?.entry.kind !== 'value' || known.entry.value !== value) return;
    const fragments = withFragment(known.fragments, fragment);
    if (fragments !== known.fragments) this.#set(key, { ...known, fragments });
  }

  #set(key: CacheKey, decoded: Decoded): void {
    const { payload, textBytes, fragments } = decoded;
    const size = key.length + payload.length + textBytes + fragmentBytesOf(fragments);
    this.#decoded?.set(key, decoded, { size });
  }
}
