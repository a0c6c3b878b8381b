import { randomUUID } from 'node:crypto';
import { type PlanParts, planOf } from './plan.ts';
import { Sleeper } from './sleeper.ts';
import type { WarmInterests, WarmLoads, WarmManner, WarmTry } from './warm-loads.ts';
import type { WarmOutcome, WarmRun, WarmState, WarmTarget } from './warm-run.ts';
import type { WarmProgress, WarmRuns } from './warm-runs.ts';

export interface WarmRunnerOptions {
  readonly runs: WarmRuns;
  readonly loads: WarmLoads;
  readonly interests: WarmInterests;
  /** Epoch ms. */
  readonly now: () => number;
  /** A runner that died is replaced within this, ms. */
  readonly leaseMs: number;
  /** How often each process looks whether there is something to run, ms. */
  readonly pollMs: number;
  /** The pause after each target that was loaded, ms. */
  readonly paceMs: number;
  /** Whether there is room in the store. */
  readonly roomy: () => boolean;
  readonly onTrouble: (error: unknown) => void;
  readonly onFinished: (run: WarmRun) => void;
}

/** How long one target may wait for the upstream to take calls again, ms: more than a limit per minute takes. */
const BUSY_MAX_MS = 120_000;
/** How soon a cancellation is heard during such a wait, ms. */
const BUSY_STEP_MS = 1000;
/** Thrice in the life of a lease: one renewal may get lost. */
const RENEWALS = 3;

/** A run that the process holds the lease for. */
interface Held {
  readonly token: string;
  readonly run: WarmRun;
  readonly manner: WarmManner;
}

/**
 * Runs what waits in the queue, one target after another, if no other process of the fleet does. Every step is written
 * down, so that another process goes on from there.
 */
export class WarmRunner {
  readonly #options: WarmRunnerOptions;
  readonly #stopping = new AbortController();
  readonly #sleeper = new Sleeper();
  #running: Promise<void> | null = null;

  constructor(options: WarmRunnerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#loop();
  }

  /** There is something new in the queue. */
  wake(): void {
    this.#sleeper.wake();
  }

  /** Ends what is under way; another process goes on with it. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#sleeper.wake();
    await this.#running;
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #loop(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#turn();
      } catch (error) {
        this.#options.onTrouble(error);
      }
      if (!this.#stopped) await this.#sleeper.sleep(this.#options.pollMs);
    }
  }

  async #turn(): Promise<void> {
    const { runs, leaseMs, onTrouble } = this.#options;
    const token = randomUUID();
    if ((await runs.queue()).length === 0 || !(await runs.takeLease(token, leaseMs))) return;
    const renewal = setInterval(() => void runs.renewLease(token, leaseMs).catch(onTrouble), leaseMs / RENEWALS);
    try {
      for (let [id] = await runs.queue(); id !== undefined && !this.#stopped; [id] = await runs.queue()) {
        if (!(await this.#serve(token, id))) return;
      }
    } finally {
      clearInterval(renewal);
      await runs.giveLease(token);
    }
  }

  /** Runs one of the queue to its end. False: it is not ours any more, or we are to stop. */
  async #serve(token: string, id: string): Promise<boolean> {
    const { runs, now } = this.#options;
    const run = await runs.find(id);
    if (run === null) {
      // Only its id is left.
      await runs.cancel(id, now());
      return true;
    }
    const { force, dryRun, renewBefore } = run.order;
    const manner = { runId: id, force, dryRun, renewBefore, signal: this.#stopping.signal };
    const held = { token, run, manner };
    let state = await this.#write(held, { state: 'RUNNING' });
    const plan = state === 'RUNNING' ? (run.plan ?? (await this.#plan(held))) : [];
    for (const target of plan.slice(run.outcomes.length)) {
      state = this.#options.roomy() ? await this.#step(held, target) : await this.#giveUp(held);
      if (state !== 'RUNNING' || this.#stopped) break;
    }
    if (state === 'RUNNING' && !this.#stopped) state = await this.#write(held, { state: 'DONE' });
    if (state === 'LOST' || this.#stopped) return false;
    const finished = await runs.find(id);
    if (finished !== null) this.#options.onFinished(finished);
    return true;
  }

  async #plan(held: Held): Promise<readonly WarmTarget[]> {
    const { loads, interests } = this.#options;
    const before = loads.callsMade();
    const movers: PlanParts['movers'] = () =>
      this.#patiently(
        held,
        () => loads.movers(held.manner),
        ({ tried }) => tried,
      );
    const { targets, hindrances } = await planOf(held.run.order, { interests, movers });
    const upstreamCalls = loads.callsMade() - before;
    if (this.#stopped) {
      // What we ended ourselves is found by who goes on.
      await this.#write(held, { upstreamCalls });
      return [];
    }
    const failed = targets.length === 0 && hindrances.length > 0;
    await this.#write(held, {
      upstreamCalls,
      plan: targets,
      ...(hindrances.length > 0 && { detail: hindrances.join('; ') }),
      ...(failed && { state: 'FAILED' }),
    });
    return targets;
  }

  async #step(held: Held, target: WarmTarget): Promise<WarmState | 'LOST'> {
    const { loads, paceMs } = this.#options;
    const before = loads.callsMade();
    const tried = await this.#patiently(
      held,
      () => loads.target(target, held.manner),
      (one) => one,
    );
    const upstreamCalls = loads.callsMade() - before;
    // What we ended ourselves is nothing that became of the target.
    const state = await this.#write(
      held,
      this.#stopped ? { upstreamCalls } : { upstreamCalls, outcome: { ...target, ...resultOf(tried) } },
    );
    if (upstreamCalls > 0 && !this.#stopped) await this.#sleeper.sleep(paceMs);
    return state;
  }

  #giveUp(held: Held): Promise<WarmState | 'LOST'> {
    return this.#write(held, { state: 'CANCELLED', detail: 'stopped: the memory of the store is nearly full' });
  }

  /** Tries until the upstream takes calls again, the run is cancelled or it took too long. */
  async #patiently<Try>(held: Held, attempt: () => Promise<Try>, triedOf: (one: Try) => WarmTry): Promise<Try> {
    for (let waitedMs = 0; ; ) {
      const one = await attempt();
      const tried = triedOf(one);
      if (tried.kind !== 'busy' || waitedMs >= BUSY_MAX_MS) return one;
      const waitMs = Math.min(tried.retryAfterMs, BUSY_STEP_MS);
      await this.#sleeper.sleep(waitMs);
      waitedMs += waitMs;
      if (this.#stopped || (await this.#write(held, {})) !== 'RUNNING') return one;
    }
  }

  #write({ token, run }: Held, progress: Omit<WarmProgress, 'at'>): Promise<WarmState | 'LOST'> {
    return this.#options.runs.write(token, run.id, { ...progress, at: this.#options.now() });
  }
}

/** What is written down of a try. */
export function resultOf(tried: WarmTry): Pick<WarmOutcome, 'result' | 'detail'> {
  switch (tried.kind) {
    case 'warmed':
      return { result: 'WARMED', detail: tried.detail };
    case 'fresh':
      return { result: 'FRESH', detail: tried.detail };
    case 'absent':
      return { result: 'ABSENT', detail: tried.detail };
    case 'no-budget':
      return { result: 'SKIPPED_BUDGET', detail: tried.detail };
    case 'would-load':
      return { result: 'WARMED', detail: `would be loaded, by at most ${tried.calls} upstream calls` };
    case 'busy':
    case 'failed':
      return { result: 'FAILED', detail: tried.detail };
  }
}
