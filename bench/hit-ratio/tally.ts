import type { Served } from '../../src/cache/index.ts';
import type { Kind, KindName } from './kinds.ts';
import type { MarketHours } from './market-hours.ts';
import type { PriceWalk } from './price-walk.ts';
import type { Rules } from './rules.ts';

/** What was counted of one kind. */
export interface Counts {
  answers: number;
  /** Waited for no upstream call. */
  hits: number;
  /** Of those: served past their freshness, labelled so. */
  stale: number;
  /** Waited for a call that somebody else made. */
  collapsed: number;
  calls: number;
  /** Answers that the upstream would have given otherwise at that moment. */
  different: number;
  /** For how long those had been so, ms: in all, and at most. */
  behindMs: number;
  mostBehindMs: number;
  /** Of quotes: how far their prices were off, as shares, in all. */
  offBy: number;
  /** Answers older than the rules allow: there must be none. */
  tooOld: number;
}

const NOTHING: Counts = {
  answers: 0,
  hits: 0,
  stale: 0,
  collapsed: 0,
  calls: 0,
  different: 0,
  behindMs: 0,
  mostBehindMs: 0,
  offBy: 0,
  tooOld: 0,
};

/** Counts answers and calls, by kind. */
export class Tally {
  readonly #rules: Rules;
  readonly #hours: MarketHours;
  readonly #prices: PriceWalk;
  readonly #counts = new Map<KindName, Counts>();

  constructor(rules: Rules, hours: MarketHours, prices: PriceWalk) {
    this.#rules = rules;
    this.#prices = prices;
    this.#hours = hours;
  }

  get byKind(): ReadonlyMap<KindName, Readonly<Counts>> {
    return this.#counts;
  }

  get total(): Readonly<Counts> {
    const total = { ...NOTHING };
    for (const counts of this.#counts.values()) {
      total.answers += counts.answers;
      total.hits += counts.hits;
      total.stale += counts.stale;
      total.collapsed += counts.collapsed;
      total.calls += counts.calls;
      total.different += counts.different;
      total.behindMs += counts.behindMs;
      total.mostBehindMs = Math.max(total.mostBehindMs, counts.mostBehindMs);
      total.offBy += counts.offBy;
      total.tooOld += counts.tooOld;
    }
    return total;
  }

  called(kind: Kind): void {
    this.#of(kind).calls += 1;
  }

  /** @param now Epoch ms: when the answer was given. */
  answered(kind: Kind, { result, status, ageMs }: Served, now: number): void {
    if (result.kind === 'error') throw result.error;
    const counts = this.#of(kind);
    counts.answers += 1;
    if (status === 'HIT' || status === 'STALE') counts.hits += 1;
    if (status === 'STALE') counts.stale += 1;
    if (status === 'COLLAPSED') counts.collapsed += 1;
    const storedAt = now - ageMs;
    const behindMs = now - kind.changesAfter(storedAt, this.#hours);
    if (behindMs >= 0) {
      counts.different += 1;
      counts.behindMs += behindMs;
      counts.mostBehindMs = Math.max(counts.mostBehindMs, behindMs);
      if (kind.name === 'quote') counts.offBy += this.#prices.distance(storedAt, now);
    }
    if (!this.#rules.allow(kind, storedAt, now)) counts.tooOld += 1;
  }

  #of({ name }: Kind): Counts {
    const known = this.#counts.get(name);
    if (known !== undefined) return known;
    const counts = { ...NOTHING };
    this.#counts.set(name, counts);
    return counts;
  }
}
