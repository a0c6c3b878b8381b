import type { WarmInterests, WarmTry } from './warm-loads.ts';
import type { WarmOrder, WarmTarget } from './warm-run.ts';

/** The targets of a run, and what hindered finding them. */
export interface WarmPlan {
  readonly targets: readonly WarmTarget[];
  readonly hindrances: readonly string[];
}

export interface PlanParts {
  readonly interests: WarmInterests;
  /** The movers as they could be had; not asked unless the order wants some. */
  readonly movers: () => Promise<{ readonly tried: WarmTry; readonly symbols: readonly string[] }>;
}

/** More than this nobody waits for, and no plan of the upstream lasts for. */
const MAX_TARGETS = 1000;

/** What to warm, the most wanted first: a budget that ends early was then spent where it counts. */
export async function planOf(order: WarmOrder, { interests, movers }: PlanParts): Promise<WarmPlan> {
  const hindrances: string[] = [];
  const tried = async <Found>(what: string, find: () => Promise<readonly Found[]>): Promise<readonly Found[]> => {
    try {
      return await find();
    } catch (error) {
      hindrances.push(`${what}: ${error instanceof Error ? error.message : 'unknown'}`);
      return [];
    }
  };
  const hottest = order.hottest > 0 ? await tried('what is hot', () => interests.hottest(order.hottest)) : [];
  const watched = order.watched > 0 ? await tried('watchlists', () => interests.watched(order.watched)) : [];
  const moved: string[] = [];
  if (order.movers > 0) {
    const found = await movers();
    if ('detail' in found.tried && found.tried.detail !== null) hindrances.push(`movers: ${found.tried.detail}`);
    moved.push(...found.symbols.slice(0, order.movers));
  }
  const symbols = [...order.symbols, ...watched, ...moved];
  const named = symbols.flatMap((symbol) => order.categories.map((category) => ({ symbol, category })));
  return { targets: distinct([...hottest, ...named]).slice(0, MAX_TARGETS), hindrances };
}

function distinct(targets: readonly WarmTarget[]): readonly WarmTarget[] {
  return [...new Map(targets.map((target) => [`${target.category} ${target.symbol}`, target])).values()];
}
