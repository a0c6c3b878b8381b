import { GraphQLError } from 'graphql';

/** The caller sent an argument that the schema's types allow and we do not. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
