import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { answer } from './answers/answer.ts';
import { type Body, bodyText, bodyType } from './answers/body.ts';
import { type Query, readQuery } from './answers/query.ts';
import { burstLimit, dailyLimit, missingKey } from './answers/refusals.ts';
import { type Call, CallLog } from './call-log.ts';
import { deliver } from './delivery.ts';
import { type FaultKind, type FaultOrder, FaultQueue } from './faults.ts';
import { createLimits, type Verdict } from './limits.ts';
import { createSimulatedMarket, type SimulatedMarket } from './simulated-market.ts';

/** How a simulator is started; every field may be left out. */
export interface SimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 1. Equal seeds give equal figures for the same trading day. */
  readonly seed?: number;
  /** Wait before every answer; default 0. */
  readonly latencyMs?: number;
  /** Requests per second before the burst refusal; default 0: none. */
  readonly limitPerSecond?: number;
  /** Requests per UTC day before the daily refusal; default 0: none. */
  readonly limitPerDay?: number;
  /** Milliseconds since 1970; default `Date.now`. It sets the trading day and runs the limits. */
  readonly now?: () => number;
  /** Spoils the first requests, as `failNext` would. */
  readonly fault?: FaultOrder;
}

/** A running simulator. */
export interface Simulator {
  /** The full address of /query, to be used in place of the vendor's. */
  readonly url: string;
  /** All requests to /query so far, refused and spoiled ones too. */
  callCount(): number;
  /** The newest thousand of them, oldest first. */
  calls(): readonly Call[];
  /** Spoils the next `times` requests, after any spoiled already ordered. */
  failNext(kind: FaultKind, times: number): void;
  /** Ends open sockets too, so it does not wait for a client that hangs. */
  close(): Promise<void>;
}

/** Starts a plain HTTP server that speaks Alpha Vantage's wire format with made-up figures. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, host = '127.0.0.1', seed = 1, latencyMs = 0, now = Date.now } = options;
  const { limitPerSecond = 0, limitPerDay = 0 } = options;
  const market = createSimulatedMarket(seed, now);
  const checkLimits = createLimits({ perSecond: limitPerSecond, perDay: limitPerDay, now });
  const faults = new FaultQueue();
  const log = new CallLog();
  if (options.fault) {
    faults.add(options.fault);
  }

  const server = createServer((request, response) => {
    const query = acceptQuery(request, response);
    if (!query) {
      return;
    }
    log.add({ function: query.functionName, symbol: query.symbol || query.keywords || query.tickers });
    const fault = faults.take();
    const body = bodyFor({ query, market, fault, checkLimits, limitPerSecond, limitPerDay });
    const delivery = { contentType: bodyType(body), text: bodyText(body) };
    const timer = setTimeout(() => deliver(response, delivery, fault), latencyMs);
    response.once('close', () => clearTimeout(timer));
  });
  await listen(server, port, host);

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}/query`,
    callCount: () => log.count,
    calls: () => log.newest,
    failNext: (kind, times) => faults.add({ kind, times }),
    close: () => stop(server),
  };
}

/** The vendor has one path and no other method; anything else ends here. */
function acceptQuery(request: IncomingMessage, response: ServerResponse): Query | undefined {
  const [path, search = ''] = (request.url ?? '').split('?', 2);
  if (path !== '/query') {
    response.writeHead(404).end();
    return undefined;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return undefined;
  }
  return readQuery(new URLSearchParams(search));
}

interface BodyInput {
  readonly query: Query;
  readonly market: SimulatedMarket;
  readonly fault: FaultKind | undefined;
  readonly limitPerSecond: number;
  readonly limitPerDay: number;
  checkLimits(): Verdict;
}

function bodyFor({ query, market, fault, checkLimits, limitPerSecond, limitPerDay }: BodyInput): Body {
  if (query.apiKey === '') {
    return missingKey();
  }
  const verdict = checkLimits();
  if (fault === 'rate-limit' || verdict === 'burst') {
    return burstLimit(limitPerSecond || 1);
  }
  if (fault === 'daily-limit' || verdict === 'daily') {
    return dailyLimit(query.apiKey, limitPerDay || 25);
  }
  return answer(fault === 'wrong-symbol' ? withAnotherSymbol(query) : query, market);
}

function withAnotherSymbol(query: Query): Query {
  return { ...query, symbol: query.symbol.toUpperCase() === 'MSFT' ? 'AAPL' : 'MSFT' };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Stopping twice is no error: the second call finds the server closed.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
