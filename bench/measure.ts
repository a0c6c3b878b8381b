import { Redis } from 'ioredis';
import { type Contestant, RAW } from './contestants.ts';
import { type Golden, warmAndCheck } from './golden.ts';
import { load } from './load.ts';
import type { Sample } from './results.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import type { Workload } from './workloads.ts';

export interface MeasureOptions {
  readonly workloads: readonly Workload[];
  readonly golden: Golden;
  /** What every server is told. */
  readonly env: Readonly<Record<string, string>>;
  readonly redisUrl: string;
  readonly warmupSeconds: number;
  readonly seconds: number;
}

/** One turn: the raw server, then a contestant, each alone and fresh. */
export async function measure(contestant: Contestant, options: MeasureOptions): Promise<readonly Sample[]> {
  const redis = new Redis(options.redisUrl);
  try {
    const raws = await samplesOf(RAW, options, redis);
    const samples = await samplesOf(contestant, options, redis);
    const ratio = ({ workload, perSecond }: Sample): number =>
      perSecond / (raws.find((raw) => raw.workload === workload)?.perSecond ?? Number.NaN);
    return [...raws, ...samples.map((sample) => ({ ...sample, ratio: ratio(sample) }))];
  } finally {
    redis.disconnect();
  }
}

async function samplesOf(
  contestant: Contestant,
  { workloads, golden, env, redisUrl, warmupSeconds, seconds }: MeasureOptions,
  redis: Redis,
): Promise<readonly Sample[]> {
  const raw = contestant === RAW;
  const server = await startServer(contestant, { ...env, ...(contestant.redis && { REDIS_URL: redisUrl }) });
  try {
    const samples: Sample[] = [];
    for (const workload of workloads) {
      const url = `${server.origin}/${raw ? workload.name : 'graphql'}`;
      const bodies = golden.bodiesOf(workload);
      if (!raw) await warmAndCheck(server.origin, workload, golden);
      // It has little to compile: half as long is enough.
      await load(url, { seconds: raw ? Math.ceil(warmupSeconds / 2) : warmupSeconds, bodies });
      const before = await spentBy(server, redis);
      const { requests, perSecond, p99Ms } = await load(url, {
        seconds: raw ? Math.max(1, seconds - 1) : seconds,
        bodies,
      });
      const after = await spentBy(server, redis);
      samples.push({
        server: contestant.name,
        workload: workload.name,
        perSecond,
        ratio: 1,
        cpuUs: (after.cpuUs - before.cpuUs) / requests,
        p99Ms,
        redisCommands: (after.commands - before.commands) / requests,
      });
    }
    return samples;
  } finally {
    await server.stop();
  }
}

async function spentBy(server: ServerProcess, redis: Redis): Promise<{ cpuUs: number; commands: number }> {
  const commands = Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))?.[1]);
  return { cpuUs: server.cpuUs(), commands };
}
