import { boundOf, type StaleAnswers } from './bound.ts';
import { type Hour, Hourly } from './hourly.ts';
import type { KindName } from './kinds.ts';
import { type Load, traceOf } from './loads.ts';
import { type ReplayOptions, replay } from './replay.ts';
import { Rules } from './rules.ts';
import type { Settings } from './settings.ts';
import type { Counts } from './tally.ts';

/** A load replayed under some settings. */
export interface Outcome {
  readonly settings: Settings;
  readonly total: Readonly<Counts>;
  readonly byKind: ReadonlyMap<KindName, Readonly<Counts>>;
  /** The fewest calls possible by the same rules; worked out when asked. */
  readonly fewest: (stale: StaleAnswers) => ReadonlyMap<KindName, number>;
  readonly peakBytes: number;
  readonly hours: readonly Hour[];
}

const INSTANCES = 3;
/** So many of the most asked symbols are warmed. */
const WARM_SYMBOLS = 20;

/** One outcome for each settings, in their order. `onDone` hears of each as it comes. */
export async function compare(
  load: Load,
  seed: number,
  { settings, onDone }: { readonly settings: readonly Settings[]; readonly onDone: (outcome: Outcome) => void },
): Promise<readonly Outcome[]> {
  const { trace, hours } = traceOf(load, seed);
  const { deployments, options } = load;
  const warmSymbols = Math.min(WARM_SYMBOLS, options.symbols);
  const shared = { seed, trace, deployments, hours, instances: INSTANCES, warmSymbols };
  const outcomes: Outcome[] = [];
  for (const one of settings) {
    const hourly = new Hourly();
    const onAnswer: ReplayOptions['onAnswer'] = (_ask, served, now) => hourly.answered(served, now);
    const { tally, peakBytes } = await replay({ ...shared, settings: one, onAnswer });
    const { total, byKind } = tally;
    const fewest: Outcome['fewest'] = (stale) => boundOf(trace, new Rules(one, hours), stale);
    const outcome: Outcome = { settings: one, total, byKind, fewest, peakBytes, hours: hourly.hours };
    outcomes.push(outcome);
    onDone(outcome);
  }
  return outcomes;
}
