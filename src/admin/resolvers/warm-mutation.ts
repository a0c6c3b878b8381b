import { GraphQLError } from 'graphql';
import { badUserInput } from '../../graphql/bad-user-input.ts';
import { TooManyRunsError, type WarmOrder, type WarmRun } from '../../warming/index.ts';
import type { MutationResolvers } from '../__generated__/resolvers-types.ts';
import { audited } from '../audited.ts';
import type { AdminContext } from '../context.ts';
import { reachingTheFleet } from '../fleet-unreachable.ts';

type WarmMutation = Pick<MutationResolvers, 'warmSymbols' | 'warmMovers' | 'warmWatchlists' | 'cancelWarm'>;

/** What the mutations that order a run have in common. */
interface Ordered {
  readonly categories?: readonly string[] | null | undefined;
  readonly force: boolean;
  readonly dryRun: boolean;
}

const MAX_SYMBOLS = 1000;
const MAX_MOVERS = 60;

export const WarmMutation: WarmMutation = {
  warmSymbols: (_parent, { symbols, ...how }, context) => {
    const distinct = [...new Set(symbols)];
    const detail = `${distinct.length} symbols, from ${distinct.slice(0, 3).join(', ')}`;
    return order(context, { action: 'warmSymbols', detail, how }, () => {
      atLeastOne(distinct.length, MAX_SYMBOLS, 'symbols');
      return { source: 'SYMBOLS', symbols: distinct };
    });
  },
  warmMovers: (_parent, { top, ...how }, context) =>
    order(context, { action: 'warmMovers', detail: `top ${top}`, how }, () => {
      atLeastOne(top, MAX_MOVERS, 'top');
      return { source: 'MOVERS', movers: top };
    }),
  warmWatchlists: (_parent, how, context) =>
    order(context, { action: 'warmWatchlists', detail: 'all watchlists', how }, () => ({
      source: 'WATCHLISTS',
      watched: MAX_SYMBOLS,
    })),
  cancelWarm: (_parent, { id }, context) =>
    audited(context, {
      action: 'cancelWarm',
      detail: id,
      run: async () => {
        const run = await reachingTheFleet(() => context.warming.cancel(id));
        if (run !== null) return run;
        throw new GraphQLError(`There is no warm run ${id}.`, { extensions: { code: 'NOT_FOUND' } });
      },
      effectOf: ({ state }) => state,
    }),
};

interface Asked {
  readonly action: string;
  readonly detail: string;
  readonly how: Ordered;
}

function order(
  context: AdminContext,
  { action, detail, how }: Asked,
  what: () => Pick<WarmOrder, 'source'> & Partial<WarmOrder>,
): Promise<WarmRun> {
  const { categories, force, dryRun } = how;
  const wanted = [...new Set(categories ?? ['PRICE'])];
  const manner = `${wanted.join(', ')}${force ? ', force' : ''}${dryRun ? ', dry run' : ''}`;
  return audited(context, {
    action,
    detail: `${detail} ${manner}`,
    run: async () => {
      atLeastOne(wanted.length, wanted.length, 'categories');
      const nothing = { symbols: [], hottest: 0, watched: 0, movers: 0, renewBefore: null };
      const whole = { ...nothing, categories: wanted, force, dryRun, ...what() };
      return reachingTheFleet(() => context.warming.order(whole)).catch(refusalOf);
    },
    effectOf: ({ id, state, upstreamCalls }) =>
      dryRun ? `would make at most ${upstreamCalls} upstream calls` : `run ${id} ${state}`,
  });
}

function refusalOf(error: unknown): never {
  if (!(error instanceof TooManyRunsError)) throw error;
  const { code, limit, message } = error;
  throw new GraphQLError(message, { extensions: { code, limit } });
}

function atLeastOne(count: number, most: number, name: string): void {
  if (count < 1 || count > most) throw badUserInput(`${name} must be from 1 to ${Math.max(1, most)}; got ${count}.`);
}
