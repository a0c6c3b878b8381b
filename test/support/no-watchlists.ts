import { randomUUID } from 'node:crypto';
import { openWatchlists } from '../../src/watchlists/index.ts';

/** A database that cannot be opened: for those who never ask it. */
export const NO_WATCHLISTS = openWatchlists({
  url: 'file:/dev/null/none.db',
  now: Date.now,
  newId: randomUUID,
  onTrouble: () => undefined,
});
