import { isFinished, type WarmRun, type WarmState } from './warm-run.ts';
import { WARM_RUNS_KEPT, type WarmProgress, type WarmRuns } from './warm-runs.ts';

/** The runs of a process that shares nothing. */
export class MemoryWarmRuns implements WarmRuns {
  readonly #now: () => number;
  /** Oldest first. */
  readonly #runs = new Map<string, WarmRun>();
  readonly #hits = new Map<string, Set<string>>();
  readonly #claims = new Map<string, number>();
  #lease: { readonly token: string; readonly until: number } | null = null;

  /** @param now Epoch ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  async add(run: WarmRun): Promise<void> {
    this.#runs.set(run.id, run);
    for (const id of [...this.#runs.keys()].slice(0, -WARM_RUNS_KEPT)) {
      this.#runs.delete(id);
      this.#hits.delete(id);
    }
  }

  async find(id: string): Promise<WarmRun | null> {
    const run = this.#runs.get(id);
    return run === undefined ? null : { ...run, laterHit: this.#hits.get(id)?.size ?? 0 };
  }

  async newest(count: number): Promise<readonly WarmRun[]> {
    const ids = [...this.#runs.keys()].slice(-count).reverse();
    return (await Promise.all(ids.map((id) => this.find(id)))).flatMap((run) => run ?? []);
  }

  async queue(): Promise<readonly string[]> {
    return [...this.#runs.values()].filter(({ state }) => !isFinished(state)).map(({ id }) => id);
  }

  async cancel(id: string, at: number): Promise<void> {
    const run = this.#runs.get(id);
    if (run !== undefined && !isFinished(run.state)) {
      this.#runs.set(id, { ...run, state: 'CANCELLED', finishedAt: at });
    }
  }

  async takeLease(token: string, leaseMs: number): Promise<boolean> {
    const free = this.#lease === null || this.#lease.until <= this.#now();
    if (free) this.#lease = { token, until: this.#now() + leaseMs };
    return free;
  }

  async renewLease(token: string, leaseMs: number): Promise<boolean> {
    const held = this.#holds(token);
    if (held) this.#lease = { token, until: this.#now() + leaseMs };
    return held;
  }

  async giveLease(token: string): Promise<void> {
    if (this.#holds(token)) this.#lease = null;
  }

  async write(token: string, id: string, progress: WarmProgress): Promise<WarmState | 'LOST'> {
    const run = this.#runs.get(id);
    if (run === undefined || !this.#holds(token)) return 'LOST';
    const { at, outcome, upstreamCalls = 0, state = run.state, plan = run.plan, detail = run.detail } = progress;
    const outcomes = outcome === undefined ? run.outcomes : [...run.outcomes, outcome];
    const noted = { ...run, outcomes, upstreamCalls: run.upstreamCalls + upstreamCalls };
    if (isFinished(run.state)) {
      this.#runs.set(id, noted);
      return run.state;
    }
    const startedAt = run.startedAt ?? at;
    const finishedAt = isFinished(state) ? at : null;
    this.#runs.set(id, { ...noted, state, plan, detail, startedAt, finishedAt });
    return state;
  }

  async claim(name: string, forMs: number): Promise<boolean> {
    const now = this.#now();
    for (const [other, until] of this.#claims) if (until <= now) this.#claims.delete(other);
    if (this.#claims.has(name)) return false;
    this.#claims.set(name, now + forMs);
    return true;
  }

  async unclaim(name: string): Promise<void> {
    this.#claims.delete(name);
  }

  async countHits(id: string, keys: readonly string[]): Promise<number> {
    if (!this.#runs.has(id)) return 0;
    const known = this.#hits.get(id) ?? new Set();
    const before = known.size;
    this.#hits.set(id, known);
    for (const key of keys) known.add(key);
    return known.size - before;
  }

  #holds(token: string): boolean {
    return this.#lease?.token === token && this.#lease.until > this.#now();
  }
}
