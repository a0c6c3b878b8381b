import { median } from '../spread.ts';
import type { Work } from './works.ts';

/** The time that one entry of a work takes. */
export interface Time {
  readonly name: string;
  readonly wallUs: number;
  /** Of all threads of this process, µs. */
  readonly cpuUs: number;
}

/** The memory that is allocated for one entry of a work. */
export interface Space {
  readonly name: string;
  readonly bytes: number;
}

/** Long enough for what is compiled to be compiled, ms. */
const WARMUP_MS = 400;
const SPAN_MS = 600;
/** So much is allocated between two looks at the heap: not enough for a collection, not for buffers either. */
const LOOKED_BYTES = 4_000_000;
const LOOKED_ENTRIES_AT_FIRST = 40;
const LOOKS = 9;

/** After a warm-up. */
export async function timeOf({ name, entries, run }: Work): Promise<Time> {
  await runFor(run, WARMUP_MS);
  const before = process.cpuUsage();
  const { runs, spentMs } = await runFor(run, SPAN_MS);
  const { user, system } = process.cpuUsage(before);
  const answered = runs * entries;
  return { name, wallUs: (1000 * spentMs) / answered, cpuUs: (user + system) / answered };
}

/** After a warm-up. The process must have a young generation that holds all that is allocated between two looks. */
export async function spaceOf({ name, entries, run }: Work, gc: () => void): Promise<Space> {
  await runFor(run, WARMUP_MS);
  const first = Math.ceil(LOOKED_ENTRIES_AT_FIRST / entries);
  const runs = Math.ceil((LOOKED_BYTES * first) / Math.max(1, await allocated(run, first, gc)));
  const looks: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) looks.push(await allocated(run, runs, gc));
  // A collection in between makes one of them too small.
  return { name, bytes: median(looks) / (runs * entries) };
}

/** Runs until the time is over, looking at the clock but every so often. */
export async function runFor(run: () => unknown, ms: number): Promise<{ runs: number; spentMs: number }> {
  const startedAt = performance.now();
  let [runs, chunk, spentMs] = [0, 1, 0];
  while (spentMs < ms) {
    await repeat(run, chunk);
    runs += chunk;
    spentMs = performance.now() - startedAt;
    // About a hundred looks at the clock in all.
    chunk = Math.max(1, Math.floor((runs / spentMs) * (ms / 100)));
  }
  return { runs, spentMs };
}

async function repeat(run: () => unknown, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const answer = run();
    if (answer instanceof Promise) await answer;
  }
}

/** How many bytes of heap there are more. */
async function allocated(run: () => unknown, runs: number, gc: () => void): Promise<number> {
  gc();
  const before = process.memoryUsage().heapUsed;
  await repeat(run, runs);
  return process.memoryUsage().heapUsed - before;
}
