import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import responseCache from '@apollo/server-plugin-response-cache';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify } from 'fastify';
import { Redis } from 'ioredis';
import { PORT, REDIS_URL, resolversFor, TTL_SECONDS, typeDefs } from './market.mjs';

const redis = new Redis(REDIS_URL);
/** Apollo's KeyValueCache with nothing in between. */
const store = {
  get: async (key) => (await redis.get(`apollo:${key}`)) ?? undefined,
  set: async (key, value, options) => {
    await redis.set(`apollo:${key}`, value, 'EX', options?.ttl ?? TTL_SECONDS);
  },
  delete: async (key) => (await redis.del(`apollo:${key}`)) > 0,
};
const plugin = responseCache.default ?? responseCache;
const apollo = new ApolloServer({
  typeDefs,
  resolvers: resolversFor(),
  cache: store,
  plugins: [ApolloServerPluginCacheControl({ defaultMaxAge: TTL_SECONDS }), plugin()],
});
await apollo.start();
const app = fastify();
app.route({ method: ['GET', 'POST'], url: '/graphql', handler: fastifyApolloHandler(apollo) });
await app.listen({ port: PORT, host: '127.0.0.1' });
