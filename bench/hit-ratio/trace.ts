import { type Chance, createChance } from './chance.ts';
import { KINDS, type Kind, type KindName } from './kinds.ts';
import type { MarketHours } from './market-hours.ts';
import { zipf } from './popularity.ts';

/** One question of a page. */
export interface Ask {
  readonly kind: Kind;
  /** A symbol, or the name of a series; empty for what there is one of. */
  readonly subject: string;
  /** The symbol as the client wrote it. */
  readonly spelling: string;
  /** How much of the answer is shown: a range of bars, a number of articles. */
  readonly rows: number;
}

/** A page that is opened: all it asks, at once. */
export interface Visit {
  /** Epoch ms. */
  readonly at: number;
  /** From 0 to 1: which instance it comes to. */
  readonly lane: number;
  readonly asks: readonly Ask[];
}

export interface TraceOptions {
  readonly seed: number;
  /** Epoch ms. */
  readonly from: number;
  /** Epoch ms, not in it any more. */
  readonly to: number;
  readonly symbols: number;
  /** How many pages are opened in all, about. */
  readonly visits: number;
}

const MINUTE_MS = 60_000;
const ZIPF_EXPONENT = 1;
/** Share of the clients that write symbols in lower case. */
const LOWER_CASE = 0.15;
export const SERIES = ['REAL_GDP', 'CPI', 'UNEMPLOYMENT', 'TREASURY_YIELD', 'FEDERAL_FUNDS_RATE', 'RETAIL_SALES'];

/** What a client may choose to see of a kind; the first is the most frequent. */
const SHOWN: Readonly<Partial<Record<KindName, readonly number[]>>> = {
  history: [21, 63, 100, 5, 42],
  intraday: [78, 12, 39, 100],
  news: [10, 20, 5, 50],
};

/** Rank 0 is asked most. The names are made up, and of the form of New York's. */
export function symbolOf(rank: number): string {
  return `S${rank}`;
}

/** What is shown of a kind most often. */
export function shownMost({ name, rows }: Kind): number {
  return SHOWN[name]?.[0] ?? rows;
}

/**
 * Pages opened at random (a Poisson process by minutes), at a rate that follows the sessions. Four pages:
 * a stock's (two widgets ask for the quote, beside history, fundamentals and news), its chart, a list of ten stocks, and
 * the front page.
 */
export function createTrace({ seed, from, to, symbols, visits }: TraceOptions, hours: MarketHours): readonly Visit[] {
  const pace = createChance(seed, 'pace');
  const asksOf = createPages(seed, symbols);
  const minutes = Array.from({ length: Math.ceil((to - from) / MINUTE_MS) }, (_, index) => from + index * MINUTE_MS);
  const weights = minutes.map((minute) => liveliness(minute, hours));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return minutes.flatMap((minute, index) => {
    const count = poisson((visits * (weights[index] ?? 0)) / total, pace);
    const moments = Array.from({ length: count }, () => minute + Math.floor(pace() * MINUTE_MS));
    return moments.toSorted((one, other) => one - other).map((at) => ({ at, lane: pace(), asks: asksOf() }));
  });
}

/** How busy a minute is: 1 in session, five times that when it opens, twice when it closes, little at night. */
function liveliness(minute: number, hours: MarketHours): number {
  const session = hours.at(minute, 'regular');
  if (session === null) return hours.at(minute, 'extended') === null ? 0.05 : 0.3;
  if (minute - session.opensAt < 10 * MINUTE_MS) return 5;
  return session.closesAt - minute <= 15 * MINUTE_MS ? 2 : 1;
}

function createPages(seed: number, symbols: number): () => readonly Ask[] {
  const chance = createChance(seed, 'pages');
  const rankOf = zipf(symbols, ZIPF_EXPONENT, chance);
  const symbol = (): string => symbolOf(rankOf());
  const ask = (name: KindName, subject: string, lower: boolean): Ask => {
    const kind = KINDS[name];
    const rows = oneOf(SHOWN[name] ?? [kind.rows], chance() ** 2);
    return { kind, subject, spelling: lower ? subject.toLowerCase() : subject, rows };
  };
  return () => {
    const page = chance();
    const lower = chance() < LOWER_CASE;
    const asked = (names: readonly KindName[], subject: string): Ask[] =>
      names.map((name) => ask(name, subject, lower));
    if (page < 0.45) return asked(['quote', 'quote', 'history', 'fundamentals', 'news'], symbol());
    if (page < 0.75) return asked(['quote', 'intraday', 'history', 'history'], symbol());
    if (page < 0.85) return Array.from({ length: 10 }, () => ask('quote', symbol(), lower));
    return [...asked(['movers', 'marketStatus'], ''), ask('economicSeries', oneOf(SERIES, chance()), false)];
  };
}

function oneOf<Item>(items: readonly [Item, ...Item[]] | readonly Item[], share: number): Item {
  const item = items[Math.floor(share * items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

/** Knuth's method, for small means. */
function poisson(mean: number, chance: Chance): number {
  if (mean > 30) return poisson(mean / 2, chance) + poisson(mean / 2, chance);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = chance(); product > limit; product *= chance()) count += 1;
  return count;
}
