import type { CacheRow } from '../directive/index.ts';

/** What the headers of an answer depend on. */
export interface AnswerFacts {
  /** The cached fields that it used. */
  readonly rows: readonly CacheRow[];
  readonly hasErrors: boolean;
  /** The caller said who it is, or the operation changed something: the answer is for this caller alone. */
  readonly personal: boolean;
}

const NOT_KEPT = 'private, no-store';
/** From near to far: an answer is as far as the farthest of its fields. */
const TIERS = ['NEAR', 'STORE', 'ORIGIN'] as const;

/** The caching headers of one answer, by their names in lower case. The rules are those of docs/http.md. */
export function responseHeadersOf(facts: AnswerFacts): ReadonlyMap<string, string> {
  const { rows } = facts;
  const headers = new Map([
    ['cache-control', cacheControlOf(facts)],
    ['cache-status', cacheStatusOf(rows)],
    ['vary', isPrivate(facts) ? 'Accept, Penstock-Debug, Authorization' : 'Accept, Penstock-Debug'],
  ]);
  if (rows.length > 0) headers.set('age', String(greatest(rows.map(({ ageSeconds }) => ageSeconds))));
  return headers;
}

function cacheControlOf(facts: AnswerFacts): string {
  const { rows, hasErrors } = facts;
  if (hasErrors || isPrivate(facts) || rows.some(({ status }) => status === 'BYPASS')) return NOT_KEPT;
  // Nothing says for how long it holds.
  if (rows.length === 0) return 'no-store';
  return `public, max-age=${leastTtlSeconds(rows)}`;
}

function isPrivate({ rows, personal }: AnswerFacts): boolean {
  return personal || rows.some(({ scope }) => scope === 'PRIVATE');
}

/** RFC 9211, one member for the whole answer: what cost most names it. */
function cacheStatusOf(rows: readonly CacheRow[]): string {
  const statuses = new Set(rows.map(({ status }) => status));
  if (rows.length === 0 || statuses.has('BYPASS')) return 'Penstock; fwd=bypass';
  return `Penstock; ${pathTaken(rows, statuses)}; ttl=${leastTtlSeconds(rows)}; detail=${farthestTier(rows)}`;
}

function pathTaken(rows: readonly CacheRow[], statuses: ReadonlySet<CacheRow['status']>): string {
  if (statuses.has('MISS')) return rows.some(isStored) ? 'fwd=miss; stored' : 'fwd=miss';
  if (statuses.has('COLLAPSED')) return 'fwd=miss; collapsed';
  return statuses.has('STALE') ? 'fwd=stale' : 'hit';
}

/** What failed to load has nothing left. */
function isStored({ status, ttlSeconds }: CacheRow): boolean {
  return status === 'MISS' && ttlSeconds > 0;
}

function leastTtlSeconds(rows: readonly CacheRow[]): number {
  const left = rows.map(({ status, ttlSeconds }) => (status === 'STALE' ? 0 : ttlSeconds));
  return left.reduce((least, seconds) => Math.min(least, seconds));
}

function farthestTier(rows: readonly CacheRow[]): string {
  const farthest = greatest(rows.map(({ tier }) => TIERS.indexOf(tier)));
  return (TIERS[farthest] ?? 'ORIGIN').toLowerCase();
}

/** Not by spreading: an answer may use more fields than a call takes arguments. */
function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
