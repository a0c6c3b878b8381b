import { KINDS, type KindName } from './kinds.ts';
import { type Ask, SERIES, shownMost, symbolOf } from './trace.ts';

/** The instances start anew, one behind the other; their copies and what they were about to load are gone. */
export interface Deployment {
  /** Epoch ms. */
  readonly at: number;
  /** True: the shared store is a new one as well, and empty. */
  readonly newStore: boolean;
}

const WARM_KINDS: readonly KindName[] = ['quote', 'history', 'fundamentals', 'news'];

/** What is loaded after a deployment unless it is there: the so many most asked symbols, and what there is one of. */
export function warmSet(count: number): readonly Ask[] {
  const symbols = Array.from({ length: count }, (_, rank) => symbolOf(rank));
  return [
    ...symbols.flatMap((symbol) => WARM_KINDS.map((name) => askOf(name, symbol))),
    askOf('movers', ''),
    askOf('marketStatus', ''),
    ...SERIES.map((series) => askOf('economicSeries', series)),
  ];
}

function askOf(name: KindName, subject: string): Ask {
  return { kind: KINDS[name], subject, spelling: subject, rows: shownMost(KINDS[name]) };
}
