import type { Bar } from '../../market/domain.ts';
import type { PriceHistoryBarsArgs, PriceHistoryResolvers } from '../__generated__/resolvers-types.ts';
import { badUserInput } from '../bad-user-input.ts';
import { newest } from '../newest.ts';

/** Slices the cached series: a range is never part of a key. */
export const PriceHistory: PriceHistoryResolvers = {
  bars: ({ bars }, args) => sliced(bars, args),
};

/**
 * Dates are YYYY-MM-DD, so the order of the text is the order of the days. The stamp of an intraday bar begins with its
 * day, and `to` holds all of it.
 */
function sliced(bars: readonly Bar[], { last, from, to }: PriceHistoryBarsArgs): readonly Bar[] {
  if (from && to && from > to) throw badUserInput(`from must not be after to; got ${from} and ${to}.`);
  const ranged = bars.filter(({ time }) => (!from || time >= from) && (!to || time.slice(0, to.length) <= to));
  return newest(ranged, last);
}
