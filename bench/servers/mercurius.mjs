import { fastify } from 'fastify';
import { Redis } from 'ioredis';
import mercurius from 'mercurius';
import cache from 'mercurius-cache';
import { PORT, REDIS_URL, resolversFor, TTL_SECONDS, typeDefs } from './market.mjs';

const storage =
  REDIS_URL === null
    ? { type: 'memory', options: { size: 10_000 } }
    : { type: 'redis', options: { client: new Redis(REDIS_URL) } };

/** Keys of their own, as its documentation advises for speed. What is cached is whole objects, whatever is selected. */
const ofArgument = { key: ({ arg }) => arg.symbol };
const ofParent = { key: ({ self }) => self.symbol };

const app = fastify();
app.register(mercurius, { schema: typeDefs, resolvers: resolversFor(), jit: 1, path: '/graphql' });
app.register(cache, {
  ttl: TTL_SECONDS,
  storage,
  policy: {
    Query: { quote: ofArgument, quotes: { key: ({ arg }) => arg.symbols.join() }, fundamentals: ofArgument },
    Stock: { quote: ofParent, fundamentals: ofParent, history: ofParent },
  },
});
await app.listen({ port: PORT, host: '127.0.0.1' });
