import { GraphQLError } from 'graphql';
import {
  MAX_SYMBOLS,
  WATCHLIST_NAME_FORM,
  WatchlistNotFoundError,
  type WatchlistRef,
  watchlistNameOf,
} from '../../watchlists/index.ts';
import type { MutationResolvers, QueryResolvers, WatchlistResolvers } from '../__generated__/resolvers-types.ts';
import { badUserInput } from '../bad-user-input.ts';
import type { RequestContext } from '../context.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The viewer's lists. The owner is the verified subject and nothing else. */
export const WatchlistQuery: Pick<QueryResolvers, 'watchlists'> = {
  watchlists: (_parent, _args, context) => context.watchlists.list(ownerIn(context)),
};

export const Mutation: MutationResolvers = {
  createWatchlist: (_parent, { name, symbols }, context) =>
    context.watchlists.create(ownerIn(context), { name: nameOf(name), symbols: atMost(symbols) }),
  addToWatchlist: (_parent, { symbols, ...list }, context) =>
    context.watchlists.add(ownerIn(context), refOf(list), atMost(symbols)),
  removeFromWatchlist: (_parent, { symbols, ...list }, context) =>
    context.watchlists.remove(ownerIn(context), refOf(list), atMost(symbols)),
  renameWatchlist: (_parent, { name, ...list }, context) =>
    context.watchlists.rename(ownerIn(context), refOf(list), nameOf(name)),
  async deleteWatchlist(_parent, list, context) {
    await context.watchlists.delete(ownerIn(context), refOf(list));
    return true;
  },
};

export const Watchlist: WatchlistResolvers = {
  stocks: ({ symbols }) => symbols.map((symbol) => ({ symbol })),
};

function ownerIn({ viewer }: RequestContext): string {
  if (viewer !== null) return viewer.subject;
  throw new GraphQLError('Watchlists belong to a signed-in viewer: send a bearer token that this server verifies.', {
    extensions: { code: 'UNAUTHENTICATED' },
  });
}

/** An id of another form is nobody's, and need not be asked for. */
function refOf({
  id,
  expectedVersion,
}: {
  readonly id: string;
  readonly expectedVersion?: number | null;
}): WatchlistRef {
  if (!UUID.test(id)) throw new WatchlistNotFoundError();
  return { id, expectedVersion: expectedVersion ?? null };
}

function nameOf(text: string): string {
  const name = watchlistNameOf(text);
  if (name === null) throw badUserInput(`name must have ${WATCHLIST_NAME_FORM}.`);
  return name;
}

function atMost(symbols: readonly string[]): readonly string[] {
  if (symbols.length <= MAX_SYMBOLS) return symbols;
  throw badUserInput(`symbols takes at most ${MAX_SYMBOLS} symbols; got ${symbols.length}.`);
}
