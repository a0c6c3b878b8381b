import type { IndicatorLineResolvers, IndicatorSeriesResolvers } from '../__generated__/resolvers-types.ts';
import { sliced } from '../sliced.ts';

/** Gives each line the times that the series keeps once for all. */
export const IndicatorSeries: IndicatorSeriesResolvers = {
  lines: ({ times, lines }) => lines.map((line) => ({ ...line, times })),
};

/** Slices the cached series: a range is never part of a key. */
export const IndicatorLine: IndicatorLineResolvers = {
  points: ({ times, values }, slice) => {
    const points = values.map((value, index) => ({ time: times[index] ?? '', value }));
    return sliced(points, ({ time }) => time, slice);
  },
};
