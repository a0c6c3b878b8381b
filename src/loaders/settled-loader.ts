import DataLoader from 'dataloader';

/** How one kind of value is loaded. */
export interface SettledLoaderOptions<Key> {
  /** What makes two keys the same; needed for keys that are objects. Default: the key itself. */
  readonly cacheKey?: (key: Key) => string;
}

/** Loads some keys together: one outcome for each, in their order. */
export type LoadBatch<Key, Value> = (keys: readonly Key[]) => Promise<readonly PromiseSettledResult<Value>[]>;

/** The largest batch; the schema lets nobody ask for more symbols at once, and the upstream takes no more. */
const MAX_BATCH_SIZE = 100;

/** A loader that loads each key of a batch by itself. */
export function createSettledLoader<Key, Value>(
  load: (key: Key) => Promise<Value>,
  options: SettledLoaderOptions<Key> = {},
): DataLoader<Key, Value, unknown> {
  // `async` also turns a load that throws at once into this key's failure.
  return createBatchLoader((keys) => Promise.allSettled(keys.map(async (key) => load(key))), options);
}

/**
 * A loader in which each key succeeds or fails on its own. A failed key is forgotten, so the same request may try it
 * again; a loaded one is kept for the request.
 */
export function createBatchLoader<Key, Value>(
  loadBatch: LoadBatch<Key, Value>,
  { cacheKey }: SettledLoaderOptions<Key> = {},
): DataLoader<Key, Value, unknown> {
  const loader: DataLoader<Key, Value, unknown> = new DataLoader<Key, Value, unknown>(
    async (keys) => {
      const results = await loadBatch(keys);
      keys.forEach((key, index) => {
        if (results[index]?.status === 'rejected') loader.clear(key);
      });
      return results.map((result) => (result.status === 'fulfilled' ? result.value : errorOf(result.reason)));
    },
    { maxBatchSize: MAX_BATCH_SIZE, cacheKeyFn: cacheKey ?? ((key) => key) },
  );
  return loader;
}

function errorOf(reason: unknown): Error {
  return reason instanceof Error
    ? reason
    : new Error('A load failed with something that is no error.', { cause: reason });
}
