import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type AlphaVantageOptions,
  createAlphaVantageSource,
} from '../../../src/market/alpha-vantage/alpha-vantage-source.ts';

/** A key with characters that a URL escapes, so that each form of it can be searched for. */
export const API_KEY = 'S3cret+Key/With=Parts';

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/** A source over a real HTTP server that answers as told; `asked` holds the query of each call. */
export async function sourceAnswering(respond: Respond, options: Partial<AlphaVantageOptions> = {}) {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://upstream').searchParams);
    respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!isAddressInfo(address)) throw new Error('the replay server has no port');
  const url = `http://127.0.0.1:${address.port}/query`;
  const source = createAlphaVantageSource({
    url,
    apiKey: API_KEY,
    timeoutMs: 5_000,
    source: 'ALPHA_VANTAGE',
    ...options,
  });
  const close = async () => {
    await source.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { source, asked, server, close };
}

/** Runs an act against a server that gives this body to every call. */
export async function replaying<T>(
  body: string | Buffer,
  act: (source: Awaited<ReturnType<typeof sourceAnswering>>['source'], asked: URLSearchParams[]) => Promise<T>,
  { status = 200, ...options }: Partial<AlphaVantageOptions> & { status?: number } = {},
): Promise<T> {
  const replay = await sourceAnswering((_, response) => response.writeHead(status).end(body), options);
  try {
    return await act(replay.source, replay.asked);
  } finally {
    await replay.close();
  }
}

/** The error that a promise rejects with; anything else fails the test. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Error> {
  const settled = await Promise.allSettled([promise]);
  const [result] = settled;
  if (result.status === 'rejected' && result.reason instanceof Error) return result.reason;
  throw new Error(`expected a rejection with an error, got ${JSON.stringify(result)}`);
}
