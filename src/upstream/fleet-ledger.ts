import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  circuitBreaker,
  ConsecutiveBreaker,
  handleAll,
} from 'cockatiel';
import type { OnUpstreamEvent } from './events.ts';
import {
  type Booked,
  type Booking,
  type BudgetDay,
  type BudgetLedger,
  type ClassCounts,
  type Closure,
  type LedgerReport,
  LedgerUnavailableError,
} from './ledger.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { type Hearsay, shareOf } from './share.ts';

const FAILURES_TO_OPEN = 2;
const PROBE_AFTER_MS = 1000;

/** What a ledger for the whole fleet is made of. */
export interface FleetLedgerOptions {
  readonly shared: BudgetLedger;
  readonly now: () => number;
  readonly onEvent: OnUpstreamEvent;
}

/**
 * The shared ledger while it answers. While it does not, this process keeps to its share of what was left, and adds
 * what it spent when the shared ledger is back.
 */
export class FleetLedger implements BudgetLedger {
  readonly #options: FleetLedgerOptions;
  readonly #breaker: CircuitBreakerPolicy;
  #known: Hearsay | null = null;
  /** Books while the shared one is out of reach; null: it is not. */
  #own: MemoryLedger | null = null;

  constructor(options: FleetLedgerOptions) {
    this.#options = options;
    this.#breaker = circuitBreaker(handleAll, {
      halfOpenAfter: PROBE_AFTER_MS,
      breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    });
  }

  async book(booking: Booking): Promise<Booked> {
    return this.#ask(
      async () => {
        const booked = await this.#options.shared.book(booking);
        const known = this.#known;
        if (booked.kind === 'granted' && known !== null) {
          this.#known = { ...known, bookedSince: known.bookedSince + 1 };
        }
        return booked;
      },
      (own) => own.book(shareOf(booking, this.#known)),
    );
  }

  giveBack(booking: Booking): Promise<void> {
    return this.#ask(
      () => this.#options.shared.giveBack(booking),
      (own) => own.giveBack(booking),
    );
  }

  isOpen(day: BudgetDay): Promise<boolean> {
    return this.#ask(
      () => this.#options.shared.isOpen(day),
      (own) => own.isOpen(day),
    );
  }

  close(closure: Closure, forMs: number): Promise<void> {
    return this.#ask(
      () => this.#options.shared.close(closure, forMs),
      (own) => own.close(closure, forMs),
    );
  }

  settle(day: BudgetDay, calls: ClassCounts): Promise<void> {
    return this.#options.shared.settle(day, calls);
  }

  async report(day: BudgetDay): Promise<LedgerReport> {
    return this.#ask(
      async () => {
        const report = await this.#options.shared.report(day);
        this.#known = { day: day.name, report, bookedSince: 0 };
        return report;
      },
      (own) => own.report(day),
    );
  }

  async #ask<Reply>(fleet: () => Promise<Reply>, alone: (own: MemoryLedger) => Promise<Reply>): Promise<Reply> {
    try {
      const reply = await this.#breaker.execute(fleet);
      if (this.#own !== null) await this.#rejoin(this.#own);
      return reply;
    } catch (error) {
      if (!(error instanceof LedgerUnavailableError || error instanceof BrokenCircuitError)) throw error;
      return alone(this.#own ?? (await this.#goAlone(error)));
    }
  }

  async #goAlone(error: unknown): Promise<MemoryLedger> {
    const own = new MemoryLedger(this.#options.now);
    this.#own = own;
    this.#options.onEvent({ kind: 'ledger', state: 'lost', error });
    // The vendor's word still holds.
    const { day, report } = this.#known ?? { day: '', report: null };
    if (report !== null && report.dayClosedMs > 0) await own.close({ kind: 'day', day }, report.dayClosedMs);
    return own;
  }

  /** What was spent alone counts for all, unless nothing was. */
  async #rejoin(own: MemoryLedger): Promise<void> {
    this.#own = null;
    const spent = own.spent();
    try {
      if (spent !== null) await this.#options.shared.settle(spent.day, spent.calls);
    } catch {
      // Lost again: the debt is kept for the next time.
      this.#own ??= own;
      return;
    }
    this.#options.onEvent({ kind: 'ledger', state: 'back' });
  }
}
