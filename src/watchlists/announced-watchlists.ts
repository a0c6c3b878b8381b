import type { WatchlistRepository } from './watchlist-repository.ts';

/**
 * A repository that tells whose lists were changed before the change is answered; also when it failed, for then nobody
 * knows whether it was made.
 *
 * @param onChanged Must not reject.
 */
export function announcedWatchlists(
  repository: WatchlistRepository,
  onChanged: (owner: string) => Promise<void>,
): WatchlistRepository {
  const announced = async <Changed>(owner: string, change: Promise<Changed>): Promise<Changed> => {
    try {
      return await change;
    } finally {
      await onChanged(owner);
    }
  };
  return {
    list: (owner) => repository.list(owner),
    create: (owner, list) => announced(owner, repository.create(owner, list)),
    add: (owner, ref, symbols) => announced(owner, repository.add(owner, ref, symbols)),
    remove: (owner, ref, symbols) => announced(owner, repository.remove(owner, ref, symbols)),
    rename: (owner, ref, name) => announced(owner, repository.rename(owner, ref, name)),
    delete: (owner, ref) => announced(owner, repository.delete(owner, ref)),
  };
}
