import { CACHE_CATEGORIES, type CacheCategory } from '../config.ts';

/** @throws Error for a name that is no category: whoever calls has checked it. */
export function categoryFrom(name: string): CacheCategory {
  const category = CACHE_CATEGORIES.find((one) => one === name);
  if (category === undefined) throw new Error(`${name} is no category`);
  return category;
}
