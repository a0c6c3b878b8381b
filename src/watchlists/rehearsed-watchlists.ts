import type { Watchlist } from './watchlist.ts';
import { WatchlistNotFoundError } from './watchlist-errors.ts';
import type { WatchlistRef, WatchlistRepository } from './watchlist-repository.ts';

/**
 * A repository that writes nothing: a change is made to a copy of the owner's lists, and the next change sees it. So it
 * can be learnt which symbols the lists would have. Versions and limits are not looked at: what would be refused for
 * them may pass here.
 *
 * @param list Reads an owner's lists; asked when they are needed.
 */
export function rehearsedWatchlists(list: WatchlistRepository['list']): WatchlistRepository {
  const copies = new Map<string, Promise<Map<string, Watchlist>>>();
  const listsOf = (owner: string): Promise<Map<string, Watchlist>> => {
    const copy = copies.get(owner) ?? list(owner).then((lists) => new Map(lists.map((each) => [each.id, each])));
    copies.set(owner, copy);
    return copy;
  };
  const change = async (owner: string, { id }: WatchlistRef, wish: (list: Watchlist) => Partial<Watchlist>) => {
    const lists = await listsOf(owner);
    const before = lists.get(id);
    if (before === undefined) throw new WatchlistNotFoundError();
    const after = { ...before, ...wish(before) };
    lists.set(id, after);
    return after;
  };
  return {
    list: async (owner) => [...(await listsOf(owner)).values()],
    // Its id is chosen when it is written, so no change can be about it before.
    create: async (_owner, { name, symbols }) => ({ ...UNWRITTEN, name, symbols: [...new Set(symbols)] }),
    add: (owner, ref, more) => change(owner, ref, ({ symbols }) => ({ symbols: [...new Set([...symbols, ...more])] })),
    remove: (owner, ref, unwanted) =>
      change(owner, ref, ({ symbols }) => ({ symbols: symbols.filter((each) => !unwanted.includes(each)) })),
    rename: (owner, ref, name) => change(owner, ref, () => ({ name })),
    async delete(owner, { id }) {
      (await listsOf(owner)).delete(id);
    },
  };
}

const UNWRITTEN = { id: '', version: 1, createdAt: '1970-01-01T00:00:00.000Z', updatedAt: '1970-01-01T00:00:00.000Z' };
