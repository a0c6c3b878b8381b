import type { ApolloServerPlugin } from '@apollo/server';
import type { Prepare } from '../prepared/index.ts';
import type { RequestContext } from './context.ts';

/** Lets `prepare` learn from every answer without errors, so that the next one need not come this way. */
export function prepareAnswers(prepare: Prepare): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ document, operation, response: { body }, errors, contextValue }) {
          const { requestText, fieldAnswers } = contextValue;
          if (requestText === null || fieldAnswers === undefined || document === undefined || !operation) return;
          if (body.kind !== 'single' || body.singleResult.data == null || errors !== undefined) return;
          prepare({ text: requestText, document, operation, data: body.singleResult.data, fieldAnswers });
        },
      };
    },
  };
}
