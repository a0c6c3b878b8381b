import type { CacheCategory } from '../../src/cache-categories.ts';
import type { MarketHours } from './market-hours.ts';

export type KindName =
  | 'quote'
  | 'history'
  | 'intraday'
  | 'fundamentals'
  | 'news'
  | 'movers'
  | 'marketStatus'
  | 'economicSeries';

/** One kind of answer: how it is cached, what a call for it takes, and when the upstream would say something else. */
export interface Kind {
  readonly name: KindName;
  /** `Type.field`: by it the calendar knows its rule. */
  readonly coordinate: string;
  readonly category: CacheCategory;
  /** How long the upstream takes, ms. */
  readonly latencyMs: number;
  /**
   * What an entry takes in the store, bytes, when only so many rows of it are kept. Of quotes, company figures, bars and
   * articles as measured (docs/adr/0005, docs/caching.md), of the others estimated.
   */
  readonly bytesOf: (rows: number) => number;
  /** The rows of the whole answer. */
  readonly rows: number;
  /** The value that the upstream gives at a moment: as much of it as the calendar reads. */
  readonly valueAt: (subject: string, at: number, hours: MarketHours) => unknown;
  /** The first moment, epoch ms, after which an answer given at `at` is not what the upstream says. */
  readonly changesAfter: (at: number, hours: MarketHours) => number;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A bar compressed. */
const BAR_BYTES = 36;
/** An article compressed. */
const ARTICLE_BYTES = 400;

/** The next multiple of a step. */
function tick(at: number, stepMs: number): number {
  return Math.floor(at / stepMs) * stepMs + stepMs;
}

/** Every step of a session, and at the first moment of the next one. */
function whileTrading(stepMs: number, hours: 'regular' | 'extended'): Kind['changesAfter'] {
  return (at, market) => {
    const session = market.at(at, hours);
    const next = tick(at, stepMs);
    return session !== null && next <= session.closesAt ? next : market.next(at, hours).opensAt;
  };
}

const barsAt: Kind['valueAt'] = (symbol, at, hours) => ({
  symbol,
  bars: [{ time: hours.lastOpened(at, 'regular').date }],
});

export const KINDS: Readonly<Record<KindName, Kind>> = {
  quote: {
    name: 'quote',
    coordinate: 'Stock.quote',
    category: 'PRICE',
    latencyMs: 300,
    bytesOf: () => 390,
    rows: 1,
    valueAt: (symbol, at, hours) => ({ symbol, latestTradingDay: hours.lastOpened(at, 'regular').date }),
    changesAfter: whileTrading(SECOND_MS, 'regular'),
  },
  history: {
    name: 'history',
    coordinate: 'Stock.history',
    category: 'HISTORICAL',
    latencyMs: 500,
    bytesOf: (rows) => 400 + rows * BAR_BYTES,
    rows: 100,
    valueAt: barsAt,
    changesAfter: whileTrading(MINUTE_MS, 'regular'),
  },
  intraday: {
    name: 'intraday',
    coordinate: 'Stock.intraday',
    category: 'REALTIME',
    latencyMs: 500,
    bytesOf: (rows) => 400 + rows * BAR_BYTES,
    rows: 100,
    valueAt: (symbol, at, hours) => ({ symbol, bars: [{ time: hours.lastOpened(at, 'extended').date }] }),
    changesAfter: whileTrading(5 * MINUTE_MS, 'extended'),
  },
  fundamentals: {
    name: 'fundamentals',
    coordinate: 'Stock.fundamentals',
    category: 'FUNDAMENTALS',
    latencyMs: 400,
    bytesOf: () => 870,
    rows: 1,
    valueAt: (symbol) => ({ symbol }),
    changesAfter: (at) => tick(at, DAY_MS),
  },
  news: {
    name: 'news',
    coordinate: 'Stock.news',
    category: 'NEWS',
    latencyMs: 600,
    bytesOf: (rows) => 400 + rows * ARTICLE_BYTES,
    rows: 50,
    valueAt: (symbol) => ({ symbol }),
    changesAfter: (at) => tick(at, 30 * MINUTE_MS),
  },
  movers: {
    name: 'movers',
    coordinate: 'Query.movers',
    category: 'PRICE',
    latencyMs: 400,
    bytesOf: () => 1500,
    rows: 1,
    valueAt: (_subject, at, hours) => ({ lastUpdated: hours.lastOpened(at, 'regular').date }),
    changesAfter: whileTrading(MINUTE_MS, 'regular'),
  },
  marketStatus: {
    name: 'marketStatus',
    coordinate: 'Query.marketStatus',
    category: 'REALTIME',
    latencyMs: 300,
    bytesOf: () => 900,
    rows: 1,
    valueAt: () => ({}),
    changesAfter: (at, hours) => hours.at(at, 'regular')?.closesAt ?? hours.next(at, 'regular').opensAt,
  },
  economicSeries: {
    name: 'economicSeries',
    coordinate: 'Query.economicSeries',
    category: 'ANALYSIS',
    latencyMs: 500,
    bytesOf: () => 8900,
    rows: 1,
    valueAt: (series) => ({ series }),
    changesAfter: (at) => tick(at, DAY_MS),
  },
};
