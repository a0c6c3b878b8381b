import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';

import { createIdentify } from './auth/index.ts';
import { Cache, Inspection, type MemoryPressure, MemoryStore, type OnCacheEvent } from './cache/index.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import {
  type CachedField,
  cachedFieldsOf,
  cacheFields,
  DirectiveError,
  priceFields,
  viewerPartOf,
  viewerTagOf,
} from './directive/index.ts';
import { createMarketFreshness } from './freshness/market-freshness.ts';
import { createStretch } from './freshness/stretched-policy.ts';
import { startAdmin } from './gateway/admin.ts';
import { createFastPath } from './gateway/fast-path.ts';
import { connectFleet } from './gateway/fleet.ts';
import { replicaName } from './gateway/replica-name.ts';
import { createStats } from './gateway/stats.ts';
import { connectStore } from './gateway/store.ts';
import { GatewayWarming } from './gateway/warming.ts';
import { createApolloServer } from './graphql/apollo-server.ts';
import { createRequestContext } from './graphql/context.ts';
import { COMPUTED, HUBS, operationPrice } from './graphql/operation-price.ts';
import { buildSchema, type SchemaTransform } from './graphql/schema.ts';
import { drain } from './http/drain.ts';
import { createHttpServer } from './http/server.ts';
import { createAlphaVantageSource } from './market/alpha-vantage/alpha-vantage-source.ts';
import type { MarketSource } from './market/market-source.ts';
import type { CallGuard } from './market/upstream-call.ts';
import { marketErrorPolicy } from './market-error-policy.ts';
import { PolicyBook } from './policies/policy-book.ts';
import { startSimulator } from './simulator/server.ts';
import { createCacheLog } from './telemetry/cache-log.ts';
import { fanOut } from './telemetry/fan-out.ts';
import { createLogger } from './telemetry/logger.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { logPolicies } from './telemetry/policy-table.ts';
import { createUpstreamLog } from './telemetry/upstream-log.ts';
import type { OnUpstreamEvent } from './upstream/index.ts';
import { createUpstreamCalls } from './upstream-calls.ts';
import { announcedWatchlists, openWatchlists, watchlistsOfRequest } from './watchlists/index.ts';

/** A running gateway. */
export interface Gateway {
  /** `http://host:port/graphql`. */
  readonly url: string;
  /** Ends what is in flight, gives leases back, closes every connection. */
  stop(): Promise<void>;
}

type Logger = ReturnType<typeof createLogger>;

/** The store without Redis may hold this much, bytes. */
const MEMORY_STORE_MAX_BYTES = 256 * 1024 * 1024;
/** How long a near copy is used when nobody tells us of changes elsewhere, ms. */
const NEAR_UNTRACKED_MS = 1000;
/** A load may wait for its turn and be read to the end: this much beyond the call's own deadline, ms. */
const LOAD_MARGIN_MS = 1000;
const POLL_MS = 25;

/** Runs the gateway until a signal ends it. What `penstock serve` does. */
export async function serve(): Promise<void> {
  const config = configOrExit();
  const logger = createLogger({ level: config.logLevel, pretty: process.stdout.isTTY });
  const gateway = await startGateway(config, logger).catch((error: unknown) => {
    if (!(error instanceof DirectiveError)) throw error;
    return exitWith(error.message);
  });
  logger.info({ url: gateway.url }, 'serving');
  await new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  logger.info('stopping');
  await gateway.stop();
  logger.info('stopped');
}

/** Builds the gateway from its parts and listens. The only place that knows them all. `build`: the public schema. */
export async function startGateway(
  config: Config,
  logger: Logger,
  build: (transform: SchemaTransform) => GraphQLSchema = buildSchema,
): Promise<Gateway> {
  const metrics = createMetrics();
  const warmth = new GatewayWarming(config, metrics.warming);
  const countCall: OnUpstreamEvent = (event) => {
    if (event.kind === 'called') stats.recorder.onUpstreamCall(event);
  };
  const onCall = fanOut(createUpstreamLog(logger), metrics.onUpstreamEvent, warmth.onUpstreamEvent, countCall);
  const calls = await createUpstreamCalls(config, onCall);
  const upstream = await startUpstream(config, logger, calls.guard);
  const record: OnCacheEvent = (event) => stats.recorder.onEvent(event);
  const onEvent = fanOut(createCacheLog(logger), metrics.onCacheEvent, warmth.onCacheEvent, record);
  const local = new MemoryStore(MEMORY_STORE_MAX_BYTES, Date.now);
  const fleet = connectFleet(config, local);
  const policies = new PolicyBook({
    configured: new Map(Object.entries(config.cache.policies)),
    disabled: config.cache.disabled,
    store: fleet.policies,
    now: Date.now,
  });
  const redis = connectStore(config, { logger, onEvent, local, policies: () => policies.all() });
  const replica = replicaName();
  const stats = createStats({
    store: fleet.counters,
    replica,
    errors: marketErrorPolicy,
    near: () => cache.near,
    reachable: () => redis.degraded() === null,
    redisMemory: () => redis.memory?.stats ?? null,
    local: config.redis.url === null ? local : null,
  });
  const pressure = (): MemoryPressure => redis.memory?.pressure ?? 'NORMAL';
  const cache: Cache = new Cache({
    store: redis.store,
    errors: marketErrorPolicy,
    onEvent,
    now: Date.now,
    random: Math.random,
    leaseMs: config.cache.leaseMs,
    loadDeadlineMs: calls.longestMs + LOAD_MARGIN_MS,
    pollMs: POLL_MS,
    nearMaxBytes: config.cache.nearMaxBytes,
    nearUntrackedMs: NEAR_UNTRACKED_MS,
    maxEntryBytes: config.cache.maxEntryBytes,
    pressure,
    stretch: createStretch({
      factor: () => calls.budget.stretch(),
      stretches: new Map(Object.entries(config.cache.stretches)),
    }),
    sparing: () => calls.budget.stretch() > 1,
    replica,
  });
  const watchlists = openWatchlists({
    url: config.database.url,
    now: Date.now,
    newId: randomUUID,
    onTrouble: (error) => logger.error({ err: error }, 'the database of the watchlists is out of reach'),
  });
  const lists = announcedWatchlists(watchlists, (owner) =>
    cache.invalidateChanged(viewerTagOf(viewerPartOf({ subject: owner }))),
  );
  const { lengthens, settlingMs } = config.cache.calendar;
  const freshForOf = createMarketFreshness({
    lengthens: new Map(Object.entries(lengthens)),
    settlingMs,
    random: Math.random,
  });
  let fields: readonly CachedField[] = [];
  const schema = build((bare) => {
    fields = cachedFieldsOf(bare);
    logPolicies(logger, fields, policies.policyOf);
    return cacheFields(bare, {
      cache,
      fields,
      policyOf: policies.policyOf,
      freshForOf,
      onViewerTouched: config.production ? 'keep-out' : 'refuse',
    });
  });
  const priced = buildSchema((bare) => {
    const all = cachedFieldsOf(bare);
    const cachedHubs = all.filter(({ coordinate }) => HUBS.has(coordinate));
    const withHubs = cacheFields(bare, { cache, fields: cachedHubs, policyOf: policies.policyOf });
    return priceFields(withHubs, { fields: all, hubs: HUBS, computed: COMPUTED });
  });
  const { graphql } = config;
  const fast = graphql.fastPath ? createFastPath({ cache, schema, fields, policyOf: policies.policyOf }) : null;
  const isDebugged = (request: FastifyRequest): boolean =>
    graphql.debugHeader && request.headers['penstock-debug'] === '1';
  const apollo = createApolloServer({
    schema,
    logger,
    introspection: graphql.introspection,
    limits: { depth: graphql.maxDepth, aliases: graphql.maxAliases, tokens: graphql.maxTokens },
    plugins: [
      operationPrice({ schema: priced, limit: graphql.maxCost, cache }),
      ...(fast === null ? [] : [fast.plugin]),
    ],
  });
  await apollo.start();
  const identify = createIdentify(config.auth, {
    now: Date.now,
    onTrouble: (error) => logger.warn({ err: error }, 'the keys for tokens could not be fetched'),
  });
  const inspection = new Inspection(fleet.inspector, Date.now);
  const hotKeys = async (count: number): Promise<readonly string[]> =>
    (await (await stats.service.read('HOUR')).hotKeys(count)).map(({ key }) => key);
  const { source } = upstream;
  const { budget } = calls;
  const warming = warmth.start({ logger, schema, cache, source, watchlists, budget, pressure, hotKeys });
  const figures = { stats: stats.service, audit: fleet.audit, now: Date.now };
  const services = { cache, inspection, fields, policies, budget, warming, ...figures };
  const admin = await startAdmin({ config, logger, identify, services });
  const fastify = createHttpServer({
    apollo,
    logger,
    bodyLimitBytes: graphql.maxBodyBytes,
    identify,
    createContext: (request, viewer) =>
      createRequestContext({
        requestId: request.id,
        source: upstream.source,
        bulkQuotes: config.upstream.bulkQuotes,
        viewer,
        watchlists: watchlistsOfRequest(lists),
        log: logger,
        debug: isDebugged(request),
        requestText: fast === null ? null : request.bodyText,
        call: { client: viewer?.subject ?? request.ip },
      }),
    trustedProxies: config.trustedProxies,
    metrics: { contentType: metrics.contentType, text: () => metrics.text(() => calls.budget.report()) },
    readiness: { ready: () => true, degraded: redis.degraded },
    ...(fast !== null && { fastPath: { ...fast, logger, isDebugged, onOperation: metrics.onOperation } }),
    ...(admin !== null && { admin: admin.routes }),
  });
  // The first requests after a deployment should find what is there already.
  await redis.settled;
  const address = await fastify.listen({ host: config.host, port: config.port });
  return {
    url: `${address}/graphql`,
    async stop() {
      await warmth.stop();
      await drain({ fastify, apollo, graceMs: config.shutdownGraceMs });
      await admin?.stop();
      redis.memory?.close();
      await watchlists.close();
      // Before the store's connection ends, by which it knows whether Redis is there.
      await stats.recorder.close();
      await cache.close();
      policies.close();
      fleet.close();
      await upstream.close();
      await calls.close();
    },
  };
}

interface Upstream {
  readonly source: MarketSource;
  close(): Promise<void>;
}

/** The vendor's API when there is a key, else the simulator on a loopback port. One source speaks to both. */
async function startUpstream({ upstream, simulator }: Config, logger: Logger, guard: CallGuard): Promise<Upstream> {
  const { timeoutMs, apiKey, fullHistory } = upstream;
  if (apiKey !== null) {
    const source = createAlphaVantageSource({
      url: upstream.url,
      apiKey,
      timeoutMs,
      guard,
      source: 'ALPHA_VANTAGE',
      fullDailyHistory: fullHistory,
    });
    return { source, close: () => source.close() };
  }
  const simulated = await startSimulator({ latencyMs: simulator.latencyMs });
  logger.warn('no ALPHAVANTAGE_API_KEY: every figure is SIMULATED');
  const source = createAlphaVantageSource({
    url: simulated.url,
    apiKey: 'simulator',
    timeoutMs,
    guard,
    source: 'SIMULATED',
    fullDailyHistory: true,
  });
  return {
    source,
    async close() {
      await source.close();
      await simulated.close();
    },
  };
}

function configOrExit(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return exitWith(error.message);
  }
}

/** A mistake of the operator's: told in words, without a stack. */
function exitWith(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
