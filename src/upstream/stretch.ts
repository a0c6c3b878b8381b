/** What is left of a day's calls, and of the day. */
export interface DayLeft {
  /** The day's calls; Infinity: it has no limit. */
  readonly limit: number;
  /** Those that an interactive call may still take. */
  readonly left: number;
  /** From 0 to 1: the share of the day that is still to come. */
  readonly ofDay: number;
}

/** Above this share of its calls a day is never low. */
const LOW_SHARE = 1 / 2;
/** Whatever is left. */
export const MOST_STRETCH = 4;
/** Steps that people can follow in a log. */
const STEPS_PER_UNIT = 2;

/**
 * How many times longer values are kept as the day's calls run low: 1 (not at all) to 4, in steps of a half. It is the
 * share of the day that remains, taken as a half at most, over the share of its calls that remains: what is left then
 * lasts to the end of the day if what is kept so much longer is asked for so much less often.
 */
export function stretchOf({ limit, left, ofDay }: DayLeft): number {
  if (!Number.isFinite(limit)) return 1;
  const due = Math.min(ofDay, LOW_SHARE) * limit;
  const scarce = left > 0 ? due / left : MOST_STRETCH;
  const stepped = Math.floor(scarce * STEPS_PER_UNIT) / STEPS_PER_UNIT;
  return Math.min(MOST_STRETCH, Math.max(1, stepped));
}
