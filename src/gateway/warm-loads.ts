import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { type Cache, StoreUnavailableError } from '../cache/index.ts';
import type { CachingContext } from '../directive/index.ts';
import {
  BudgetExhaustedError,
  MarketSourceError,
  NoDataError,
  RateLimitedError,
  SymbolNotFoundError,
} from '../market/errors.ts';
import {
  createWarmingCache,
  type WarmAnswer,
  type WarmLoads,
  type WarmManner,
  type WarmTry,
  WouldLoad,
} from '../warming/index.ts';
import { MOVERS_QUERY, warmQueryOf } from './warm-queries.ts';

export interface WarmLoadsOptions extends Pick<WarmLoads, 'callsMade' | 'callsLeft'> {
  /** With the cache in front of its fields. */
  readonly schema: GraphQLSchema;
  readonly cache: Pick<Cache, 'look' | 'refresh'>;
  /** A new context whose calls are of the class that leaves its reserve, and end with the signal. */
  readonly createContext: (signal: AbortSignal) => CachingContext;
  /** Epoch ms. */
  readonly now: () => number;
}

const Listed = z.array(z.object({ symbol: z.string() }));
const MoversForm = z.object({ movers: z.object({ gainers: Listed, losers: Listed, mostActive: Listed }) });

/** Loads in advance by operations on the public schema: keys, policies and loads are those of every request. */
export function createWarmLoads({ schema, cache, createContext, now, ...calls }: WarmLoadsOptions): WarmLoads {
  const ask = async (document: DocumentNode, manner: WarmManner, symbol?: string) => {
    const answers = new Map<string, WarmAnswer>();
    const onAnswer = (answer: WarmAnswer): void => void answers.set(answer.field, answer);
    const asked = createWarmingCache({ cache, manner, now, onAnswer });
    const contextValue = { ...createContext(manner.signal), asked };
    const { data, errors = [] } = await execute({ schema, document, contextValue, variableValues: { symbol } });
    const unreached = errors.find(({ originalError }) => originalError instanceof StoreUnavailableError);
    if (unreached !== undefined) throw unreached.originalError;
    return { answers, data, fault: errors[0]?.message ?? 'not answered' };
  };
  return {
    ...calls,
    async target({ symbol, category }, manner) {
      const query = warmQueryOf(category);
      if (query === null) return { kind: 'failed', detail: `there is no category ${category}` };
      const { answers, fault } = await ask(query.document, manner, symbol);
      return triedOf(answers.get(query.field), { runId: manner.runId, calls: query.calls, fault });
    },
    async movers(manner) {
      const { answers, data, fault } = await ask(MOVERS_QUERY.document, manner);
      const { calls: cost, field } = MOVERS_QUERY;
      const tried = triedOf(answers.get(field), { runId: manner.runId, calls: cost, fault });
      const lists = MoversForm.safeParse(data).data?.movers;
      return { tried, symbols: lists === undefined ? [] : inTurns([lists.gainers, lists.losers, lists.mostActive]) };
    },
  };
}

interface Trial {
  readonly runId: string;
  readonly calls: number;
  /** Why the field was not answered, if it was not. */
  readonly fault: string;
}

function triedOf(answer: WarmAnswer | undefined, { runId, calls, fault }: Trial): WarmTry {
  if (answer === undefined) return { kind: 'failed', detail: fault };
  const { served, notKept } = answer;
  if (served.result.kind === 'error') return failedOf(served.result.error, calls);
  if (notKept !== null) return { kind: 'failed', detail: notKept };
  if (served.status === 'COLLAPSED') return { kind: 'warmed', detail: 'a request loaded it at the same time' };
  if (served.status === 'MISS') return { kind: 'warmed', detail: null };
  if (served.warmedBy === runId) return { kind: 'warmed', detail: 'before another process took the run over' };
  return { kind: 'fresh', detail: `for ${Math.round(served.remainingMs / 1000)} s more` };
}

function failedOf(error: unknown, calls: number): WarmTry {
  if (error instanceof WouldLoad) return { kind: 'would-load', calls };
  if (!(error instanceof MarketSourceError)) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : 'unknown' };
  }
  const detail = `${error.code}: ${error.message}`;
  if (error instanceof SymbolNotFoundError || error instanceof NoDataError) return { kind: 'absent', detail };
  if (error instanceof BudgetExhaustedError) return { kind: 'no-budget', detail };
  if (error instanceof RateLimitedError) return { kind: 'busy', retryAfterMs: error.retryAfterSeconds * 1000, detail };
  return { kind: 'failed', detail };
}

/** The first of each list, then the second of each, and so on; each symbol once. */
function inTurns(lists: readonly (readonly { readonly symbol: string }[])[]): readonly string[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  const places = Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list[place]?.symbol ?? []));
  return [...new Set(places.flat())];
}
