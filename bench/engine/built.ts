import { createRequire } from 'node:module';

const DIST = new URL('../../dist/', import.meta.url);

/**
 * The product as it is shipped. From source, tsx would wrap every closure in a call that gives it a name, and that
 * would be measured too.
 */
export async function loadBuilt() {
  const cache: typeof import('../../src/cache/index.ts') = await built('cache/index.js');
  const codec: typeof import('../../src/cache/entry.ts') = await built('cache/entry.js');
  const connect: typeof import('../../src/redis/connect.ts') = await built('redis/connect.js');
  const redisStore: typeof import('../../src/redis/redis-store.ts') = await built('redis/redis-store.js');
  const errors: typeof import('../../src/market-error-policy.ts') = await built('market-error-policy.js');
  const directive: typeof import('../../src/directive/index.ts') = await built('directive/index.js');
  const schema: typeof import('../../src/graphql/schema.ts') = await built('graphql/schema.js');
  const cacheLog: typeof import('../../src/telemetry/cache-log.ts') = await built('telemetry/cache-log.js');
  const fanOut: typeof import('../../src/telemetry/fan-out.ts') = await built('telemetry/fan-out.js');
  const logger: typeof import('../../src/telemetry/logger.ts') = await built('telemetry/logger.js');
  const metrics: typeof import('../../src/telemetry/metrics.ts') = await built('telemetry/metrics.js');
  const stats: typeof import('../../src/gateway/stats.ts') = await built('gateway/stats.js');
  const memoryStats: typeof import('../../src/stats/memory-stats-store.ts') =
    await built('stats/memory-stats-store.js');
  // Its own: here another copy is installed, for the peers.
  const graphql: typeof import('graphql') = createRequire(new URL('graphql/schema.js', DIST))('graphql');
  return {
    graphql,
    ...{ ...cache, ...codec, ...connect, ...redisStore, ...errors, ...directive, ...schema },
    ...{ ...cacheLog, ...fanOut, ...logger, ...metrics, ...stats, ...memoryStats },
  };
}

export type Built = Awaited<ReturnType<typeof loadBuilt>>;

async function built(path: string) {
  return import(new URL(path, DIST).href);
}
