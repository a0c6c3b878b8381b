import { assertFaithful } from './faithful.ts';

/** What lies in the store: a value, or the knowledge that there is none. */
export type Entry = {
  /** Epoch ms. */
  readonly storedAt: number;
  /** Epoch ms: fresh before, expired from then on. */
  readonly freshUntil: number;
  /** How long the load took: what a miss of this entry costs. */
  readonly loadMs: number;
} & ({ readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'absent'; readonly error: ErrorRecord });

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

/** @throws UnfaithfulValueError when the value would come back different from what it was. */
export function encodeEntry(entry: Entry): Buffer {
  if (entry.kind === 'value') assertFaithful(entry.value);
  return encode(entry);
}

/** Null for bytes that are no entry of ours: a miss, never an error. */
export function decodeEntry(bytes: Buffer): Entry | null {
  const entry = decode(bytes);
  if (!isRecord(entry)) return null;
  const { kind, storedAt, freshUntil, loadMs } = entry;
  if (typeof storedAt !== 'number' || typeof freshUntil !== 'number' || typeof loadMs !== 'number') return null;
  if (kind === 'value' && 'value' in entry) return { kind, storedAt, freshUntil, loadMs, value: entry['value'] };
  if (kind === 'absent' && isErrorRecord(entry['error'])) {
    return { kind, storedAt, freshUntil, loadMs, error: entry['error'] };
  }
  return null;
}

/** The bytes of a failure marker. */
export function encodeFailure(marker: FailureMarker): Buffer {
  return encode(marker);
}

/** Null for bytes that are no marker of ours. */
export function decodeFailure(bytes: Buffer): FailureMarker | null {
  const marker = decode(bytes);
  if (!isRecord(marker) || typeof marker['until'] !== 'number' || !isErrorRecord(marker['error'])) return null;
  return { error: marker['error'], until: marker['until'] };
}

function encode(content: unknown): Buffer {
  const text = JSON.stringify(content);
  const bytes = Buffer.allocUnsafe(1 + Buffer.byteLength(text));
  bytes[0] = JSON_TEXT;
  bytes.write(text, 1);
  return bytes;
}

function decode(bytes: Buffer): unknown {
  if (bytes[0] !== JSON_TEXT) return null;
  try {
    return JSON.parse(bytes.toString('utf8', 1));
  } catch {
    // Ignored because unreadable bytes are a miss: the fill that follows replaces them.
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isErrorRecord(value: unknown): value is ErrorRecord {
  return (
    isRecord(value) && Object.values(value).every((part) => typeof part === 'string' || typeof part === 'number')
  );
}
