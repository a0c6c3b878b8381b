import type { PriceHistoryResolvers } from '../__generated__/resolvers-types.ts';
import { sliced } from '../sliced.ts';

/** Slices the cached series: a range is never part of a key. */
export const PriceHistory: PriceHistoryResolvers = {
  bars: ({ bars }, slice) => sliced(bars, ({ time }) => time, slice),
};
