import { CALL_CLASSES, type CallClass } from '../market/market-source.ts';
import {
  type Booked,
  type Booking,
  type BudgetDay,
  type BudgetLedger,
  type ClassCounts,
  type Closure,
  type LedgerReport,
  MINUTE_MS,
  NO_CALLS,
} from './ledger.ts';

interface Place {
  readonly token: string;
  /** Epoch ms: when its call goes out. */
  readonly at: number;
}

/** The ledger of one process; the one on Redis does the same steps in the same order. */
export class MemoryLedger implements BudgetLedger {
  readonly #now: () => number;
  /** Of the last minute and of those that wait, by time. */
  #places: readonly Place[] = [];
  #day: BudgetDay | null = null;
  #today: Record<CallClass, number> = { ...NO_CALLS };
  #byClient = new Map<string, number>();
  readonly #closedUntil = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  async book(booking: Booking): Promise<Booked> {
    const { callClass, client, product, ceilings, secondMs, maxWaitMs, day, token } = booking;
    this.#turn(day);
    const now = this.#now();
    const productMs = this.#closedMs({ kind: 'product', product });
    if (productMs > 0) return { kind: 'refused', window: 'product', waitMs: productMs };
    const dayIsClosed = this.#closedMs({ kind: 'day', day: day.name }) > 0;
    if (dayIsClosed || totalOf(this.#today) >= ceilings.perDay) {
      return { kind: 'refused', window: 'day', waitMs: day.leftMs };
    }
    const ofClient = client === null ? 0 : (this.#byClient.get(client) ?? 0);
    if (client !== null && ofClient >= ceilings.perClient) {
      return { kind: 'refused', window: 'client', waitMs: day.leftMs };
    }
    this.#places = this.#places.filter(({ at }) => at > now - MINUTE_MS);
    const ahead = this.#places.at(-ceilings.perSecond);
    const at = Math.max(now + this.#closedMs({ kind: 'pause' }), ahead === undefined ? now : ahead.at + secondMs, now);
    const inTheWay = this.#places.at(-ceilings.perMinute);
    if (inTheWay !== undefined && inTheWay.at > at - MINUTE_MS) {
      return { kind: 'refused', window: 'minute', waitMs: inTheWay.at + MINUTE_MS - now };
    }
    if (at - now > maxWaitMs) return { kind: 'refused', window: 'second', waitMs: at - now };
    // Without a short window nobody looks at them.
    const isPaced = Number.isFinite(ceilings.perSecond) || Number.isFinite(ceilings.perMinute);
    if (isPaced) this.#places = [...this.#places, { token, at }];
    this.#today[callClass] += 1;
    if (client !== null) this.#byClient.set(client, ofClient + 1);
    return { kind: 'granted', waitMs: at - now };
  }

  async giveBack({ token, callClass, client, day }: Booking): Promise<void> {
    const left = this.#places.filter((place) => place.token !== token);
    if (left.length === this.#places.length || day.name !== this.#day?.name) return;
    this.#places = left;
    this.#today[callClass] -= 1;
    if (client !== null) this.#byClient.set(client, (this.#byClient.get(client) ?? 1) - 1);
  }

  async isOpen(day: BudgetDay): Promise<boolean> {
    return this.#closedMs({ kind: 'pause' }) === 0 && this.#closedMs({ kind: 'day', day: day.name }) === 0;
  }

  async close(closure: Closure, forMs: number): Promise<void> {
    this.#closedUntil.set(nameOf(closure), this.#now() + forMs);
  }

  async settle(day: BudgetDay, calls: ClassCounts): Promise<void> {
    this.#turn(day);
    for (const callClass of CALL_CLASSES) this.#today[callClass] += calls[callClass];
  }

  async report(day: BudgetDay): Promise<LedgerReport> {
    this.#turn(day);
    const now = this.#now();
    const since = (ms: number): number => this.#places.filter(({ at }) => at > now - ms && at <= now).length;
    return {
      replicas: 1,
      lastSecond: since(1000),
      lastMinute: since(MINUTE_MS),
      today: totalOf(this.#today),
      todayByClass: { ...this.#today },
      pausedMs: this.#closedMs({ kind: 'pause' }),
      dayClosedMs: this.#closedMs({ kind: 'day', day: day.name }),
    };
  }

  /** What was booked on the newest day. */
  spent(): { readonly day: BudgetDay; readonly calls: ClassCounts } | null {
    return this.#day === null ? null : { day: this.#day, calls: { ...this.#today } };
  }

  #turn(day: BudgetDay): void {
    const isSame = day.name === this.#day?.name;
    this.#day = day;
    if (isSame) return;
    this.#today = { ...NO_CALLS };
    this.#byClient = new Map();
    for (const [name, until] of this.#closedUntil) if (until <= this.#now()) this.#closedUntil.delete(name);
  }

  #closedMs(closure: Closure): number {
    return Math.max(0, (this.#closedUntil.get(nameOf(closure)) ?? 0) - this.#now());
  }
}

function totalOf({ interactive, refresh, warm }: ClassCounts): number {
  return interactive + refresh + warm;
}

function nameOf(closure: Closure): string {
  switch (closure.kind) {
    case 'pause':
      return 'pause';
    case 'day':
      return `day ${closure.day}`;
    case 'product':
      return `product ${closure.product}`;
  }
}
