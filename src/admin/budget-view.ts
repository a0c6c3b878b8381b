import type { AdminServices } from './context.ts';
import type { UpstreamBudget } from './__generated__/resolvers-types.ts';

const WINDOWS = { second: 'SECOND', minute: 'MINUTE', day: 'DAY' } as const;

/** The budget of the fleet as the admin schema shows it. */
export async function readBudgetView({ budget }: Pick<AdminServices, 'budget'>): Promise<UpstreamBudget> {
  const { replicas, windows, todayByClass, resetAt, stretch } = await budget.report();
  return {
    replicas,
    windows: windows.map(({ window, ...figures }) => ({ window: WINDOWS[window], ...figures })),
    resetAt: new Date(resetAt),
    spentToday: todayByClass,
    stretch,
  };
}
