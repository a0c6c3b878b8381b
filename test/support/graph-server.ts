import { randomUUID } from 'node:crypto';
import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import { createApolloServer } from '../../src/graphql/apollo-server.ts';
import type { CacheRow } from '../../src/directive/index.ts';
import { createRequestContext, type RequestContext } from '../../src/graphql/context.ts';
import { DEFAULT_LIMITS, type OperationLimits } from '../../src/graphql/limits.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { CountingSource } from './counting-source.ts';
import { NO_WATCHLISTS } from './no-watchlists.ts';

/** An answer of the endpoint, read loosely: the tests say what they expect of it. */
export interface Answer {
  readonly status: number;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { message: string; path?: unknown; extensions: Record<string, unknown> }[];
    readonly extensions?: Record<string, unknown>;
  };
}

/** A listening server over a counting source. */
export interface GraphServer {
  readonly url: string;
  readonly source: CountingSource;
  readonly fastify: FastifyInstance;
  readonly apollo: ApolloServer<RequestContext>;
  /** The log so far, one parsed line an element. */
  readonly lines: Record<string, unknown>[];
  readonly health: { ready: boolean; degraded: string | null };
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

/** What a test may want different. */
export interface GraphServerOptions {
  readonly limits?: Partial<OperationLimits>;
  readonly bodyLimitBytes?: number;
  readonly introspection?: boolean;
  readonly plugins?: readonly ApolloServerPlugin<RequestContext>[];
  readonly cacheRows?: readonly CacheRow[];
  /** Whether the rows are shown. Default: when there are any. */
  readonly debug?: boolean;
}

/** Starts the real listener on a free port. */
export async function startGraphServer(options: GraphServerOptions = {}): Promise<GraphServer> {
  const {
    limits,
    bodyLimitBytes = 100_000,
    introspection = true,
    plugins = [],
    cacheRows = [],
    debug = cacheRows.length > 0,
  } = options;
  const lines: Record<string, unknown>[] = [];
  const log = createLogger({
    level: 'info',
    pretty: false,
    destination: { write: (line) => lines.push(JSON.parse(line)) },
  });
  const source = new CountingSource();
  const apollo = createApolloServer({
    schema: buildSchema(),
    logger: log,
    introspection,
    plugins,
    limits: { ...DEFAULT_LIMITS, ...limits },
  });
  await apollo.start();
  const health: GraphServer['health'] = { ready: true, degraded: null };
  const fastify = createHttpServer({
    apollo,
    identify: async () => ({ kind: 'anonymous' }),
    createContext: () => ({
      ...createRequestContext({ requestId: randomUUID(), source, watchlists: NO_WATCHLISTS, log, debug }),
      cacheRows: [...cacheRows],
    }),
    logger: log,
    bodyLimitBytes,
    readiness: { ready: () => health.ready, degraded: () => health.degraded },
  });
  const origin = await fastify.listen({ port: 0, host: '127.0.0.1' });
  const url = `${origin}/graphql`;
  const close = async () => {
    await fastify.close();
    await apollo.stop();
  };
  return {
    url,
    source,
    fastify,
    apollo,
    lines,
    health,
    close,
    ask: (query, variables) => post(url, { query, variables }),
  };
}

/** Posts JSON and reads the answer. */
export async function post(url: string, body: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
