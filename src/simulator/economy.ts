import { hashText, unitNoise } from './hash.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365.2425 * DAY_MS;
/** Where every trend passes through its base; every series begins in FIRST_YEAR. */
const BASE_MS = Date.UTC(2026, 0, 1);
const FIRST_YEAR = 1990;

/** How far apart the values of a series are, in the vendor's words. */
export type Interval = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'semiannual' | 'annual';

/** How one made-up series runs. */
export interface Trend {
  readonly base: number;
  /** Exponential growth a year; 0 for a rate, which only swings. */
  readonly growth: number;
  /** How far the waves carry it from its trend, as a share. */
  readonly swing: number;
  readonly decimals: number;
}

/** The value of a day: equal for equal seeds, names and days, whatever the interval that shows it. */
export function valueAt(name: string, { base, growth, swing, decimals }: Trend, date: string): string {
  const key = hashText(name);
  const years = (Date.parse(date) - BASE_MS) / YEAR_MS;
  const wave = (stream: number, period: number) => Math.sin((years / period + unitNoise(key, stream)) * 2 * Math.PI);
  const noise = unitNoise(hashText(`${name}:${date}`), 0) - 0.5;
  const swung = 1 + swing * (0.6 * wave(0, 9) + 0.3 * wave(1, 3.7) + 0.1 * noise);
  return (base * Math.exp(growth * years) * swung).toFixed(decimals);
}

/** The days that an interval's values are dated, newest first: of periods that are over at `now`. */
export function periodsOf(interval: Interval, now: number): readonly string[] {
  const dates: string[] = [];
  let start = Date.UTC(FIRST_YEAR, 0, 1);
  for (let next = endOf(interval, start); next <= now; next = endOf(interval, start)) {
    dates.push(new Date(start).toISOString().slice(0, 10));
    start = next;
  }
  return dates.reverse();
}

/** Where the period that begins at `start` is over, and the next begins. Months are added to first days only. */
function endOf(interval: Interval, start: number): number {
  if (interval === 'daily') return start + DAY_MS;
  if (interval === 'weekly') return start + 7 * DAY_MS;
  const day = new Date(start);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + MONTHS[interval], 1);
}

const MONTHS = { monthly: 1, quarterly: 3, semiannual: 6, annual: 12 } as const;
