import { z } from 'zod';

/** What asked for a run. */
export const WARM_SOURCES = ['START', 'SCHEDULE', 'SYMBOLS', 'MOVERS', 'WATCHLISTS'] as const;
export type WarmSource = (typeof WARM_SOURCES)[number];

const WARM_STATES = ['QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED'] as const;
export type WarmState = (typeof WARM_STATES)[number];

const WARM_RESULTS = ['WARMED', 'FRESH', 'ABSENT', 'FAILED', 'SKIPPED_BUDGET'] as const;
export type WarmResult = (typeof WARM_RESULTS)[number];

const TargetForm = z.object({ symbol: z.string(), category: z.string() });
/** One thing to load in advance: of a symbol, what a category stands for. */
export type WarmTarget = Readonly<z.infer<typeof TargetForm>>;

const OrderForm = z.object({
  source: z.enum(WARM_SOURCES),
  /** In this order. */
  symbols: z.array(z.string()).readonly(),
  /** So many of the targets asked for most lately, before all others. */
  hottest: z.number(),
  /** So many of the symbols that most viewers watch. */
  watched: z.number(),
  /** So many of the day's movers. */
  movers: z.number(),
  categories: z.array(z.string()).readonly(),
  /** Whether also what is fresh is loaded again. */
  force: z.boolean(),
  /** Whether nothing is loaded, only said what would be. */
  dryRun: z.boolean(),
  /** Epoch ms: what ends before, and has less than half of its life left, is loaded again; null: only what is not fresh. */
  renewBefore: z.number().nullable(),
});
/** What a run is to do. */
export type WarmOrder = Readonly<z.infer<typeof OrderForm>>;

const OutcomeForm = TargetForm.extend({ result: z.enum(WARM_RESULTS), detail: z.string().nullable() });
/** What became of one target; `detail` is for people. */
export type WarmOutcome = Readonly<z.infer<typeof OutcomeForm>>;

const RunForm = z.object({
  id: z.string(),
  order: OrderForm,
  state: z.enum(WARM_STATES),
  /** Epoch ms. */
  queuedAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  /** Null: not made yet. */
  plan: z.array(TargetForm).readonly().nullable(),
  /** Of the targets of the plan, in its order, as far as the run has come. */
  outcomes: z.array(OutcomeForm).readonly(),
  upstreamCalls: z.number(),
  /** What hindered it, for people. */
  detail: z.string().nullable(),
  /** How many of the entries that it loaded were asked for since. */
  laterHit: z.number(),
});
/** The record of a run: at any moment it says how far the run has come, so that another process can go on from there. */
export type WarmRun = Readonly<z.infer<typeof RunForm>>;

/** @throws ZodError for what is no record of a run. */
export function parseWarmRun(record: unknown): WarmRun {
  return RunForm.parse(record);
}

export function isFinished(state: WarmState): boolean {
  return state !== 'QUEUED' && state !== 'RUNNING';
}

/** A run that waits for its turn. @param now Epoch ms. */
export function newWarmRun(id: string, order: WarmOrder, now: number): WarmRun {
  const begun = { startedAt: null, finishedAt: null, plan: null, outcomes: [], upstreamCalls: 0 };
  return { id, order, state: 'QUEUED', queuedAt: now, ...begun, detail: null, laterHit: 0 };
}
