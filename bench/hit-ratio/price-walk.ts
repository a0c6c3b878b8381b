import { type Chance, createChance } from './chance.ts';
import type { MarketHours } from './market-hours.ts';

/** The natural logarithm of a price moves by so much each second of regular hours: 30 % in a year of 252 sessions. */
const STEP = 0.3 / Math.sqrt(252 * 6.5 * 3600);
/** And by so much from a close to the next open. */
const GAP = 0.01;

/** A price that each second of a session moves up or down. One stands for all symbols: what is asked of it is how far. */
export class PriceWalk {
  readonly #hours: MarketHours;
  readonly #chance: Chance;
  /** By the session's opening, the logarithm of the price at each of its seconds. */
  readonly #walked = new Map<number, Float64Array>();
  #newest: { readonly opensAt: number; readonly closedAt: number };

  /** @param from Epoch ms: nothing is asked of sessions that had ended before. */
  constructor(hours: MarketHours, from: number, seed: number) {
    this.#hours = hours;
    this.#chance = createChance(seed, 'prices');
    this.#newest = this.#walk(hours.lastOpened(from, 'regular').opensAt, 0);
  }

  /** How far the price at `now` is from that at `then`, as a share of it. Both epoch ms. */
  distance(then: number, now: number): number {
    return Math.abs(Math.expm1(this.#at(then) - this.#at(now)));
  }

  #at(moment: number): number {
    const { opensAt } = this.#hours.lastOpened(moment, 'regular');
    while (this.#newest.opensAt < opensAt) {
      const next = this.#hours.next(this.#newest.opensAt, 'regular');
      this.#newest = this.#walk(next.opensAt, this.#newest.closedAt + GAP * this.#direction());
    }
    const prices = this.#walked.get(opensAt);
    const second = Math.floor((moment - opensAt) / 1000);
    const price = prices?.[Math.min(second, prices.length - 1)];
    if (price === undefined) throw new Error('The moment lies before the walk.');
    return price;
  }

  #walk(opensAt: number, from: number): { readonly opensAt: number; readonly closedAt: number } {
    const { closesAt } = this.#hours.lastOpened(opensAt, 'regular');
    const prices = new Float64Array((closesAt - opensAt) / 1000 + 1);
    let closedAt = from;
    for (const second of prices.keys()) {
      prices[second] = closedAt;
      if (second < prices.length - 1) closedAt += STEP * this.#direction();
    }
    this.#walked.set(opensAt, prices);
    return { opensAt, closedAt };
  }

  #direction(): 1 | -1 {
    return this.#chance() < 0.5 ? -1 : 1;
  }
}
