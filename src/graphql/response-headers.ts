import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './context.ts';
import { responseHeadersOf } from './response-policy.ts';

/** Tells caches on the way, from the cached fields of an answer, what they may keep and for how long. */
export function responseHeaders(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, operation, errors, contextValue }) {
          const headers = responseHeadersOf({
            rows: contextValue.cacheRows,
            hasErrors: errors !== undefined && errors.length > 0,
            personal: request.http?.headers.has('authorization') === true || operation?.operation === 'mutation',
          });
          for (const [name, value] of headers) response.http.headers.set(name, value);
        },
      };
    },
  };
}
