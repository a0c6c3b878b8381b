import type { DailyBar, Walk } from './random-walk.ts';
import { weekOf } from './trading-days.ts';

/** A bar of any length with its close adjusted backwards for dividends, as the vendor's ADJUSTED functions show it. */
export interface AdjustedBar extends DailyBar {
  readonly adjustedClose: number;
}

/** How long one bar is. */
export type Period = 'daily' | 'weekly' | 'monthly';

/** The whole history, newest first. The newest weekly or monthly bar is the period still running. */
export function barsOf(walk: Walk, period: Period): readonly AdjustedBar[] {
  const daily = newestDays(walk, walk.newest + 1);
  return period === 'daily' ? daily : groupRuns(daily, period).map(mergeBars);
}

/** The newest daily bars, newest first. Adjusting starts there: each dividend lowers every close before it. */
export function newestDays(walk: Walk, count: number): readonly AdjustedBar[] {
  const bars: AdjustedBar[] = [];
  const oldest = Math.max(walk.newest + 1 - count, 0);
  let factor = 1;
  let nextDividend = 0;
  for (let index = walk.newest; index >= oldest; index -= 1) {
    const bar = walk.barAt(index);
    factor *= 1 - nextDividend / bar.close;
    nextDividend = bar.dividend;
    bars.push({ ...bar, adjustedClose: bar.close * factor });
  }
  return bars;
}

type Run = [newest: AdjustedBar, ...older: AdjustedBar[]];

/** Neighbouring days of one week or month. */
function groupRuns(newestFirst: readonly AdjustedBar[], period: 'weekly' | 'monthly'): readonly Run[] {
  const runs: Run[] = [];
  let current = '';
  for (const bar of newestFirst) {
    const name = period === 'monthly' ? bar.date.slice(0, 7) : String(weekOf(bar.date));
    const run = runs.at(-1);
    if (run && name === current) {
      run.push(bar);
    } else {
      runs.push([bar]);
      current = name;
    }
  }
  return runs;
}

/** Dated by its newest day, like the vendor's. */
function mergeBars(run: Run): AdjustedBar {
  const [newest] = run;
  return {
    date: newest.date,
    open: run.at(-1)?.open ?? newest.open,
    high: Math.max(...run.map((bar) => bar.high)),
    low: Math.min(...run.map((bar) => bar.low)),
    close: newest.close,
    adjustedClose: newest.adjustedClose,
    volume: run.reduce((sum, bar) => sum + bar.volume, 0),
    dividend: run.reduce((sum, bar) => sum + bar.dividend, 0),
  };
}
