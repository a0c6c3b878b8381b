import { createServer } from 'node:http';
import { createRedisCache } from '@envelop/response-cache-redis';
import { createInMemoryCache, useResponseCache } from '@graphql-yoga/plugin-response-cache';
import { createSchema, createYoga } from 'graphql-yoga';
import { Redis } from 'ioredis';
import { PORT, REDIS_URL, resolversFor, TTL_SECONDS, typeDefs } from './market.mjs';

const cache =
  REDIS_URL === null ? createInMemoryCache({ max: 10_000 }) : createRedisCache({ redis: new Redis(REDIS_URL) });
const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: resolversFor() }),
  logging: false,
  graphiql: false,
  landingPage: false,
  plugins: [useResponseCache({ session: () => null, ttl: TTL_SECONDS * 1000, cache })],
});
createServer(yoga).listen(PORT, '127.0.0.1');
