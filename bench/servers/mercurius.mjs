import { fastify } from 'fastify';
import { Redis } from 'ioredis';
import mercurius from 'mercurius';
import cache from 'mercurius-cache';
import { PORT, REDIS_URL, resolversFor, TTL_SECONDS, typeDefs } from './market.mjs';

const storage =
  REDIS_URL === null
    ? { type: 'memory', options: { size: 10_000 } }
    : { type: 'redis', options: { client: new Redis(REDIS_URL) } };

const app = fastify();
app.register(mercurius, { schema: typeDefs, resolvers: resolversFor(), jit: 1, path: '/graphql' });
app.register(cache, {
  ttl: TTL_SECONDS,
  storage,
  policy: {
    Query: { quote: true, quotes: true, fundamentals: true },
    Stock: { quote: true, fundamentals: true, history: true },
  },
});
await app.listen({ port: PORT, host: '127.0.0.1' });
