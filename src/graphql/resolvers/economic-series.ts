import type { EconomicSeriesResolvers } from '../__generated__/resolvers-types.ts';
import { sliced } from '../sliced.ts';

/** Slices the cached series: a range is never part of a key. */
export const EconomicSeries: EconomicSeriesResolvers = {
  points: ({ points }, slice) => sliced(points, ({ date }) => date, slice),
};
