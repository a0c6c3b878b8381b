import { Agent, request } from 'undici';
import { BadResponseError, type MarketSourceError, UpstreamTimeoutError, UpstreamUnavailableError } from '../errors.ts';
import type { RawAnswer } from './classify.ts';

/** Where and how to ask. */
export interface RequestOptions {
  /** The vendor's only endpoint, such as https://www.alphavantage.co/query. */
  readonly url: string;
  readonly apiKey: string;
  /** One deadline from connecting to the last byte. */
  readonly timeoutMs: number;
}

/** Asks the vendor's endpoint; owns its sockets until it is closed. */
export interface Requester {
  get(parameters: Readonly<Record<string, string>>, signal: AbortSignal | undefined): Promise<RawAnswer>;
  close(): Promise<void>;
}

/** The largest recorded answer has 1.7 MB; more than this is no answer but a fault. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Makes a requester with sockets of its own. */
export function createRequester({ url, apiKey, timeoutMs }: RequestOptions): Requester {
  const endpoint = new URL(url);
  // Our deadline is the only clock: the client's own ones restart with each byte that drips in.
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: timeoutMs } });

  async function get(parameters: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<RawAnswer> {
    const target = new URL(endpoint);
    for (const [name, value] of Object.entries({ ...parameters, apikey: apiKey })) target.searchParams.set(name, value);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    const ended = signal === undefined ? deadline.signal : AbortSignal.any([deadline.signal, signal]);
    try {
      return await receive(target, ended);
    } catch (error) {
      throw failureOf(error, { timedOut: deadline.signal.aborted, ended: ended.aborted, timeoutMs });
    } finally {
      clearTimeout(timer);
    }
  }

  async function receive(target: URL, signal: AbortSignal): Promise<RawAnswer> {
    // A narrow Accept header makes the vendor refuse functions that answer in CSV.
    const { statusCode, body } = await request(target, { dispatcher: agent, signal, headers: { accept: '*/*' } });
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      const piece = Buffer.from(chunk);
      bytes += piece.length;
      // Leaving the loop destroys the body, and with it the socket.
      if (bytes > MAX_BODY_BYTES) throw new BadResponseError(`The upstream sent more than ${MAX_BODY_BYTES} bytes.`);
      chunks.push(piece);
    }
    // The decoder drops a byte order mark.
    return { status: statusCode, text: new TextDecoder().decode(Buffer.concat(chunks)) };
  }

  return { get, close: () => agent.destroy() };
}

interface Ending {
  readonly timedOut: boolean;
  readonly ended: boolean;
  readonly timeoutMs: number;
}

/** The client's errors are not kept as a cause: some hold the URL, and the URL holds the key. */
function failureOf(error: unknown, { timedOut, ended, timeoutMs }: Ending): MarketSourceError {
  if (error instanceof BadResponseError) return error;
  if (timedOut) return new UpstreamTimeoutError(`The upstream did not finish its answer within ${timeoutMs} ms.`);
  if (ended) return new UpstreamTimeoutError('The caller ended the call before the upstream had answered.');
  return new UpstreamUnavailableError(`The connection to the upstream failed (${systemCodeOf(error)}).`);
}

/** Such as ECONNREFUSED; only the shape of a code passes. */
function systemCodeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'no code';
  return typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(error.code) ? error.code : 'no code';
}
