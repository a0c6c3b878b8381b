import { LRUCache } from 'lru-cache';
import type { CacheRequest, ReadyEntry } from '../cache/index.ts';
import type { CacheRow } from '../directive/index.ts';

/** One cached field of an answer: which entry it comes from, and which of that entry's fragments it is. */
export interface PreparedField {
  readonly request: CacheRequest;
  readonly selection: string;
  readonly path: CacheRow['path'];
}

/** An answer but for its cached fields. */
export interface PreparedAnswer {
  readonly operationName: string | null;
  /** The answer around the fields: one text more than there are fields. UTF-8. */
  readonly texts: readonly Buffer[];
  /** Of its fields, each once. */
  readonly categories: readonly string[];
  /** In the order of the texts. */
  readonly fields: readonly PreparedField[];
  /** About what it comes to when it is joined, bytes. */
  readonly joinedBytes: number;
  /** Null: it was not joined yet. */
  joined: JoinedAnswer | null;
}

/** A prepared answer as it was last joined: the same bytes for as long as it would be joined from the same entries. */
export interface JoinedAnswer {
  readonly from: readonly ReadyEntry[];
  /** As it is sent. */
  readonly text: Buffer;
}

/** About what a field costs beside its texts, bytes. */
const FIELD_BYTES = 300;

/** Prepared answers by the text of the request: what is sent again to the letter is asked again. Bounded in bytes. */
export class PreparedAnswers {
  readonly #answers: LRUCache<string, PreparedAnswer>;

  constructor(maxBytes: number) {
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      // One client's giant must not push out everybody's small ones.
      maxEntrySize: Math.ceil(maxBytes / 16),
      sizeCalculation: ({ texts, fields, joinedBytes }, requestText) =>
        texts.reduce((sum, { length }) => sum + length, requestText.length + fields.length * FIELD_BYTES + joinedBytes),
    });
  }

  find(requestText: string): PreparedAnswer | null {
    return this.#answers.get(requestText) ?? null;
  }

  has(requestText: string): boolean {
    return this.#answers.has(requestText);
  }

  keep(requestText: string, answer: PreparedAnswer): void {
    this.#answers.set(requestText, answer);
  }
}
