import { createHash, randomUUID } from 'node:crypto';
import {
  type Booked,
  type Booking,
  type BudgetDay,
  type BudgetLedger,
  type ClassCounts,
  type Closure,
  type LedgerReport,
  LedgerUnavailableError,
} from '../upstream/index.ts';
import type { RedisClient } from './connect.ts';
import { type BudgetKeys, budgetKeys } from './keys.ts';
import { createScripts, type RunScript } from './scripts.ts';

/** A replica that was silent for so long has gone, ms. */
const REPLICA_LIFE_MS = 15_000;
/** Stands for "no bound" in a script. */
const UNBOUNDED = 1e15;

/** The ledger that all replicas share. */
export class RedisLedger implements BudgetLedger {
  readonly #client: RedisClient;
  readonly #keys: BudgetKeys;
  readonly #script: RunScript;
  readonly #replica = randomUUID();

  constructor(client: RedisClient, prefix: string) {
    this.#client = client;
    this.#keys = budgetKeys(prefix);
    this.#script = createScripts(client);
  }

  /** Resolves when Redis answers, when it is known not to, or after so many ms: whoever starts waits no longer. */
  contact(maxMs: number): Promise<void> {
    return new Promise((resolve) => {
      const events = ['ready', 'error', 'close'] as const;
      const end = (): void => {
        clearTimeout(timer);
        for (const event of events) this.#client.off(event, end);
        resolve();
      };
      const timer = setTimeout(end, maxMs);
      for (const event of events) this.#client.on(event, end);
    });
  }

  async book(booking: Booking): Promise<Booked> {
    const { token, callClass, product, ceilings, secondMs, maxWaitMs, day } = booking;
    const { calls, pause } = this.#keys;
    const keys = [calls, this.#keys.day(day.name), pause, this.#keys.closedDay(day.name), this.#keys.product(product)];
    const { perSecond, perMinute, perDay, perClient } = ceilings;
    const bounds = [perSecond, perMinute, perDay, perClient].map((bound) => Math.min(bound, UNBOUNDED));
    const times = [secondMs, maxWaitMs, day.leftMs];
    const [verdict, waitMs] = await this.#run('budgetBook', [
      ...keys,
      ...[token, callClass, clientField(booking)],
      ...bounds,
      ...times,
    ]);
    return bookedOf(String(verdict), Number(waitMs));
  }

  async giveBack(booking: Booking): Promise<void> {
    const { token, callClass, day } = booking;
    const keys = [this.#keys.calls, this.#keys.day(day.name)];
    await this.#run('budgetReturn', [...keys, token, callClass, clientField(booking)]);
  }

  async isOpen(day: BudgetDay): Promise<boolean> {
    const closed = await reaching(() => this.#client.exists(this.#keys.pause, this.#keys.closedDay(day.name)));
    return closed === 0;
  }

  async close(closure: Closure, forMs: number): Promise<void> {
    await reaching(() => this.#client.set(this.#closureKey(closure), '1', 'PX', Math.max(1, Math.ceil(forMs))));
  }

  async settle(day: BudgetDay, calls: ClassCounts): Promise<void> {
    const key = this.#keys.day(day.name);
    await reaching(async () => {
      const transaction = this.#client.multi();
      for (const [callClass, count] of Object.entries(calls)) transaction.hincrby(key, callClass, count);
      await transaction.pexpire(key, day.leftMs).exec();
    });
  }

  /** Also says that this replica lives. */
  async report(day: BudgetDay): Promise<LedgerReport> {
    const { calls, pause, replicas } = this.#keys;
    const keys = [calls, this.#keys.day(day.name), pause, this.#keys.closedDay(day.name), replicas];
    const reply = await this.#run('budgetReport', [...keys, this.#replica, REPLICA_LIFE_MS]);
    const [alive, lastSecond, lastMinute, interactive, refresh, warm, pausedMs, dayClosedMs] = reply.map(Number);
    const todayByClass = { interactive: interactive ?? 0, refresh: refresh ?? 0, warm: warm ?? 0 };
    return {
      replicas: alive ?? 1,
      lastSecond: lastSecond ?? 0,
      lastMinute: lastMinute ?? 0,
      today: todayByClass.interactive + todayByClass.refresh + todayByClass.warm,
      todayByClass,
      pausedMs: pausedMs ?? 0,
      dayClosedMs: dayClosedMs ?? 0,
    };
  }

  /** Says that this replica goes, and closes the connection. */
  async leave(): Promise<void> {
    try {
      await this.#client.zrem(this.#keys.replicas, this.#replica);
    } catch {
      // Out of reach: the others will notice by its silence.
    }
    this.#client.disconnect();
  }

  #closureKey(closure: Closure): string {
    switch (closure.kind) {
      case 'pause':
        return this.#keys.pause;
      case 'day':
        return this.#keys.closedDay(closure.day);
      case 'product':
        return this.#keys.product(closure.product);
    }
  }

  #run(...script: Parameters<RunScript>): Promise<readonly unknown[]> {
    return reaching(async () => {
      const reply = await this.#script(...script);
      return Array.isArray(reply) ? reply : [reply];
    });
  }
}

function bookedOf(verdict: string, waitMs: number): Booked {
  switch (verdict) {
    case 'granted':
      return { kind: 'granted', waitMs };
    case 'second':
    case 'minute':
    case 'day':
    case 'client':
    case 'product':
      return { kind: 'refused', window: verdict, waitMs };
    default:
      throw new LedgerUnavailableError(`the ledger answered ${verdict}`);
  }
}

/** An address says who somebody is: only its hash is kept. */
function clientField({ client }: Booking): string {
  return client === null ? '' : `client:${createHash('sha256').update(client).digest('hex').slice(0, 16)}`;
}

async function reaching<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ask();
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    throw new LedgerUnavailableError(`Redis did not keep the upstream budget: ${message}`, { cause: error });
  }
}
