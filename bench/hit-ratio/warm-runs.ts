import type { Cache, CacheRequest } from '../../src/cache/index.ts';
import type { CacheCategory } from '../../src/cache-categories.ts';
import { warmQueryOf } from '../../src/gateway/warm-queries.ts';
import { createWarmingCache, nextAfter } from '../../src/warming/index.ts';
import { KINDS } from './kinds.ts';
import type { MovedClock } from './moved-clock.ts';
import { type Ask, shownMost, symbolOf } from './trace.ts';

export interface WarmRunsOptions {
  readonly clock: MovedClock;
  readonly targets: readonly Ask[];
  readonly requestOf: (ask: Ask) => CacheRequest;
  readonly call: (ask: Ask) => Promise<unknown>;
}

/** As the product's own, ms. */
const PACE_MS = 25;

/** Loads in advance as the product does: one run after another, one target after another, by its own rule of what will do. */
export class WarmRuns {
  readonly #options: WarmRunsOptions;
  #last: Promise<void> = Promise.resolve();
  #ordered = 0;

  constructor(options: WarmRunsOptions) {
    this.#options = options;
  }

  /**
   * @param renewBefore Epoch ms: what ends earlier, and has less than half of its life left, is loaded again. Null: only
   *   what is not there is loaded.
   */
  order(cache: Cache, renewBefore: number | null): Promise<void> {
    this.#last = this.#last.then(() => this.#run(cache, renewBefore));
    return this.#last;
  }

  async #run(cache: Cache, renewBefore: number | null): Promise<void> {
    const { clock, targets, requestOf, call } = this.#options;
    this.#ordered += 1;
    const signal = new AbortController().signal;
    const manner = { runId: String(this.#ordered), force: false, dryRun: false, renewBefore, signal };
    const warming = createWarmingCache({ cache, manner, now: clock.now, onAnswer: () => undefined });
    for (const target of targets) {
      const { result } = await warming.getOrLoad(requestOf(target), () => call(target));
      if (result.kind === 'error') throw result.error;
      await clock.after(PACE_MS);
    }
  }
}

/** Of so many of the most asked symbols what each category is warmed by. */
export function warmTargets(categories: readonly CacheCategory[], symbols: number): readonly Ask[] {
  const fields = categories.map((category) => warmQueryOf(category)?.field);
  const kinds = Object.values(KINDS).filter(({ coordinate }) => fields.includes(coordinate));
  return Array.from({ length: symbols }, (_, rank) => symbolOf(rank)).flatMap((symbol) =>
    kinds.map((kind) => ({ kind, subject: symbol, spelling: symbol, rows: shownMost(kind) })),
  );
}

/** The times of a schedule within a span, and the next one after each. All epoch ms. */
export function warmTimes(cron: string, from: number, to: number): { readonly at: number; readonly next: number }[] {
  const times: { readonly at: number; readonly next: number }[] = [];
  for (let at = nextAfter(cron, from); at !== null && at < to; ) {
    const next = nextAfter(cron, at);
    if (next !== null) times.push({ at, next });
    at = next;
  }
  return times;
}
