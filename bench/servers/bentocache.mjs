import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { redisDriver } from 'bentocache/drivers/redis';
import { fastify } from 'fastify';
import { Redis } from 'ioredis';
import { PORT, REDIS_URL, resolversFor, TTL_SECONDS, typeDefs } from './market.mjs';

const bento = new BentoCache({
  default: 'both',
  stores: {
    both: bentostore()
      .useL1Layer(memoryDriver({ maxItems: 10_000 }))
      .useL2Layer(redisDriver({ connection: new Redis(REDIS_URL) })),
  },
});
const cached = (field, resolve) => (symbol) =>
  bento.getOrSet({ key: `${field}:${symbol}`, ttl: TTL_SECONDS * 1000, factory: () => resolve(symbol) });
const apollo = new ApolloServer({
  typeDefs,
  resolvers: resolversFor(cached),
  plugins: [ApolloServerPluginCacheControlDisabled()],
});
await apollo.start();
const app = fastify();
app.route({ method: ['GET', 'POST'], url: '/graphql', handler: fastifyApolloHandler(apollo) });
await app.listen({ port: PORT, host: '127.0.0.1' });
