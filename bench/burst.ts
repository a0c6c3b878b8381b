import { startBenchRedis } from './bench-redis.ts';
import type { Contestant } from './contestants.ts';
import { gatewayEnv } from './gateway-env.ts';
import { dataOf, type Golden, post } from './golden.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { startUpstream } from './upstream.ts';
import type { Operation, Workload } from './workloads.ts';

/** One cold burst: all callers ask for one key that nobody has. */
export interface Burst {
  readonly server: string;
  readonly upstreamCalls: number;
  /** Until the last answer, ms. */
  readonly lastMs: number;
  /** Callers with another answer than the right one, or none. */
  readonly failed: number;
}

const CALLERS = 200;
const PROCESSES = 2;
/** How long the upstream takes, ms. */
const LATENCY_MS = 200;
const BURSTS = 5;
/** Who has no answer by then never gets one, ms. */
const DEADLINE_MS = 10_000;

/** Several bursts, each for another key, on two processes with one empty Redis. @param quotes One quote an operation. */
export async function burstsOf(contestant: Contestant, quotes: Workload, golden: Golden): Promise<readonly Burst[]> {
  const upstream = await startUpstream(LATENCY_MS);
  const redis = await startBenchRedis();
  const env = { ...gatewayEnv(upstream.url), ...golden.env, BENCH_UPSTREAM: upstream.url };
  const servers: ServerProcess[] = [];
  try {
    for (let started = 0; started < PROCESSES; started += 1) {
      servers.push(await startServer(contestant, { ...env, ...(contestant.redis && { REDIS_URL: redis.url }) }));
    }
    const rights = golden.answers.get(quotes.name) ?? [];
    const [first, ...cold] = quotes.operations.slice(0, 1 + BURSTS);
    if (first === undefined) throw new Error('a burst must have an operation');
    // Connections are opened and code is compiled before it counts.
    for (const _ of ['cold', 'warm']) await askAll(servers, first);
    const bursts: Burst[] = [];
    for (const [index, operation] of cold.entries()) {
      const [calls, startedAt] = [upstream.calls(), performance.now()];
      const answers = await askAll(servers, operation);
      const right = dataOf(rights[index + 1] ?? '{}');
      bursts.push({
        server: contestant.name,
        upstreamCalls: upstream.calls() - calls,
        lastMs: performance.now() - startedAt,
        failed: answers.filter((answer) => answer === null || dataOf(answer) !== right).length,
      });
    }
    return bursts;
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await redis.stop();
    await upstream.close();
  }
}

/** Null: no answer in time. */
function askAll(servers: readonly ServerProcess[], operation: Operation): Promise<readonly (string | null)[]> {
  const callers = Array.from({ length: CALLERS }, (_, caller) => servers[caller % servers.length]?.origin ?? '');
  return Promise.all(
    callers.map((origin) => post(origin, operation, AbortSignal.timeout(DEADLINE_MS)).catch(() => null)),
  );
}
