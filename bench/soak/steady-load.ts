import { post } from '../golden.ts';
import { createChance } from '../hit-ratio/chance.ts';
import { zipf } from '../hit-ratio/popularity.ts';
import { listOf, LISTS, type Operation, OPERATIONS, symbolOf } from '../workloads.ts';

export interface SteadyLoad {
  readonly asked: number;
  /** Answers that were none, or had errors. */
  readonly failed: number;
  /** Resolves when the last answer is there. */
  stop(): Promise<void>;
}

/** Symbols asked at one time. */
const WINDOW = 1000;
/** How many symbols of the window are new ones each second: what is popular changes too. */
const NEW_A_SECOND = 2;
const TICK_MS = 20;
/** More than these are not kept waiting: the rate then drops, and is told. */
const MOST_WAITING = 500;
const DEADLINE_MS = 20_000;

/** All workloads in turn at a steady rate, of symbols by Zipf out of a window that moves. */
export function startSteadyLoad(origin: string, perSecond: number): SteadyLoad {
  const rank = zipf(WINDOW, 1, createChance(1, 'soak'));
  const kinds = Object.entries(OPERATIONS);
  const startedAt = performance.now();
  const waiting = new Set<Promise<void>>();
  const told = { asked: 0, failed: 0 };
  const timer = setInterval(() => {
    const seconds = (performance.now() - startedAt) / 1000;
    const from = Math.floor(seconds * NEW_A_SECOND);
    while (told.asked < seconds * perSecond && waiting.size < MOST_WAITING) {
      const [name, operationFor] = kinds[told.asked % kinds.length] ?? [];
      told.asked += 1;
      const next = (): number => from + rank();
      const operation = operationFor?.(name === LISTS ? listOf(next) : [symbolOf(next())]);
      if (operation !== undefined) ask(operation);
    }
  }, TICK_MS);
  return {
    get asked() {
      return told.asked;
    },
    get failed() {
      return told.failed;
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(waiting);
    },
  };

  function ask(operation: Operation): void {
    const answered = post(origin, operation, AbortSignal.timeout(DEADLINE_MS))
      .then((text) => {
        if (!text.startsWith('{"data"') || text.includes('"errors"')) told.failed += 1;
      })
      .catch(() => {
        told.failed += 1;
      })
      .finally(() => waiting.delete(answered));
    waiting.add(answered);
  }
}
