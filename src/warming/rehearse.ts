import { planOf } from './plan.ts';
import { resultOf } from './warm-runner.ts';
import type { WarmInterests, WarmLoads, WarmManner } from './warm-loads.ts';
import { newWarmRun, type WarmOrder, type WarmOutcome, type WarmRun } from './warm-run.ts';

export interface RehearsalParts {
  readonly loads: WarmLoads;
  readonly interests: WarmInterests;
  /** Epoch ms. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** The call for the list of movers. */
const MOVERS_CALLS = 1;

/** What a run would do and cost at most, as of this moment. Reads the cache and makes no upstream call. */
export async function rehearse(order: WarmOrder, { loads, interests, now, newId }: RehearsalParts): Promise<WarmRun> {
  const run = newWarmRun(newId(), order, now());
  const { force, renewBefore } = order;
  const manner: WarmManner = { runId: run.id, force, dryRun: true, renewBefore, signal: new AbortController().signal };
  const limit = await loads.callsLeft();
  let calls = 0;
  let unknown = 0;
  const { targets, hindrances } = await planOf(order, {
    interests,
    movers: async () => {
      const found = await loads.movers(manner);
      if (found.tried.kind === 'would-load') {
        calls += MOVERS_CALLS;
        unknown = order.movers * order.categories.length;
      }
      return found;
    },
  });
  const outcomes: WarmOutcome[] = [];
  for (const target of targets) {
    const tried = await loads.target(target, manner);
    const cost = tried.kind === 'would-load' ? tried.calls : 0;
    const fits = calls + cost <= limit;
    if (fits) calls += cost;
    const result = fits ? tried : { kind: 'no-budget' as const, detail: `beyond the ${limit} calls left for it today` };
    outcomes.push({ ...target, ...resultOf(result) });
  }
  const open = unknown === 0 ? [] : [`the movers are not cached: up to ${unknown} targets more once they are known`];
  const details = [...hindrances, ...open];
  const detail = details.length === 0 ? null : details.join('; ');
  const at = now();
  return {
    ...run,
    state: 'DONE',
    startedAt: run.queuedAt,
    finishedAt: at,
    plan: targets,
    outcomes,
    upstreamCalls: calls,
    detail,
  };
}
