import {
  BadResponseError,
  type MarketSourceError,
  NoDataError,
  PremiumRequiredError,
  RateLimitedError,
  UpstreamUnavailableError,
} from '../errors.ts';
import { readCsv } from './csv.ts';
import { isJsonObject, type JsonObject } from './fields.ts';
import type { Redact } from './redact.ts';
import { type RefusalContext, refusalOf } from './refusal.ts';

/** What a function's data is recognised by. */
export interface Expectation extends RefusalContext {
  /** How the top-level key of the data begins: entitlements append to it. */
  readonly dataKey: string;
  /** Bare names of columns that a CSV answer must have; empty for a function that answers in JSON only. */
  readonly csvColumns: readonly string[];
}

/** Data found in a body. */
export type Payload =
  | { readonly kind: 'json'; readonly dataKey: string; readonly data: unknown; readonly whole: JsonObject }
  | { readonly kind: 'csv'; readonly rows: readonly JsonObject[] };

/** An answer as it came; the text has no byte order mark any more. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

const SHOWN_CHARACTERS = 240;

/**
 * Finds the data or throws what its absence means. The vendor answers nearly every failure with status 200, so the
 * body decides; the status only tells an outage from nonsense when the body says nothing.
 */
export function classify(answer: RawAnswer, expected: Expectation, redact: Redact): Payload {
  const text = answer.text.trim();
  if (text === '') throw meaningless(answer.status, expected, 'an empty body');
  if (text.startsWith('<')) throw new UpstreamUnavailableError('The upstream answered with an HTML page, not data.');
  if (text.startsWith('{') || text.startsWith('[')) return classifyJson(text, answer.status, expected, redact);
  const rows = readCsv(text, expected.csvColumns);
  if (rows === null) throw meaningless(answer.status, expected, 'neither JSON nor the expected CSV');
  return { kind: 'csv', rows };
}

function classifyJson(text: string, status: number, expected: Expectation, redact: Redact): Payload {
  const whole = parseJson(text);
  if (!isJsonObject(whole)) throw meaningless(status, expected, 'no complete JSON object');
  // Before the data: these rows look real and are made up.
  if (typeof whole.message === 'string' && /artificial/i.test(whole.message)) {
    throw new PremiumRequiredError(`${expected.functionName} answers this key with artificial sample rows only.`);
  }
  const dataKey = Object.keys(whole).find((key) => key.startsWith(expected.dataKey));
  if (dataKey !== undefined) return { kind: 'json', dataKey, data: whole[dataKey], whole };
  throw withoutData(whole, status, expected, redact);
}

function withoutData(whole: JsonObject, status: number, expected: Expectation, redact: Redact): MarketSourceError {
  const said = ['Error Message', 'Information', 'Note', 'detail', 'message']
    .map((key) => whole[key])
    .find((value) => typeof value === 'string');
  if (typeof said === 'string') {
    const error = refusalOf({ raw: said, shown: shorten(redact(said)) }, expected);
    // Only words that are not known here leave the question to the status.
    return error instanceof BadResponseError && status >= 500 ? outage(status) : error;
  }
  if (Object.keys(whole).length === 0 && expected.symbol !== null && status < 500) {
    return new NoDataError(`The upstream has no ${expected.functionName} for ${expected.symbol}.`);
  }
  return meaningless(status, expected, `no "${expected.dataKey}"`);
}

function meaningless(status: number, expected: Expectation, came: string): MarketSourceError {
  if (status >= 500) return outage(status);
  if (status === 429) return new RateLimitedError('The upstream answered with status 429.', 60);
  return new BadResponseError(`Expected data of ${expected.functionName} from the upstream; got ${came}.`);
}

function outage(status: number): MarketSourceError {
  return new UpstreamUnavailableError(`The upstream is out of order (status ${status}).`);
}

/** Null stands for text that is no JSON: the parser's own error would quote the body. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Said by the caller, without the body.
  }
}

function shorten(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;
}
