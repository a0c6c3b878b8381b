import { type ReadyEntries, type ReadyEntry, StoreUnavailableError } from '../cache/index.ts';
import { type CacheRow, rowOf } from '../directive/index.ts';
import { unpooled } from '../lib/unpooled.ts';
import type { PreparedAnswer } from './prepared-answers.ts';

export interface AssembleOptions {
  readonly ready: ReadyEntries;
  /** Whether a category is cached at present: policies change at run time. */
  readonly isCached: (category: string) => boolean;
}

/** An answer put together. */
export interface Assembled {
  /** As it is sent, `extensions` aside. UTF-8. */
  readonly text: Buffer;
  /** Of its cached fields. */
  readonly rows: readonly CacheRow[];
}

/** Puts a prepared answer together from entries at hand. Null: they are not all there, and the request must be executed. */
export type Assemble = (prepared: PreparedAnswer) => Assembled | null | Promise<Assembled | null>;

/** Makes the function that assembles. */
export function createAssemble({ ready, isCached }: AssembleOptions): Assemble {
  return (prepared) => {
    const { fields, categories } = prepared;
    for (const category of categories) if (!isCached(category)) return null;
    if (ready.inStoreOnly) return fromStore(prepared);
    const now = ready.now();
    const entries: ReadyEntry[] = [];
    for (const { request } of fields) {
      const entry = ready.near(request, now);
      if (entry === null) return null;
      entries.push(entry);
    }
    return answerFrom(prepared, entries);
  };

  async function fromStore(prepared: PreparedAnswer): Promise<Assembled | null> {
    try {
      const entries = await ready.stored(prepared.fields.map(({ request }) => request));
      return entries.every((entry) => entry !== null) ? answerFrom(prepared, entries) : null;
    } catch (error) {
      // The ordinary way meets the same store, tells of it and goes on without.
      if (error instanceof StoreUnavailableError) return null;
      throw error;
    }
  }

  /** Nothing is served, and so nothing counted, before everything is there. */
  function answerFrom(prepared: PreparedAnswer, entries: readonly ReadyEntry[]): Assembled | null {
    const text = joined(prepared, entries);
    if (text === null) return null;
    const now = ready.now();
    const rows: CacheRow[] = [];
    for (const [index, { request, path }] of prepared.fields.entries()) {
      const entry = entries[index];
      if (entry === undefined) continue;
      rows.push(rowOf({ request, served: ready.serve(request, entry, now), path, scope: 'PUBLIC' }));
    }
    return { text, rows };
  }
}

/** Null: a fragment is missing. */
function joined(prepared: PreparedAnswer, entries: readonly ReadyEntry[]): Buffer | null {
  const last = prepared.joined;
  if (last !== null && entries.every((entry, index) => entry === last.from[index])) return last.text;
  const { texts, fields } = prepared;
  const pieces: Buffer[] = texts.slice(0, 1);
  for (const [index, entry] of entries.entries()) {
    const fragment = entry.fragments.get(fields[index]?.selection ?? '');
    const after = texts[index + 1];
    if (fragment === undefined || after === undefined) return null;
    pieces.push(fragment, after);
  }
  const text = unpooled(pieces);
  prepared.joined = { from: entries, text };
  return text;
}
