import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis';
import { Redis } from 'ioredis';
import { REDIS_URL, resolversFor, TTL_SECONDS } from './market.mjs';
import { serveApollo } from './serve-apollo.mjs';

const bento = new BentoCache({
  default: 'both',
  stores: {
    both: bentostore()
      // With `serialize: false`, which would be faster, it answered with errors or not at all: see ../README.md.
      .useL1Layer(memoryDriver({ maxItems: 10_000 }))
      .useL2Layer(redisDriver({ connection: new Redis(REDIS_URL) }))
      .useBus(redisBusDriver({ connection: new Redis(REDIS_URL) })),
  },
});
const cached = (field, resolve) => (symbol) =>
  bento.getOrSet({ key: `${field}:${symbol}`, ttl: TTL_SECONDS * 1000, factory: () => resolve(symbol) });
await serveApollo({ resolvers: resolversFor(cached), plugins: [ApolloServerPluginCacheControlDisabled()] });
