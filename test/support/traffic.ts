import { setTimeout as delay } from 'node:timers/promises';

const ANSWERED_WITHIN_MS = 20_000;

/** One request and what became of it. */
export interface Sample {
  /** When it was sent, `performance.now()`. */
  readonly sentAt: number;
  /** Until it was answered, ms. */
  readonly waitMs: number;
  /** Null when it was answered well. */
  readonly failure: string | null;
}

export interface Traffic {
  /** Those answered so far, in the order of their answers. */
  readonly samples: readonly Sample[];
  /** Sends no more and resolves once all are answered. */
  stop(): Promise<readonly Sample[]>;
}

/**
 * Requests that come at a constant rate whatever becomes of those before them, as from many clients who know nothing of
 * each other: a server that stalls finds them all waiting. `ask` sends the request of that number, and rejects when it
 * was not answered well.
 */
export function startTraffic(perSecond: number, ask: (turn: number) => Promise<void>): Traffic {
  const samples: Sample[] = [];
  const sent: Promise<void>[] = [];
  let over = false;

  const send = async (turn: number): Promise<void> => {
    const sentAt = performance.now();
    const failure = await ask(turn).then(
      () => null,
      (error: unknown) => String(error),
    );
    samples.push({ sentAt, waitMs: performance.now() - sentAt, failure });
  };
  const run = async (): Promise<void> => {
    const startedAt = performance.now();
    for (let turn = 0; !over; turn += 1) {
      const dueInMs = startedAt + (turn * 1000) / perSecond - performance.now();
      if (dueInMs > 0) await delay(dueInMs);
      sent.push(send(turn));
    }
  };
  const running = run();

  return {
    samples,
    async stop() {
      over = true;
      await running;
      await Promise.all(sent);
      return samples;
    },
  };
}

/** Resolves when so many have been answered; fails when it takes too long. */
export async function answered({ samples }: Traffic, count: number): Promise<void> {
  const deadline = performance.now() + ANSWERED_WITHIN_MS;
  while (samples.length < count) {
    if (performance.now() > deadline) throw new Error(`only ${samples.length} of ${count} requests were answered`);
    await delay(20);
  }
}

/** Of the waits, ms. NaN when there are none. */
export function medianWaitMs(samples: readonly Sample[]): number {
  return quantileMs(samples, 0.5);
}

/** Between the quarter and the three quarters of the waits, ms: how much they differ by themselves. */
export function spreadMs(samples: readonly Sample[]): number {
  return quantileMs(samples, 0.75) - quantileMs(samples, 0.25);
}

function quantileMs(samples: readonly Sample[], share: number): number {
  const waits = samples.map(({ waitMs }) => waitMs).sort((a, b) => a - b);
  return waits[Math.floor(waits.length * share)] ?? Number.NaN;
}

/** Of the waits, ms. */
export function longestWaitMs(samples: readonly Sample[]): number {
  return Math.max(...samples.map(({ waitMs }) => waitMs));
}
