import type { CacheKey } from './cache-key.ts';
import { decodeEntry, encodeEntry } from './entry.ts';
import type { Store } from './store.ts';

/** Others may fill the key between our look and our write, but not for ever. */
const MAX_TRIES = 5;

/**
 * Makes one entry stale as of now: it may be served for as long as it would have been fresh, while it is loaded again.
 * What cannot be made stale (an absence, an unreadable entry, a load under way) is taken out.
 */
export async function softenEntry(
  key: CacheKey,
  { store, now }: { readonly store: Store; readonly now: () => number },
): Promise<void> {
  for (let round = 0; round < MAX_TRIES; round += 1) {
    const [found] = await store.read([{ key, tags: [] }]);
    const old = found?.entry ?? null;
    const entry = old === null ? null : (decodeEntry(old)?.entry ?? null);
    if (old === null || entry?.kind !== 'value') break;
    const freshUntil = Math.min(entry.freshUntil, now());
    const staleUntil = Math.max(entry.staleUntil, entry.freshUntil);
    if (await store.replace(key, old, encodeEntry({ ...entry, freshUntil, staleUntil }).payload)) return;
  }
  await store.invalidate({ kind: 'key', key }, 'HARD');
}
