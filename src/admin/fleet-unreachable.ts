import { GraphQLError } from 'graphql';
import { StoreUnavailableError } from '../cache/index.ts';

/**
 * Runs what the whole fleet must hear of. What cannot be promised must not look done.
 *
 * @throws GraphQLError FLEET_UNREACHABLE when Redis did not take it, or nobody knows whether it did.
 */
export async function reachingTheFleet<Reply>(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
    const message = 'Redis is out of reach: this holds for no replica but, at most, this one. Ask again.';
    throw new GraphQLError(message, { extensions: { code: 'FLEET_UNREACHABLE' }, originalError: error });
  }
}
