import { LRUCache } from 'lru-cache';
import type { TagIds } from './tags.ts';

/** What this process believes of a tag. Near copies hold on to it, so that one write here undoes them all. */
export interface MirroredTag {
  /** Null: not known any more. */
  ids: TagIds | null;
}

/** Tags beyond this many are forgotten, least used first; 100 bytes or so each. */
const MAX_TAGS = 100_000;

/** The ids of the tags in use in this process, as last seen in the store. */
export class TagMirror {
  readonly #tags = new LRUCache<string, MirroredTag>({
    max: MAX_TAGS,
    // Whoever holds on to a forgotten tag must notice, or would hear of no change to it.
    dispose: (tag) => {
      tag.ids = null;
    },
  });

  /** Null: it must be asked for. */
  idsOf(tag: string): TagIds | null {
    // The mirror is for reading often: only learning a tag counts as its use.
    return this.#tags.peek(tag)?.ids ?? null;
  }

  learn(tag: string, ids: TagIds): MirroredTag {
    const known = this.#tags.get(tag);
    if (known !== undefined) {
      known.ids = ids;
      return known;
    }
    const learned: MirroredTag = { ids };
    this.#tags.set(tag, learned);
    return learned;
  }

  forget(tag: string): void {
    this.#tags.delete(tag);
  }

  forgetAll(): void {
    this.#tags.clear();
  }
}
