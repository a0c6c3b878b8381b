import type { Bar, PriceHistory } from '../../../src/market/domain.ts';

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const MONDAY_BEFORE_EPOCH = 3;

/** Daily bars joined into weeks from Monday on, each dated by its last trading day, as the vendor does. */
export function weeksOf(days: PriceHistory): PriceHistory {
  const weeks = new Map<number, Bar[]>();
  for (const bar of days.bars) {
    const week = Math.floor((Date.parse(bar.time) / DAY_MS + MONDAY_BEFORE_EPOCH) / 7);
    weeks.set(week, [...(weeks.get(week) ?? []), bar]);
  }
  return { ...days, interval: 'WEEK', bars: [...weeks.values()].flatMap(weekOf) };
}

function weekOf(days: readonly Bar[]): Bar[] {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const high = Math.max(...days.map((day) => day.high ?? Number.NEGATIVE_INFINITY));
  const low = Math.min(...days.map((day) => day.low ?? Number.POSITIVE_INFINITY));
  return [{ ...last, open: first.open, high, low }];
}
