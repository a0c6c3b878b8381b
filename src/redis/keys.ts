import { cacheKeyFrom, type CacheKey, type StoreChange } from '../cache/index.ts';

/** Rises with every change of a key's form or an entry's encoding: old and new replicas then keep apart. */
export const WIRE_VERSION = 1;

/** The names of one entry in Redis. The braces keep an entry, its lease and its marker in one cluster slot. */
export interface EntryKeys {
  readonly value: string;
  readonly lease: string;
  readonly failure: string;
}

/** The only maker of Redis keys, and the only reader. */
export class RedisKeys {
  /** `<prefix>:<wire>:` */
  readonly #base: string;

  constructor(prefix: string) {
    this.#base = `${prefix}:${WIRE_VERSION}:`;
  }

  entry(key: CacheKey): EntryKeys {
    const base = this.#base;
    return { value: `${base}v:{${key}}`, lease: `${base}l:{${key}}`, failure: `${base}f:{${key}}` };
  }

  tag(tag: string): string {
    return `${this.#base}t:${tag}`;
  }

  /** What all replicas counted in a minute since the epoch. The braces keep both in one cluster slot. */
  minute(minute: number): { readonly counts: string; readonly hotKeys: string } {
    return { counts: `${this.#base}s:{${minute}}:c`, hotKeys: `${this.#base}s:{${minute}}:h` };
  }

  /** The replicas that run: a hash by name. */
  get replicas(): string {
    return `${this.#base}s:replicas`;
  }

  /** What operators set in the place of the configured policies: a hash by category. */
  get policies(): string {
    return `${this.#base}p`;
  }

  /** What operators did: a list, newest first. */
  get audit(): string {
    return `${this.#base}a`;
  }

  /** The pattern of the names of a category's entries; null: of all. No category and no prefix has a special sign. */
  entriesOf(category: string | null): string {
    return `${this.#base}v:{${category === null ? '' : `${category}/`}*`;
  }

  /** What all names of entries, leases, markers and tags begin with: what tracking is asked for. */
  get tracked(): readonly string[] {
    return ['v:', 'l:', 'f:', 't:'].map((kind) => this.#base + kind);
  }

  /** What a name stands for; null for one that is not ours. */
  parse(name: string): StoreChange | null {
    if (!name.startsWith(this.#base)) return null;
    const rest = name.slice(this.#base.length);
    if (rest.startsWith('t:')) return { kind: 'tag', tag: rest.slice(2) };
    const [, letter, key] = /^([vlf]):\{(.*)\}$/.exec(rest) ?? [];
    const kind = letter === 'v' ? 'entry' : letter === 'l' ? 'lease' : 'failure';
    return key === undefined ? null : { kind, key: cacheKeyFrom(key) };
  }
}

/** The names of warming in Redis. The braces keep them in one cluster slot: one script touches several. */
export interface WarmKeys {
  readonly lease: string;
  /** Ids of all runs that are kept, newest first. */
  readonly runs: string;
  /** Ids of those not finished, oldest first. */
  readonly queue: string;
  run(id: string): string;
  outcomes(id: string): string;
  hits(id: string): string;
  claim(name: string): string;
}

export function warmKeys(prefix: string): WarmKeys {
  const base = `${prefix}:${WIRE_VERSION}:w:{warm}`;
  return {
    lease: `${base}:lease`,
    runs: `${base}:runs`,
    queue: `${base}:queue`,
    run: (id) => `${base}:run:${id}`,
    outcomes: (id) => `${base}:outcomes:${id}`,
    hits: (id) => `${base}:hits:${id}`,
    claim: (name) => `${base}:claim:${name}`,
  };
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
