import { createHash } from 'node:crypto';
import { rehearse, type RehearsalParts } from './rehearse.ts';
import { isFinished, newWarmRun, type WarmOrder, type WarmRun } from './warm-run.ts';
import type { WarmRuns } from './warm-runs.ts';

export interface WarmingParts extends RehearsalParts {
  readonly runs: WarmRuns;
  /** There is something new in the queue. */
  readonly wake: () => void;
}

/** How many runs may wait: whoever wants more has forgotten those. */
const MAX_WAITING = 20;

/** More runs wait than anybody can mean. */
export class TooManyRunsError extends Error {
  readonly code = 'LIMIT_REACHED';
  readonly limit = MAX_WAITING;
}

/** What operators and the clock ask for: runs are ordered, looked at and cancelled here, and done by a runner. */
export class Warming {
  readonly #parts: WarmingParts;

  constructor(parts: WarmingParts) {
    this.#parts = parts;
  }

  /**
   * Queues a run and waits for nothing. A dry run is finished when it is answered.
   *
   * @throws TooManyRunsError, StoreUnavailableError
   */
  async order(order: WarmOrder): Promise<WarmRun> {
    const { runs, newId, now, wake } = this.#parts;
    if ((await runs.queue()).length >= MAX_WAITING) {
      throw new TooManyRunsError(`At most ${MAX_WAITING} warm runs may wait; cancel some, or ask again later.`);
    }
    const run = order.dryRun ? await rehearse(order, this.#parts) : newWarmRun(newId(), order, now());
    await runs.add(run);
    wake();
    return run;
  }

  /** Like `order`, for what each process of the fleet wants at the same time: null when another did within `forMs`. */
  async orderOnce(order: WarmOrder, forMs: number): Promise<WarmRun | null> {
    const { runs } = this.#parts;
    const name = createHash('sha256').update(JSON.stringify(order)).digest('base64url');
    if (!(await runs.claim(name, forMs))) return null;
    try {
      return await this.order(order);
    } catch (error) {
      // Ignored because a claim ends by itself; until then the next try would find it taken.
      await runs.unclaim(name).catch(() => undefined);
      throw error;
    }
  }

  find(id: string): Promise<WarmRun | null> {
    return this.#parts.runs.find(id);
  }

  /** Newest first. */
  newest(count: number): Promise<readonly WarmRun[]> {
    return this.#parts.runs.newest(count);
  }

  /** The run as it is then; one that is finished stays as it was. Null: there is no such run. */
  async cancel(id: string): Promise<WarmRun | null> {
    const { runs, now, wake } = this.#parts;
    const run = await runs.find(id);
    if (run === null || isFinished(run.state)) return run;
    await runs.cancel(id, now());
    wake();
    return runs.find(id);
  }
}
