/** Names an entry: `CATEGORY/shape/rest`. Made by `cacheKeyOf` only, so that every part is encoded. */
export type CacheKey = string & { readonly __brand: 'CacheKey' };

/** The one constructor of the brand. `parts` are already canonical and encoded. */
export function cacheKeyOf(category: string, shape: string, rest: string): CacheKey {
  return `${category}/${shape}/${rest}` as CacheKey;
}
