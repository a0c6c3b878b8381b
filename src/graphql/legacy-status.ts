import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './context.ts';

const MEDIA_TYPE = 'application/graphql-response+json';

/**
 * GraphQL over HTTP has a well-formed request answered with 200 under `application/json`, whatever its document holds:
 * such a client takes 4xx for somebody else's answer. Under `application/graphql-response+json` it stays 400.
 */
export function legacyStatus(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, source }) {
          // Without a source the request itself was not well-formed.
          if (response.http.status !== 400 || source === undefined) return;
          if (!request.http?.headers.get('accept')?.includes(MEDIA_TYPE)) response.http.status = 200;
        },
      };
    },
  };
}
