import type { Logger } from 'pino';
import type { Viewer } from '../auth/index.ts';
import type { LoadRun } from '../cache/index.ts';
import type { CacheRow, FieldAnswer } from '../directive/index.ts';
import { createLoaders, type Loaders } from '../loaders/index.ts';
import type { CallOptions, MarketSource } from '../market/market-source.ts';
import type { WatchlistRepository } from '../watchlists/index.ts';

/** What one request carries. Made anew for every request. */
export interface RequestContext {
  readonly requestId: string;
  /** Verified; null: nobody that we know. The resolver of a public `@cached` field must not read it. */
  readonly viewer: Viewer | null;
  readonly loaders: Loaders;
  readonly watchlists: WatchlistRepository;
  readonly log: Logger;
  /** Whether `Penstock-Debug: 1` was asked and is allowed: then every cached field adds a row. */
  readonly debug: boolean;
  /** Filled by the cached fields as they answer. */
  readonly cacheRows: CacheRow[];
  /** Filled likewise when the answer may be prepared. */
  readonly fieldAnswers: FieldAnswer[] | undefined;
  /** The request as it was sent; null: its answer is never prepared. */
  readonly requestText: string | null;
  /** The context of a refresh behind this request: its calls are of the class that may spend less. */
  inBackground(run: LoadRun): RequestContext;
}

/** What a context is made of. */
export interface RequestContextOptions {
  readonly requestId: string;
  readonly source: MarketSource;
  /** Whether the plan of the upstream has bulk quotes. Default: false. */
  readonly bulkQuotes?: boolean;
  /** Default: nobody that we know. */
  readonly viewer?: Viewer | null;
  readonly watchlists: WatchlistRepository;
  readonly log: Logger;
  readonly debug: boolean;
  /** Default: null. */
  readonly requestText?: string | null;
  /** Whose calls these are, and how urgent. Default: nobody's in particular, and a client waits. */
  readonly call?: CallOptions;
}

/** Makes the context of one request, with loaders of its own. */
export function createRequestContext(options: RequestContextOptions): RequestContext {
  const { requestId, source, bulkQuotes = false, viewer = null, watchlists, log, debug, call = {} } = options;
  const { requestText = null } = options;
  // What is loaded in advance is no more urgent for being loaded again.
  const later = call.callClass === 'warm' ? 'warm' : 'refresh';
  return {
    requestId,
    viewer,
    watchlists,
    loaders: createLoaders(source, { bulkQuotes, call }),
    log,
    debug,
    cacheRows: [],
    fieldAnswers: requestText === null ? undefined : [],
    requestText,
    inBackground: ({ signal }) =>
      createRequestContext({ ...options, requestText: null, call: { ...call, signal, callClass: later } }),
  };
}
