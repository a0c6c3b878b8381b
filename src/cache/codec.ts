import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { marksOf, restored } from './faithful.ts';

/** Content on its way to the store. */
export interface Encoded {
  readonly payload: Buffer;
  /** Its size before compression, bytes: about what the content holds in memory. */
  readonly textBytes: number;
}

export interface Decoded {
  readonly content: unknown;
  /** As in `Encoded`. */
  readonly textBytes: number;
}

/** The first byte tells how the rest is encoded; anything else is unreadable. 1 and 2 had no checksum. */
const FORMS = {
  plain: 0x03,
  deflated: 0x04,
  marked: 0x05,
  markedDeflated: 0x06,
} as const;

/** The form, then the CRC-32 of form and body, big-endian. */
const HEAD_BYTES = 5;
/** Shorter text gains too little to be worth the time, bytes. See ADR 0005. */
const DEFLATE_FROM_BYTES = 1024;
/** Damaged bytes must not unfold into more memory than any real content, bytes. */
const INFLATE_MAX_BYTES = 64 * 1024 * 1024;

/**
 * JSON, deflated when that is shorter. Dates and -0 come back as such: with them, the text is `{marks, content}`.
 *
 * @throws UnfaithfulValueError when the content would come back different from what it was.
 */
export function encodePayload(content: unknown): Encoded {
  const marks = marksOf({ content });
  const marked = marks.length > 0;
  const text = Buffer.from(JSON.stringify(marked ? { marks, content } : content));
  const textBytes = text.length;
  if (textBytes >= DEFLATE_FROM_BYTES) {
    const deflated = deflateRawSync(text, { level: 1 });
    if (deflated.length < textBytes) {
      return { payload: sealed(marked ? FORMS.markedDeflated : FORMS.deflated, deflated), textBytes };
    }
  }
  return { payload: sealed(marked ? FORMS.marked : FORMS.plain, text), textBytes };
}

/** Null for bytes that `encodePayload` did not make, or that were damaged since: a miss, never an error. */
export function decodePayload(bytes: Buffer): Decoded | null {
  try {
    const form = bytes.readUInt8(0);
    const body = bytes.subarray(HEAD_BYTES);
    if (bytes.readUInt32BE(1) !== crc32(body, form)) return null;
    const deflated = form === FORMS.deflated || form === FORMS.markedDeflated;
    const text = deflated ? inflateRawSync(body, { maxOutputLength: INFLATE_MAX_BYTES }) : body;
    const parsed: unknown = JSON.parse(text.toString('utf8'));
    if (form === FORMS.marked || form === FORMS.markedDeflated) {
      return { content: restored(parsed), textBytes: text.length };
    }
    return form === FORMS.plain || form === FORMS.deflated ? { content: parsed, textBytes: text.length } : null;
  } catch {
    // Ignored because unreadable bytes are a miss: the fill that follows replaces them.
    return null;
  }
}

function sealed(form: number, body: Buffer): Buffer {
  const head = Buffer.allocUnsafe(HEAD_BYTES);
  head.writeUInt8(form, 0);
  head.writeUInt32BE(crc32(body, form), 1);
  return Buffer.concat([head, body]);
}
