import type { Deployment } from './deployments.ts';
import { MarketHours } from './market-hours.ts';
import { createTrace, type TraceOptions, type Visit } from './trace.ts';

/** How much is asked, and when. */
export interface Load {
  readonly name: string;
  readonly options: Omit<TraceOptions, 'seed'>;
  readonly deployments: readonly Deployment[];
}

const DAY_MS = 86_400_000;
/** Monday 00:00 in New York, in a week without a holiday. */
const MONDAY = Date.parse('2026-11-16T05:00Z');
export const WEEK = { from: MONDAY, to: MONDAY + 7 * DAY_MS } as const;
/** Tuesday 13:00 in New York, the store stays; Thursday 10:00, half an hour after the open, on a new store. */
const DEPLOYMENTS: readonly Deployment[] = [
  { at: Date.parse('2026-11-17T18:00Z'), newStore: false },
  { at: Date.parse('2026-11-19T15:00Z'), newStore: true },
];

/** How many visits there are was chosen so that the settings of production give its hit ratio, 31.76 %. */
export const PRODUCTION_WEEK: Load = {
  name: 'a week that asks as seldom as production did',
  options: { ...WEEK, symbols: 500, visits: 4270 },
  deployments: DEPLOYMENTS,
};

export const BUSY_WEEK: Load = {
  name: 'a week that asks often',
  options: { ...WEEK, symbols: 30, visits: 60_000 },
  deployments: DEPLOYMENTS,
};

export const BUSY_DAY: Load = {
  name: 'a day that asks often',
  options: { from: MONDAY + 3 * DAY_MS, to: MONDAY + 4 * DAY_MS, symbols: 30, visits: 12_000 },
  deployments: DEPLOYMENTS.slice(1),
};

/** The busy week with fewer pages, and with more. */
export const OTHER_WEEKS: readonly Load[] = [15_000, 120_000, 300_000].map((visits) => ({
  ...BUSY_WEEK,
  name: `the same week with ${visits} pages`,
  options: { ...BUSY_WEEK.options, visits },
}));

/** The same with a share of the visits and symbols. */
export function smaller({ name, options, deployments }: Load, share: number): Load {
  const [symbols, visits] = [Math.ceil(options.symbols * share), Math.ceil(options.visits * share)];
  return { name: `${name}, small`, options: { ...options, symbols, visits }, deployments };
}

export function traceOf(
  { options }: Load,
  seed: number,
): { readonly trace: readonly Visit[]; readonly hours: MarketHours } {
  const hours = new MarketHours(options.from, options.to);
  return { hours, trace: createTrace({ ...options, seed }, hours) };
}
