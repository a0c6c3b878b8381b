import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify } from 'fastify';
import { PORT, typeDefs } from './market.mjs';

/** Apollo Server on fastify, its faster integration, without what no request here needs. */
export async function serveApollo({ resolvers, plugins, ...options }) {
  const apollo = new ApolloServer({
    typeDefs,
    resolvers,
    persistedQueries: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), ...plugins],
    ...options,
  });
  await apollo.start();
  const app = fastify();
  app.route({ method: ['GET', 'POST'], url: '/graphql', handler: fastifyApolloHandler(apollo) });
  await app.listen({ port: PORT, host: '127.0.0.1' });
}
