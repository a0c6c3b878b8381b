import type { WarmResult, WarmRun as Run } from '../../warming/index.ts';
import type { WarmOutcomeResolvers, WarmRunResolvers } from '../__generated__/resolvers-types.ts';
import { categoryFrom } from '../category.ts';

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));
const countOf =
  (wanted: WarmResult) =>
  ({ outcomes }: Run): number =>
    outcomes.filter(({ result }) => result === wanted).length;

/** A run, its figures counted from what became of its targets. */
export const WarmRun: WarmRunResolvers = {
  source: ({ order }) => order.source,
  dryRun: ({ order }) => order.dryRun,
  force: ({ order }) => order.force,
  requested: ({ plan, order }) => (plan === null ? order.symbols.length * order.categories.length : plan.length),
  warmed: countOf('WARMED'),
  skippedFresh: countOf('FRESH'),
  absent: countOf('ABSENT'),
  failed: countOf('FAILED'),
  skippedBudget: countOf('SKIPPED_BUDGET'),
  queuedAt: ({ queuedAt }) => new Date(queuedAt),
  startedAt: ({ startedAt }) => dateOf(startedAt),
  finishedAt: ({ finishedAt }) => dateOf(finishedAt),
};

export const WarmOutcome: WarmOutcomeResolvers = {
  category: ({ category }) => categoryFrom(category),
};
