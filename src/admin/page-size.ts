import { badUserInput } from '../graphql/bad-user-input.ts';

/** @throws GraphQLError BAD_USER_INPUT for a `first` that is not from 1 to `most`. */
export function pageSize(first: number, most: number): number {
  if (first >= 1 && first <= most) return first;
  throw badUserInput(`first must be from 1 to ${most}; got ${first}.`);
}
