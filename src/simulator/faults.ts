/**
 * Ways to fail that can be ordered:
 * - `http-503`: the host's outage page with status 503; `html`: the same page with status 200
 * - `hang`: the request is read and never answered
 * - `truncated`: the first half of the body, sent as if it were all of it
 * - `slow-drip`: the right body, a few bytes at a time: a reply that starts in time and does not end in time
 * - `rate-limit`, `daily-limit`: the vendor's refusals
 * - `wrong-symbol`: another company's figures, under that company's symbol
 */
export type FaultKind =
  | 'http-503'
  | 'html'
  | 'hang'
  | 'truncated'
  | 'slow-drip'
  | 'rate-limit'
  | 'daily-limit'
  | 'wrong-symbol';

/** A fault and how many requests it spoils. */
export interface FaultOrder {
  readonly kind: FaultKind;
  readonly times: number;
}

/** Faults in the order they were asked for; each request takes one. */
export class FaultQueue {
  #orders: readonly FaultOrder[] = [];

  /** Spoils `times` requests after those already ordered. */
  add(order: FaultOrder): void {
    if (!Number.isInteger(order.times) || order.times < 1) {
      throw new RangeError(`A fault is ordered for a whole number of requests from 1; got ${order.times}.`);
    }
    this.#orders = [...this.#orders, order];
  }

  /** The fault for this request; undefined when it is to be answered properly. */
  take(): FaultKind | undefined {
    const [first, ...rest] = this.#orders;
    if (!first) {
      return undefined;
    }
    this.#orders = first.times > 1 ? [{ ...first, times: first.times - 1 }, ...rest] : rest;
    return first.kind;
  }
}
