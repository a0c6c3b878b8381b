/** Names an entry: `CATEGORY/shape/rest`. Every part is encoded. */
export type CacheKey = string & { readonly __brand: 'CacheKey' };

/** `parts` are already canonical and encoded. */
export function cacheKeyOf(category: string, shape: string, rest: string): CacheKey {
  return cacheKeyFrom(`${category}/${shape}/${rest}`);
}

/** The one constructor of the brand: a key as it was once made, read back from where it was written. */
export function cacheKeyFrom(text: string): CacheKey {
  return text as CacheKey;
}

/** The category that a key begins with. */
export function categoryOfKey(key: CacheKey): string {
  return key.slice(0, key.indexOf('/'));
}
