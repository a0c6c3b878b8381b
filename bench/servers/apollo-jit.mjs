import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { resolversFor } from './market.mjs';
import { serveApollo } from './serve-apollo.mjs';

/** What a compiled executor is worth by itself: Apollo without a cache, with graphql-jit in the executor's place. */
const compiled = new WeakMap();
const jit = {
  requestDidStart: async () => ({
    async responseForOperation({ schema, document, operationName, request, contextValue }) {
      let query = compiled.get(document);
      if (query === undefined) {
        query = compileQuery(schema, document, operationName ?? undefined);
        if (!isCompiledQuery(query)) throw new Error(`not compiled: ${JSON.stringify(query.errors)}`);
        compiled.set(document, query);
      }
      const singleResult = await query.query({}, contextValue, request.variables ?? {});
      return { http: { headers: new Map(), status: undefined }, body: { kind: 'single', singleResult } };
    },
  }),
};
await serveApollo({ resolvers: resolversFor(), plugins: [ApolloServerPluginCacheControlDisabled(), jit] });
