import { deflateRawSync, inflateRawSync } from 'node:zlib';

import { assertFaithful } from './faithful.ts';

/** What lies in the store: a value, or the knowledge that there is none. */
export type Entry = {
  /** Epoch ms. */
  readonly storedAt: number;
  /** Epoch ms: fresh before, expired from then on. */
  readonly freshUntil: number;
  /** How long the load took: what a miss of this entry costs. */
  readonly loadMs: number;
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
    }
  | { readonly kind: 'absent'; readonly error: ErrorRecord }
);

/** A typed error as plain JSON, so that another process can raise the same one. */
export type ErrorRecord = Readonly<Record<string, string | number>>;

/** What a failed load leaves behind for the seconds of its back-off. */
export interface FailureMarker {
  readonly error: ErrorRecord;
  /** Epoch ms. */
  readonly until: number;
}

/** The first byte tells how the rest is encoded; anything else is unreadable. */
const JSON_TEXT = 0x01;
const DEFLATED_JSON_TEXT = 0x02;

/** Shorter text gains too little to be worth the time, bytes. */
const DEFLATE_FROM_BYTES = 1024;
/** A damaged entry must not unfold into more memory than any real one, bytes. */
const INFLATE_MAX_BYTES = 64 * 1024 * 1024;

/** An entry on its way to or from the store. */
export interface Encoded {
  readonly payload: Buffer;
  /** Its size before compression, bytes: about what the entry holds in memory. */
  readonly textBytes: number;
}

/** @throws UnfaithfulValueError when the value would come back different from what it was. */
export function encodeEntry(entry: Entry): Encoded {
  if (entry.kind === 'value') assertFaithful(entry.value);
  return encode(entry);
}

/** Null for bytes that are no entry of ours: a miss, never an error. */
export function decodeEntry(bytes: Buffer): { readonly entry: Entry; readonly textBytes: number } | null {
  const text = textOf(bytes);
  const entry = text === null ? null : entryOf(parse(text));
  return text === null || entry === null ? null : { entry, textBytes: text.length };
}

function entryOf(content: unknown): Entry | null {
  if (!isRecord(content)) return null;
  const { kind, storedAt, freshUntil, loadMs } = content;
  if (typeof storedAt !== 'number' || typeof freshUntil !== 'number' || typeof loadMs !== 'number') return null;
  if (kind === 'value' && 'value' in content) {
    const { value, staleUntil, fallbackUntil, why } = content;
    if (typeof staleUntil !== 'number' || typeof fallbackUntil !== 'number') return null;
    const reason = typeof why === 'string' ? { why } : {};
    return { kind, storedAt, freshUntil, staleUntil, fallbackUntil, loadMs, value, ...reason };
  }
  if (kind === 'absent' && isErrorRecord(content.error)) {
    return { kind, storedAt, freshUntil, loadMs, error: content.error };
  }
  return null;
}

/** The bytes of a failure marker. */
export function encodeFailure(marker: FailureMarker): Buffer {
  return encode(marker).payload;
}

/** Null for bytes that are no marker of ours. */
export function decodeFailure(bytes: Buffer): FailureMarker | null {
  const text = textOf(bytes);
  const marker = text === null ? null : parse(text);
  if (!isRecord(marker) || typeof marker.until !== 'number' || !isErrorRecord(marker.error)) return null;
  return { error: marker.error, until: marker.until };
}

function encode(content: unknown): Encoded {
  const text = Buffer.from(JSON.stringify(content));
  const textBytes = text.length;
  if (textBytes >= DEFLATE_FROM_BYTES) {
    const deflated = deflateRawSync(text, { level: 1 });
    if (deflated.length < textBytes) return { payload: tagged(DEFLATED_JSON_TEXT, deflated), textBytes };
  }
  return { payload: tagged(JSON_TEXT, text), textBytes };
}

function tagged(encoding: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.of(encoding), body]);
}

function textOf(bytes: Buffer): Buffer | null {
  const body = bytes.subarray(1);
  if (bytes[0] === JSON_TEXT) return body;
  if (bytes[0] !== DEFLATED_JSON_TEXT) return null;
  try {
    return inflateRawSync(body, { maxOutputLength: INFLATE_MAX_BYTES });
  } catch {
    // Ignored because unreadable bytes are a miss: the fill that follows replaces them.
    return null;
  }
}

function parse(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    // Ignored for the same reason as above.
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isErrorRecord(value: unknown): value is ErrorRecord {
  return isRecord(value) && Object.values(value).every((part) => typeof part === 'string' || typeof part === 'number');
}
