import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import responseCache from '@apollo/server-plugin-response-cache';
import { Redis } from 'ioredis';
import { REDIS_URL, resolversFor, TTL_SECONDS } from './market.mjs';
import { serveApollo } from './serve-apollo.mjs';

const redis = new Redis(REDIS_URL);
/** Apollo's KeyValueCache with nothing in between: Keyv, which its documentation uses, costs more. */
const cache = {
  get: async (key) => (await redis.get(`apollo:${key}`)) ?? undefined,
  set: async (key, value, options) => {
    await redis.set(`apollo:${key}`, value, 'EX', options?.ttl ?? TTL_SECONDS);
  },
  delete: async (key) => (await redis.del(`apollo:${key}`)) > 0,
};
const plugin = responseCache.default ?? responseCache;
await serveApollo({
  resolvers: resolversFor(),
  cache,
  plugins: [ApolloServerPluginCacheControl({ defaultMaxAge: TTL_SECONDS }), plugin()],
});
