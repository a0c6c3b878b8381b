import type { CacheKey, InvalidationTarget, LiveEntry } from '../cache/index.ts';
import type { CachedField } from '../directive/index.ts';
import type { AdminServices } from './context.ts';
import { fieldsOfTags } from './fields-of-tags.ts';

/** What an invalidation would reach. */
export interface Survey {
  readonly entries: number;
  /** What it takes at most to load all of them again. */
  readonly upstreamCalls: number;
  readonly sample: readonly CacheKey[];
}

const SAMPLE = 10;

/** Counts live entries. Every entry costs one load, and a load at most one upstream call. */
export async function survey(
  target: InvalidationTarget,
  { inspection, fields, stats }: Pick<AdminServices, 'inspection' | 'fields' | 'stats'>,
): Promise<Survey> {
  let entries = 0;
  let upstreamCalls = 0;
  const sample: CacheKey[] = [];
  for await (const { key, tags } of reached(target, { inspection, fields })) {
    entries += 1;
    if (fieldsOfTags(tags).some((field) => stats.isUpstream(field))) upstreamCalls += 1;
    if (sample.length < SAMPLE) sample.push(key);
  }
  return { entries, upstreamCalls, sample };
}

async function* reached(
  target: InvalidationTarget,
  { inspection, fields }: Pick<AdminServices, 'inspection' | 'fields'>,
): AsyncGenerator<LiveEntry> {
  if (target.kind === 'tag') {
    yield* inspection.live({ category: categoryOfTag(target.tag, fields), tag: target.tag });
    return;
  }
  const { entry = null } = (await inspection.find(target.key)) ?? {};
  if (entry === null || entry.freshness === 'expired') return;
  yield { key: target.key, tags: entry.tags.map(({ tag }) => tag) };
}

/** The only category whose entries can have the tag, so that the others need not be read. */
function categoryOfTag(tag: string, fields: readonly CachedField[]): string | null {
  if (tag.startsWith('category:')) return tag.slice('category:'.length);
  return fields.find(({ coordinate }) => tag === `field:${coordinate}`)?.category ?? null;
}
