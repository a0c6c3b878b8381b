import type { Deployment } from './deployments.ts';
import { Fleet, type FleetOptions } from './fleet.ts';
import { configOf } from './settings.ts';
import type { Tally } from './tally.ts';
import type { Visit } from './trace.ts';
import { warmTimes } from './warm-runs.ts';

export interface ReplayOptions extends FleetOptions {
  readonly trace: readonly Visit[];
  readonly deployments: readonly Deployment[];
}

export interface Replayed {
  readonly tally: Tally;
  /** The most that lay in the store, bytes. */
  readonly peakBytes: number;
}

/** How far apart the instances of a deployment start, ms. */
const ROLLING_MS = 60_000;
/** As the product's own: who starts serves first, ms. */
const WARM_DELAY_MS = 2000;

/** Answers a trace with the real engine on a clock moved by hand: equal options give equal results. */
export async function replay(options: ReplayOptions): Promise<Replayed> {
  const { trace, deployments } = options;
  const fleet = new Fleet(trace[0]?.at ?? 0, options);
  const events: Event[] = [
    ...trace.map((visit) => ({ at: visit.at, happen: () => fleet.visit(visit) })),
    ...deployments.flatMap((deployment) => deploymentEvents(fleet, deployment, options)),
    ...scheduleEvents(fleet, options),
  ];
  for (const { at, happen } of events.toSorted((one, other) => one.at - other.at)) {
    await fleet.clock.moveTo(at);
    happen();
  }
  await fleet.clock.runOut();
  fleet.check();
  return { tally: fleet.tally, peakBytes: fleet.memory.peakBytes };
}

interface Event {
  /** Epoch ms. */
  readonly at: number;
  readonly happen: () => void;
}

function deploymentEvents(fleet: Fleet, { at, newStore }: Deployment, { instances, settings }: ReplayOptions): Event[] {
  const replaced = newStore ? [{ at, happen: () => fleet.replaceStore() }] : [];
  const restarts = Array.from({ length: instances }, (_, index) => ({
    at: at + index * ROLLING_MS,
    happen: () => fleet.restart(index),
  }));
  const warmed = settings.warming === null ? [] : restarts.map((restart) => restart.at + WARM_DELAY_MS);
  return [...replaced, ...restarts, ...warmed.map((start) => ({ at: start, happen: () => fleet.warm(null) }))];
}

function scheduleEvents(fleet: Fleet, { trace, settings }: ReplayOptions): Event[] {
  const { cron } = configOf(settings).warming;
  const [from, to] = [trace[0]?.at ?? 0, trace.at(-1)?.at ?? 0];
  if (cron === null) return [];
  return warmTimes(cron, from, to).map(({ at, next }) => ({ at, happen: () => fleet.warm(next) }));
}
