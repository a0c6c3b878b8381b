import DataLoader from 'dataloader';

import type { WatchlistRepository } from './watchlist-repository.ts';

/** The repository for one request, which reads an owner's lists once, however many fields ask for them. */
export function watchlistsOfRequest(repository: WatchlistRepository): WatchlistRepository {
  const lists = new DataLoader((owners: readonly string[]) =>
    Promise.all(owners.map((owner) => repository.list(owner))),
  );
  return { ...repository, list: (owner) => lists.load(owner) };
}
