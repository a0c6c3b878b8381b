import type { Served } from '../../src/cache/index.ts';

/** What was answered within one hour. */
export interface Hour {
  /** Epoch ms: its begin. */
  readonly at: number;
  readonly answers: number;
  /** Of those: waited for no upstream call. */
  readonly hits: number;
}

const HOUR_MS = 3_600_000;

/** Counts hits by the hour, for a curve. */
export class Hourly {
  readonly #hours = new Map<number, { answers: number; hits: number }>();

  /** Earliest first; hours without an answer are left out. */
  get hours(): readonly Hour[] {
    return [...this.#hours].map(([at, counts]) => ({ at, ...counts })).toSorted((one, other) => one.at - other.at);
  }

  /** @param now Epoch ms. */
  answered({ status }: Served, now: number): void {
    const at = now - (now % HOUR_MS);
    const counts = this.#hours.get(at) ?? { answers: 0, hits: 0 };
    this.#hours.set(at, counts);
    counts.answers += 1;
    if (status === 'HIT' || status === 'STALE') counts.hits += 1;
  }
}
