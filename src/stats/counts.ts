/** How an answered field may end. Each answer is counted in exactly one. */
export const OUTCOMES = ['hits', 'stale', 'negative', 'misses', 'collapsed', 'errors', 'bypassed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What else is counted of a field; beside its answers, not among them. */
export const EVENTS = ['leaseWaits', 'tooBig'] as const;

export type CountName = Outcome | (typeof EVENTS)[number];

const NAMES: readonly CountName[] = [...OUTCOMES, ...EVENTS];

/** The counts of one field, one category or all. */
export type Counters = Readonly<Record<CountName, number>>;

export const NO_COUNTS: Counters = Object.freeze({
  hits: 0,
  stale: 0,
  negative: 0,
  misses: 0,
  collapsed: 0,
  errors: 0,
  bypassed: 0,
  leaseWaits: 0,
  tooBig: 0,
});

/** All answers. */
export function requestsOf(counters: Counters): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counters[outcome], 0);
}

/** Of the answers that could have come from the cache, the share that did; null when there was none. */
export function hitRatioOf(counters: Counters): number | null {
  const cacheable = requestsOf(counters) - counters.bypassed;
  return cacheable === 0 ? null : (counters.hits + counters.stale + counters.negative) / cacheable;
}

/** Names are never combined with those of other kinds: GraphQL names have no `|`. */
export function fieldCount(category: string, field: string, name: CountName): string {
  return known.get(field)?.get(category)?.get(name) ?? madeFieldCount(category, field, name);
}

/** As made before: a text made anew must be hashed anew, each time a field is counted. As many as the schema has fields. */
const known = new Map<string, Map<string, Map<CountName, string>>>();

function madeFieldCount(category: string, field: string, name: CountName): string {
  const text = `f|${category}|${field}|${name}`;
  const byCategory = known.get(field) ?? new Map<string, Map<CountName, string>>();
  known.set(field, byCategory);
  const byName = byCategory.get(category) ?? new Map<CountName, string>();
  byCategory.set(category, byName.set(name, text));
  return text;
}

/** What `fieldCount` made; null for anything else. */
export function parseFieldCount(text: string): { category: string; field: string; name: CountName } | null {
  const [kind, category, field, word] = text.split('|');
  const name = NAMES.find((one) => one === word);
  return kind !== 'f' || category === undefined || field === undefined || name === undefined
    ? null
    : { category, field, name };
}
