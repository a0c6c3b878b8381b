import type { CacheKey } from '../cache/index.ts';

/** Rises with every change of a key's form or an entry's encoding: old and new replicas then keep apart. */
export const WIRE_VERSION = 1;

/** The names of one entry in Redis. The braces keep an entry, its lease and its marker in one cluster slot. */
export interface EntryKeys {
  readonly value: string;
  readonly lease: string;
  readonly failure: string;
}

/** The only maker of Redis keys. */
export function redisKeys(prefix: string): (key: CacheKey) => EntryKeys {
  const base = `${prefix}:${WIRE_VERSION}`;
  return (key) => ({ value: `${base}:v:{${key}}`, lease: `${base}:l:{${key}}`, failure: `${base}:f:{${key}}` });
}
