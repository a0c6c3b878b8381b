import { decodePayload, type Encoded, encodePayload } from './codec.ts';
import type { EntryTags } from './tags.ts';

/** What lies in the store: a value, or the knowledge that there is none. */
export type Entry = {
  /** Epoch ms. */
  readonly storedAt: number;
  /** Epoch ms: fresh before, expired from then on. */
  readonly freshUntil: number;
  /** How long the load took: what a miss of this entry costs. */
  readonly loadMs: number;
  /** The request's tags as they were before the load began. */
  readonly tags: EntryTags;
  /** The replica that loaded it, for people; left out: it has no name. */
  readonly by?: string;
} & (
  | {
      readonly kind: 'value';
      readonly value: unknown;
      /** Epoch ms: may be served while it is refreshed before. */
      readonly staleUntil: number;
      /** Epoch ms: may be served when the load fails before. */
      readonly fallbackUntil: number;
      /** Why it is fresh for so long; left out: its category's time to live. */
      readonly why?: string;
      /** The warm run that loaded it; left out: a request did. */
      readonly warmedBy?: string;
    }
  | { readonly kind: 'absent'; readonly error: ErrorRecord }
);

/** A typed error as plain JSON, so that another process can raise the same one. */
export type ErrorRecord = Readonly<Record<string, string | number>>;

/** What a failed load leaves behind for the seconds of its back-off. */
export interface FailureMarker {
  readonly error: ErrorRecord;
  /** Epoch ms: nobody tries again before. */
  readonly until: number;
  /** How many loads have failed in a row. */
  readonly failures: number;
  /** As they were before the load began: an invalidation clears the marker too. */
  readonly tags: EntryTags;
}

/** @throws UnfaithfulValueError when the value would come back different from what it was. */
export function encodeEntry(entry: Entry): Encoded {
  return encodePayload(entry);
}

/** Null for bytes that are no entry of ours: a miss, never an error. */
export function decodeEntry(bytes: Buffer): { readonly entry: Entry; readonly textBytes: number } | null {
  const decoded = decodePayload(bytes);
  if (decoded === null || !isEntry(decoded.content)) return null;
  return { entry: decoded.content, textBytes: decoded.textBytes };
}

/** Checked where it is, not copied: this is done for every hit in the store. */
function isEntry(content: unknown): content is Entry {
  if (!isRecord(content)) return false;
  const { kind, storedAt, freshUntil, loadMs, tags, by } = content;
  if (typeof storedAt !== 'number' || typeof freshUntil !== 'number' || typeof loadMs !== 'number') return false;
  if (!isTags(tags) || !isTextOrLeftOut(by)) return false;
  if (kind === 'absent') return isErrorRecord(content.error);
  const { staleUntil, fallbackUntil, why, warmedBy } = content;
  if (kind !== 'value' || !('value' in content) || !isTextOrLeftOut(why) || !isTextOrLeftOut(warmedBy)) return false;
  return typeof staleUntil === 'number' && typeof fallbackUntil === 'number';
}

function isTextOrLeftOut(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

/** The bytes of a failure marker. */
export function encodeFailure(marker: FailureMarker): Buffer {
  return encodePayload(marker).payload;
}

/** Null for bytes that are no marker of ours. */
export function decodeFailure(bytes: Buffer): FailureMarker | null {
  const marker = decodePayload(bytes)?.content;
  if (!isRecord(marker)) return null;
  const { error, until, failures, tags } = marker;
  if (typeof until !== 'number' || typeof failures !== 'number' || !isErrorRecord(error) || !isTags(tags)) return null;
  return { error, until, failures, tags };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isErrorRecord(value: unknown): value is ErrorRecord {
  return isRecord(value) && Object.values(value).every((part) => typeof part === 'string' || typeof part === 'number');
}

function isTags(value: unknown): value is EntryTags {
  return isRecord(value) && Object.values(value).every((ids) => typeof ids === 'string');
}
