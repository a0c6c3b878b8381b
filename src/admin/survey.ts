import type { CacheKey, Inspection, InvalidationTarget } from '../cache/index.ts';
import type { CachedField } from '../directive/index.ts';

/** What an invalidation would reach. */
export interface Survey {
  readonly entries: number;
  readonly sample: readonly CacheKey[];
}

const SAMPLE = 10;

/** Counts live entries. Every entry costs one load, and a load at most one upstream call. */
export async function survey(
  target: InvalidationTarget,
  { inspection, fields }: { readonly inspection: Inspection; readonly fields: readonly CachedField[] },
): Promise<Survey> {
  if (target.kind === 'key') {
    const found = await inspection.find(target.key);
    const live = found?.entry !== null && found?.entry !== undefined && found.entry.freshness !== 'expired';
    return live ? { entries: 1, sample: [target.key] } : { entries: 0, sample: [] };
  }
  let entries = 0;
  const sample: CacheKey[] = [];
  for await (const key of inspection.live({ category: categoryOfTag(target.tag, fields), tag: target.tag })) {
    entries += 1;
    if (sample.length < SAMPLE) sample.push(key);
  }
  return { entries, sample };
}

/** The only category whose entries can have the tag, so that the others need not be read. */
function categoryOfTag(tag: string, fields: readonly CachedField[]): string | null {
  if (tag.startsWith('category:')) return tag.slice('category:'.length);
  return fields.find(({ coordinate }) => tag === `field:${coordinate}`)?.category ?? null;
}
