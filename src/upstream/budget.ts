import { randomUUID } from 'node:crypto';
import { zonedDayOf, type ZonedDay } from '../lib/zoned-day.ts';
import { UpstreamTimeoutError } from '../market/errors.ts';
import type { UpstreamCall } from '../market/upstream-call.ts';
import type { OnUpstreamEvent } from './events.ts';
import type { Booking, BudgetDay, BudgetLedger, BudgetWindow, ClassCounts, Closure } from './ledger.ts';
import { type BudgetRules, ceilingsOf, isLimited } from './limits.ts';
import { refusalErrorOf } from './refusal-error.ts';
import { pause } from './pause.ts';

/** What a budget is made of. */
export interface BudgetOptions {
  readonly ledger: BudgetLedger;
  readonly rules: BudgetRules;
  /** IANA zone at whose midnight the vendor's day begins. */
  readonly dayZone: string;
  /** How long an interactive call may wait for its second, ms. */
  readonly queueMs: number;
  readonly now: () => number;
  readonly onEvent: OnUpstreamEvent;
}

/** The budget at one moment, for metrics and operators. */
export interface BudgetReport {
  readonly replicas: number;
  /** The windows that there are. */
  readonly windows: readonly WindowReport[];
  readonly todayByClass: ClassCounts;
  /** RFC 3339: when the day's calls begin anew. */
  readonly resetAt: string;
}

export interface WindowReport {
  readonly window: BudgetWindow;
  readonly limit: number;
  readonly spent: number;
  /** What an interactive call finds; 0 while the vendor has closed it. */
  readonly left: number;
}

/** A place that was taken for one call. */
export interface Place {
  /** The day that it counts for. */
  readonly day: ZonedDay;
  /** For a call that was not made after all. */
  giveBack(): Promise<void>;
}

/** Longer than a second: what leaves us a second apart may arrive closer together. */
const SECOND_MS = 1100;
/** A refresh may wait for the next free second, not stand in a queue; who loads in advance comes again. */
const REFRESH_WAIT_MS = SECOND_MS;

/** The upstream calls that are left, for all who share the ledger: a place is taken before each call. */
export class Budget {
  readonly #options: BudgetOptions;
  #day: ZonedDay = { name: '', endsAt: 0 };

  constructor(options: BudgetOptions) {
    this.#options = options;
  }

  /** Resolves when the call may be made, its place being taken; rejects with a typed refusal when it may not. */
  async admit(call: UpstreamCall): Promise<Place> {
    const { ledger, queueMs, onEvent } = this.#options;
    const { callClass = 'interactive', signal } = call.options;
    const patienceMs = { interactive: queueMs, refresh: REFRESH_WAIT_MS, warm: 0 }[callClass];
    for (let waitedMs = 0; ; ) {
      if (signal?.aborted) throw endedEarly();
      const day = this.#today();
      const booking = this.#bookingOf(call, day, Math.max(0, patienceMs - waitedMs));
      const booked = await ledger.book(booking);
      if (booked.kind === 'refused') {
        onEvent({ kind: 'refused', callClass, window: booked.window });
        throw refusalErrorOf(booked, { call, limits: this.#options.rules.limits, resetAt: this.resetAt() });
      }
      const giveBack = (): Promise<void> => ledger.giveBack(booking);
      if (booked.waitMs > 0) await pause(booked.waitMs, signal);
      waitedMs += booked.waitMs;
      if (signal?.aborted) {
        await giveBack();
        throw endedEarly();
      }
      // The vendor may have refused others meanwhile; who did not wait was told by the booking itself.
      if (booked.waitMs === 0 || (await ledger.isOpen(this.#leftOf(this.#today())))) {
        onEvent({ kind: 'admitted', callClass, waitMs: waitedMs });
        return { day, giveBack };
      }
      await giveBack();
    }
  }

  /**
   * The vendor says that the day of this call is used up. Its word counts more than our counts: the day is closed for
   * everybody. It is the call's own day, for the refusal may come when the next one has begun.
   */
  async closeDay({ day }: Place): Promise<void> {
    const { leftMs } = this.#leftOf(day);
    // A window that the operator says is not there cannot be closed.
    if (leftMs > 0 && Number.isFinite(this.#options.rules.limits.perDay)) {
      await this.#close({ kind: 'day', day: day.name }, leftMs);
    }
  }

  /** The vendor wants no calls for a second or a minute, whichever we have. */
  async pause(forMs: number): Promise<void> {
    const { perSecond, perMinute } = this.#options.rules.limits;
    const isPaced = Number.isFinite(perMinute) || (Number.isFinite(perSecond) && forMs <= SECOND_MS);
    if (isPaced) await this.#close({ kind: 'pause' }, forMs);
  }

  /** The vendor's plan does not have it: asking again would cost a call to hear the same. */
  async closeProduct(product: string, forMs: number): Promise<void> {
    // Without limits a call costs nothing.
    if (isLimited(this.#options.rules.limits)) await this.#close({ kind: 'product', product }, forMs);
  }

  /** RFC 3339: when the day's calls begin anew. */
  resetAt(): string {
    return new Date(this.#today().endsAt).toISOString().replace('.000Z', 'Z');
  }

  async report(): Promise<BudgetReport> {
    const { ledger, rules } = this.#options;
    const { lastSecond, lastMinute, today, pausedMs, dayClosedMs, ...state } = await ledger.report(
      this.#leftOf(this.#today()),
    );
    const { perSecond, perMinute, perDay } = rules.limits;
    const windows = [
      windowReport('second', { limit: perSecond, spent: lastSecond, closed: pausedMs > 0 }),
      windowReport('minute', { limit: perMinute, spent: lastMinute, closed: pausedMs > 0 }),
      windowReport('day', { limit: perDay, spent: today, closed: dayClosedMs > 0 }),
    ].filter(({ limit }) => Number.isFinite(limit));
    return { replicas: state.replicas, windows, todayByClass: state.todayByClass, resetAt: this.resetAt() };
  }

  async #close(closure: Closure, forMs: number): Promise<void> {
    this.#options.onEvent({ kind: 'closed', closure, forMs });
    await this.#options.ledger.close(closure, forMs);
  }

  #bookingOf({ product, options }: UpstreamCall, day: ZonedDay, maxWaitMs: number): Booking {
    const { callClass = 'interactive', client } = options;
    const ceilings = ceilingsOf(this.#options.rules, callClass);
    return {
      token: randomUUID(),
      callClass,
      // Whose share is the whole is not counted.
      client: Number.isFinite(ceilings.perClient) && client !== undefined ? client : null,
      product,
      ceilings,
      secondMs: SECOND_MS,
      maxWaitMs,
      day: this.#leftOf(day),
    };
  }

  #today(): ZonedDay {
    const now = this.#options.now();
    if (now >= this.#day.endsAt) this.#day = zonedDayOf(now, this.#options.dayZone);
    return this.#day;
  }

  #leftOf({ name, endsAt }: ZonedDay): BudgetDay {
    return { name, leftMs: endsAt - this.#options.now() };
  }
}

function endedEarly(): UpstreamTimeoutError {
  return new UpstreamTimeoutError('The call was ended before its turn had come.');
}

function windowReport(
  window: BudgetWindow,
  { limit, spent, closed }: { readonly limit: number; readonly spent: number; readonly closed: boolean },
): WindowReport {
  return { window, limit, spent, left: closed ? 0 : Math.max(0, limit - spent) };
}
