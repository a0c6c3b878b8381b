import { createServer } from 'node:http';
import { useResponseCache } from '@graphql-yoga/plugin-response-cache';
import { createSchema, createYoga } from 'graphql-yoga';
import { PORT, resolversFor, TTL_SECONDS, typeDefs } from './market.mjs';

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: resolversFor() }),
  logging: false,
  plugins: [useResponseCache({ session: () => null, ttl: TTL_SECONDS * 1000 })],
});
createServer(yoga).listen(PORT, '127.0.0.1');
