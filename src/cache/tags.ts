import { randomBytes } from 'node:crypto';

/**
 * The generation of a tag: two random ids, `hard.soft`. An entry keeps those of its tags as they were before its load
 * began. New ids make every entry with older ones expired (hard) or stale (soft), wherever it lies and whoever writes
 * it later.
 */
export type TagIds = string;

/** The ids an entry was loaded under, by tag. */
export type EntryTags = Readonly<Record<string, TagIds>>;

/** How an entry stands with its tags. */
export type TagStanding = 'current' | 'softened' | 'invalidated';

/** HARD: never serve it again. SOFT: serve it as stale while it is loaded again. */
export type InvalidationMode = 'HARD' | 'SOFT';

export function newTagIds(): TagIds {
  return `${newId()}.${newId()}`;
}

/** New soft id, same hard id. */
export function softened(ids: TagIds): TagIds {
  return `${hardOf(ids)}.${newId()}`;
}

/** @param today The ids of each tag that the entry must have; null: the tag is gone, and what it vouched for with it. */
export function standingOf(entry: EntryTags, today: ReadonlyMap<string, TagIds | null>): TagStanding {
  let standing: TagStanding = 'current';
  for (const [tag, ids] of today) {
    const held = entry[tag];
    if (held === ids) continue;
    if (held === undefined || ids === null || hardOf(held) !== hardOf(ids)) return 'invalidated';
    standing = 'softened';
  }
  return standing;
}

function hardOf(ids: TagIds): string {
  return ids.slice(0, ids.indexOf('.'));
}

function newId(): string {
  return randomBytes(6).toString('base64url');
}
