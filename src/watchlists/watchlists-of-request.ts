import DataLoader from 'dataloader';

import type { WatchlistRepository } from './watchlist-repository.ts';

/**
 * The repository for one request. What is asked at the same moment is one reading; what is asked later is read again,
 * for the lists may have been changed meanwhile, and who asks later may have to know.
 */
export function watchlistsOfRequest(repository: WatchlistRepository): WatchlistRepository {
  const lists = new DataLoader(
    async (owners: readonly string[]) => {
      const read = new Map([...new Set(owners)].map((owner) => [owner, repository.list(owner)]));
      return Promise.all(owners.map((owner) => read.get(owner) ?? []));
    },
    { cache: false },
  );
  return { ...repository, list: (owner) => lists.load(owner) };
}
