import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { resolversFor } from './market.mjs';
import { serveApollo } from './serve-apollo.mjs';

await serveApollo({ resolvers: resolversFor(), plugins: [ApolloServerPluginCacheControlDisabled()] });
