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
  const entry = decoded === null ? null : entryOf(decoded.content);
  return decoded === null || entry === null ? null : { entry, textBytes: decoded.textBytes };
}

function entryOf(content: unknown): Entry | null {
  if (!isRecord(content)) return null;
  const { kind, storedAt, freshUntil, loadMs, tags, by } = content;
  if (typeof storedAt !== 'number' || typeof freshUntil !== 'number' || typeof loadMs !== 'number') return null;
  if (!isTags(tags)) return null;
  const shared = { storedAt, freshUntil, loadMs, tags, ...(typeof by === 'string' && { by }) };
  if (kind === 'value' && 'value' in content) {
    const { value, staleUntil, fallbackUntil, why, warmedBy } = content;
    if (typeof staleUntil !== 'number' || typeof fallbackUntil !== 'number') return null;
    const reason = typeof why === 'string' ? { why } : {};
    const warmed = typeof warmedBy === 'string' ? { warmedBy } : {};
    return { kind, ...shared, staleUntil, fallbackUntil, value, ...reason, ...warmed };
  }
  if (kind === 'absent' && isErrorRecord(content.error)) {
    return { kind, ...shared, error: content.error };
  }
  return null;
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
