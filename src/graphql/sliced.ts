import { badUserInput } from './bad-user-input.ts';
import { newest } from './newest.ts';

/** Which part of a series is asked for. */
export interface Slice {
  readonly last?: number | null | undefined;
  /** YYYY-MM-DD, inclusive. */
  readonly from?: string | null | undefined;
  /** YYYY-MM-DD, inclusive. */
  readonly to?: string | null | undefined;
}

/**
 * The rows of a range of days, oldest first as they came, and of those the newest `last`. Dates are YYYY-MM-DD, so the
 * order of the text is the order of the days; a time with an hour begins with its day, and `to` holds all of it.
 */
export function sliced<Row>(
  rows: readonly Row[],
  timeIn: (row: Row) => string,
  { last, from, to }: Slice,
): readonly Row[] {
  if (from && to && from > to) throw badUserInput(`from must not be after to; got ${from} and ${to}.`);
  const ranged = rows.filter((row) => {
    const time = timeIn(row);
    return (!from || time >= from) && (!to || time.slice(0, to.length) <= to);
  });
  return newest(ranged, last);
}
