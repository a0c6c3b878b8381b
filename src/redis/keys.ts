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

/** The names of the upstream budget in Redis. The braces keep them in one cluster slot: one script touches several. */
export interface BudgetKeys {
  readonly calls: string;
  readonly pause: string;
  readonly replicas: string;
  /** `name`: YYYY-MM-DD. */
  day(name: string): string;
  closedDay(name: string): string;
  product(name: string): string;
}

export function budgetKeys(prefix: string): BudgetKeys {
  const base = `${prefix}:${WIRE_VERSION}:b:{upstream}`;
  return {
    calls: `${base}:calls`,
    pause: `${base}:pause`,
    replicas: `${base}:replicas`,
    day: (name) => `${base}:day:${name}`,
    closedDay: (name) => `${base}:closed:${name}`,
    product: (name) => `${base}:product:${name}`,
  };
}
