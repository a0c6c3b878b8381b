import { expect, test } from '@jest/globals';

import { openWatchlists, watchlistsOfRequest } from '../../../src/watchlists/index.ts';

test('one request reads the lists of an owner once, also when that fails; the next request reads anew', async () => {
  let reads = 0;
  const nowhere = openWatchlists({
    url: 'file:/dev/null/none.db',
    now: Date.now,
    newId: () => 'id',
    onTrouble: () => {
      reads += 1;
    },
  });
  for (const expected of [1, 2]) {
    const request = watchlistsOfRequest(nowhere);
    const asked = await Promise.allSettled([request.list('ann'), request.list('ann'), request.list('ann')]);
    expect(asked).toMatchObject([0, 1, 2].map(() => ({ reason: { code: 'DATABASE_UNAVAILABLE' } })));
    expect(reads).toBe(expected);
  }
});
