import type { Entry } from '../cache/index.ts';

/** What is known of an entry beside itself. */
export interface DemandFacts {
  /** How often it was asked for in the last hour. */
  readonly asked: number;
  /** Whether a load of it is an upstream call. */
  readonly isUpstream: boolean;
  /** The times to live of the categories, in force now. */
  readonly categories: readonly { readonly category: string; readonly maxAgeMs: number }[];
}

const HOUR_MS = 3_600_000;
/** Loaded more often than this in an hour, and asked for so often between two loads, a longer life pays. */
const MANY_LOADS = 10;
const MANY_REQUESTS = 10;
/** A wait that people notice, ms. */
const SLOW_MS = 500;

/** What would make an entry cheaper, or its readers wait less, given how often it is asked for. */
export function demandAdvice(
  entry: Entry & { readonly kind: 'value' },
  { asked, isUpstream, categories }: DemandFacts,
): readonly string[] {
  const lifeMs = entry.freshUntil - entry.storedAt;
  const loads = HOUR_MS / lifeMs;
  if (asked < MANY_REQUESTS * loads) return [];
  const advice: string[] = [];
  const head = `Asked ${grouped(asked)} times in the last hour`;
  if (isUpstream && loads > MANY_LOADS) {
    const slower = [...categories].sort((a, b) => a.maxAgeMs - b.maxAgeMs).find(({ maxAgeMs }) => maxAgeMs > HOUR_MS);
    const consider =
      slower === undefined ? 'a longer time to live' : `${slower.category} (${seconds(slower.maxAgeMs)})`;
    advice.push(
      `${head}, and fresh for ${seconds(lifeMs)}: that is up to ${grouped(Math.ceil(loads))} upstream calls an hour. If it may be older, consider ${consider}.`,
    );
  }
  if (entry.loadMs >= SLOW_MS && entry.staleUntil <= entry.freshUntil) {
    advice.push(
      `${head}, and its load takes ${grouped(Math.round(entry.loadMs))} ms, which somebody waits for each time it ends: consider a stale window for its category.`,
    );
  }
  return advice;
}

function seconds(ms: number): string {
  return `${grouped(Math.round(ms / 1000))} s`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
