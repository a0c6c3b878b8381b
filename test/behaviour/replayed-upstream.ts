import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CacheRow } from '../../src/directive/index.ts';
import { loadConfig } from '../../src/config.ts';
import { startGateway } from '../../src/main.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { recording } from '../market/support/recordings.ts';
import type { Answer } from '../support/graph-server.ts';
import { untilReady } from '../support/until-ready.ts';
import { FAST_PATH } from '../support/fast-path.ts';

/** Which recording stands for which call: function, then what it asks for (`subjectOf`); beside the function's folder by a path. */
const RECORDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GLOBAL_QUOTE: { IBM: 'IBM.json', MSFT: 'MSFT.json', TSLA: 'TSLA.json', 'IWDA.AS': 'IWDA.AS.json' },
  OVERVIEW: { IBM: 'IBM.2026-05.json', AAPL: 'AAPL.2026-01.json', TSLA: 'TSLA.2021.json' },
  INCOME_STATEMENT: { TSLA: 'TSLA.2021.json' },
  BALANCE_SHEET: { TSLA: 'TSLA.2021.json' },
  CASH_FLOW: { TSLA: 'TSLA.2021.json' },
  EARNINGS: { TSLA: 'TSLA.2021.json' },
  DIVIDENDS: { IBM: 'IBM.csv' },
  SPLITS: { IBM: 'IBM.csv' },
  // Of MSFT there are the raw prices of 20 years within the adjusted answer.
  TIME_SERIES_DAILY: {
    ...{ AAPL: 'AAPL.json', IBM: 'IBM.csv' },
    MSFT: '../TIME_SERIES_DAILY_ADJUSTED/MSFT.full.2019.json',
  },
  TIME_SERIES_DAILY_ADJUSTED: { AAPL: 'AAPL.2021.json' },
  TIME_SERIES_WEEKLY: { AAPL: 'AAPL.json', TSLA: 'TSLA.json' },
  TIME_SERIES_WEEKLY_ADJUSTED: { MSFT: 'MSFT.json', TSLA: 'TSLA.json', IBM: 'IBM.csv' },
  TIME_SERIES_MONTHLY: { AAPL: 'AAPL.json' },
  TIME_SERIES_INTRADAY: { 'AAPL 5min': 'AAPL.5min.json', 'AAPL 60min': 'AAPL.60min.json' },
  SYMBOL_SEARCH: { IBM: 'IBM.json', tesco: 'tesco.json', tesla: 'tesla.json' },
  MARKET_STATUS: { '': 'global.2026.json' },
  TOP_GAINERS_LOSERS: { '': '2026-05.json' },
  NEWS_SENTIMENT: { AAPL: 'AAPL.2023.json', GLW: 'GLW.json', 'FOREX:USD': 'forex.17items.json' },
  REAL_GDP: { annual: 'annual.csv' },
  CPI: { monthly: 'monthly.csv' },
  INFLATION: { '': 'annual.csv' },
  FEDERAL_FUNDS_RATE: { monthly: 'monthly.head.json' },
  TREASURY_YIELD: { 'monthly 10year': 'monthly.10year.csv' },
  UNEMPLOYMENT: { '': 'monthly.head.json' },
  NONFARM_PAYROLL: { '': 'monthly.csv' },
};

/** How the vendor says of each function that it has nothing; the others refuse the call. */
const UNKNOWN: Readonly<Record<string, readonly [string, string]>> = {
  GLOBAL_QUOTE: ['GLOBAL_QUOTE', 'UNKNOWN-SYMBOL.json'],
  OVERVIEW: ['OVERVIEW', 'UNKNOWN-SYMBOL.json'],
};
const REFUSED = ['_ERRORS', 'error-message.CMO.json'] as const;

/** A stand-in for the vendor that answers with what the vendor once answered. */
export interface ReplayedUpstream {
  readonly url: string;
  /** Each call so far, as `FUNCTION symbol`; in place of the symbol keywords or tickers, and behind it what else tells calls apart. */
  readonly calls: string[];
  /** The different keys that calls came with. */
  readonly apiKeys: ReadonlySet<string>;
  /** While set, every call is answered with this file of `_ERRORS`; `RESET` breaks the connection instead. */
  failure: string | null;
  close(): Promise<void>;
}

/** Listens on a free loopback port. */
export async function startReplayedUpstream(): Promise<ReplayedUpstream> {
  const state: { failure: string | null } = { failure: null };
  const calls: string[] = [];
  const apiKeys = new Set<string>();
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://upstream').searchParams;
    const functionName = query.get('function') ?? '';
    const subject = subjectOf(query);
    calls.push(`${functionName} ${subject}`.trim());
    const apiKey = query.get('apikey') ?? '';
    apiKeys.add(apiKey);
    const { failure } = state;
    if (failure === 'RESET') return void request.socket.resetAndDestroy();
    const page = failure?.endsWith('.html') === true;
    const body = failure === null ? recordedAnswer(functionName, subject) : recording('_ERRORS', failure);
    response.writeHead(page ? 503 : 200, { 'content-type': page ? 'text/html' : 'application/json' });
    // The recordings hide the key that the vendor quoted; here it is quoted again.
    response.end(body.toString().replace(/X{16}/, apiKey));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!isAddressInfo(address)) throw new Error('A TCP server must have a port.');
  return {
    url: `http://127.0.0.1:${address.port}/query`,
    calls,
    apiKeys,
    get failure() {
      return state.failure;
    },
    set failure(file) {
      state.failure = file;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A gateway in this process, and all that it has said: to its clients and to its log. */
export interface ObservedGateway {
  readonly said: readonly string[];
  ask(query: string, headers?: Readonly<Record<string, string>>): Promise<Answer['body']>;
  /** The cache's own account of one query. */
  rowsOf(query: string): Promise<readonly CacheRow[]>;
  stop(): Promise<void>;
}

/** Starts the gateway as `penstock serve` does, on a free port; resolves once its Redis answers too. */
export async function startObservedGateway(env: Readonly<Record<string, string>>): Promise<ObservedGateway> {
  const said: string[] = [];
  // The most talkative level: what must not be said is looked for everywhere.
  const logger = createLogger({ level: 'trace', pretty: false, destination: { write: (line) => said.push(line) } });
  // A busy machine must not make Redis look dead.
  const config = loadConfig({ PORT: '0', ...FAST_PATH, WARM_ON_START: 'off', CACHE_READ_DEADLINE_MS: '5000', ...env });
  const gateway = await startGateway(config, logger);
  const ask: ObservedGateway['ask'] = async (query, headers = {}) => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    said.push(text, JSON.stringify([...response.headers]));
    return JSON.parse(text);
  };
  await untilReady(gateway.url).catch(async (error: unknown) => {
    await gateway.stop();
    throw error;
  });
  return {
    said,
    ask,
    rowsOf: async (query) => cacheRows((await ask(query, { 'penstock-debug': '1' })).extensions?.['cache']),
    stop: () => gateway.stop(),
  };
}

/** What a call asks its function for, such as `AAPL 5min`; empty for a function that needs no more. */
function subjectOf(query: URLSearchParams): string {
  const parts = ['symbol', 'keywords', 'tickers', 'interval', 'maturity'].map((name) => query.get(name));
  return parts.filter((part) => part !== null).join(' ');
}

function recordedAnswer(functionName: string, subject: string): Buffer {
  const file = RECORDED[functionName]?.[subject];
  return file === undefined ? recording(...(UNKNOWN[functionName] ?? REFUSED)) : recording(functionName, file);
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function cacheRows(rows: unknown): readonly CacheRow[] {
  if (!Array.isArray(rows)) throw new Error(`extensions.cache must be a list, got ${JSON.stringify(rows)}`);
  return rows;
}
