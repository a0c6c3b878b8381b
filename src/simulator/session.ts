import { hashText, unitNoise } from './hash.ts';
import type { DailyBar } from './random-walk.ts';

/** Minutes since midnight in New York; the simulator knows regular hours only. */
export const OPENING_MINUTE = 570;
/** The first minute after the session. */
export const CLOSING_MINUTE = 960;

const SESSION_MINUTES = CLOSING_MINUTE - OPENING_MINUTE;

/** One bar within a session. */
export interface SessionBar {
  /** YYYY-MM-DD HH:MM:SS, the start of the bar in New York. */
  readonly stamp: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** The bars of one session, oldest first. Bars of every length come from the same minutes, so that they agree. */
export function sessionBars(symbol: string, day: DailyBar, lengthMinutes: number): readonly SessionBar[] {
  const key = hashText(`${symbol}:${day.date}`);
  const bars: SessionBar[] = [];
  for (let start = 0; start < SESSION_MINUTES; start += lengthMinutes) {
    const count = Math.min(lengthMinutes, SESSION_MINUTES - start);
    const prices = Array.from({ length: count + 1 }, (_, step) => priceAt(key, day, start + step));
    const volumes = Array.from({ length: count }, (_, step) => volumeIn(key, day, start + step));
    bars.push({
      stamp: `${day.date} ${clock(OPENING_MINUTE + start)}`,
      open: prices[0] ?? day.open,
      high: Math.max(...prices),
      low: Math.min(...prices),
      close: prices.at(-1) ?? day.close,
      volume: volumes.reduce((sum, volume) => sum + volume, 0),
    });
  }
  return bars;
}

/** From the day's open to its close, never outside of its high and low. */
function priceAt(key: number, day: DailyBar, minute: number): number {
  const share = minute / SESSION_MINUTES;
  const swing = (unitNoise(key, minute) - 0.5) * (day.high - day.low) * 4 * share * (1 - share);
  const price = day.open + (day.close - day.open) * share + swing;
  return Math.min(day.high, Math.max(day.low, price));
}

function volumeIn(key: number, day: DailyBar, minute: number): number {
  return Math.round((day.volume / SESSION_MINUTES) * (0.5 + unitNoise(key, SESSION_MINUTES + 1 + minute)));
}

function clock(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`;
}
