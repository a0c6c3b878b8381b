import { parseArgs } from 'node:util';
import { execFileSync } from 'node:child_process';
import { Redis } from 'ioredis';
import { startRedis } from '../test/support/redis-server.ts';
import { CONTESTANTS, type Contestant, RAW } from './contestants.ts';
import { type Golden, makeGolden, warmAndCheck } from './golden.ts';
import { load, LOAD_CORE } from './load.ts';
import { startServer } from './server-process.ts';
import { type Sample, tableOf } from './table.ts';
import { startUpstream } from './upstream.ts';
import { type Workload, workloads } from './workloads.ts';

/** `npm run bench`: see README.md beside it. */

/** An hour: nothing ends while it is measured. */
const TTL_SECONDS = '3600';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    only: { type: 'string', default: '' },
    workloads: { type: 'string', default: 'a,b,c,d,e' },
  },
});
const seconds = Number(values.seconds);
const asked = workloads().filter(({ name }) => values.workloads.split(',').includes(name));
const words = values.only.toLowerCase().split(',');
const contestants = CONTESTANTS.filter(({ name }) => words.some((word) => name.toLowerCase().includes(word)));

const redis = await startRedis();
execFileSync('taskset', ['-a', '-p', '-c', LOAD_CORE, String(redis.pid)]);
const upstream = await startUpstream();
const client = new Redis(redis.url);
const penstockEnv = {
  LOG_LEVEL: 'warn',
  ALPHAVANTAGE_API_KEY: 'bench',
  ALPHAVANTAGE_URL: upstream.url,
  UPSTREAM_FULL_HISTORY: 'true',
  UPSTREAM_LIMIT_PER_SECOND: '0',
  UPSTREAM_LIMIT_PER_MINUTE: '0',
  UPSTREAM_LIMIT_PER_DAY: '0',
  CACHE_TTL_PRICE_SECONDS: TTL_SECONDS,
  CACHE_TTL_HISTORICAL_SECONDS: String(2 * Number(TTL_SECONDS)),
  CACHE_TTL_FUNDAMENTALS_SECONDS: String(4 * Number(TTL_SECONDS)),
  // Fifty connections on one core queue for longer than a Redis in good health would ever take.
  CACHE_READ_DEADLINE_MS: '5000',
  DATABASE_URL: 'file::memory:',
};
try {
  const golden = await collectGolden();
  const samples: Sample[] = [];
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    for (const contestant of contestants) {
      const raw = await perSecondOfRaw(golden);
      samples.push(...(await measure(contestant, golden, raw)));
      process.stderr.write(`round ${round}: ${contestant.name}\n`);
    }
  }
  process.stdout.write(`${tableOf(samples)}\n`);
} finally {
  client.disconnect();
  await upstream.close();
  await redis.stop();
}

/** From a gateway that loads everything, and fills Redis with it. */
async function collectGolden(): Promise<Golden> {
  const filling: Contestant = { name: 'golden', command: ['bin/penstock.js', 'serve'], env: {}, redis: true };
  const server = await startServer(filling, { ...penstockEnv, REDIS_URL: redis.url });
  try {
    return await makeGolden(server.origin, asked, redis.url);
  } finally {
    await server.stop();
  }
}

async function perSecondOfRaw(golden: Golden): Promise<ReadonlyMap<string, number>> {
  const server = await startServer(RAW, golden.env);
  try {
    const rates = new Map<string, number>();
    for (const workload of asked) {
      const url = `${server.origin}/${workload.name}`;
      await load(url, golden.bodiesOf(workload), Math.ceil(seconds / 2));
      rates.set(workload.name, (await load(url, golden.bodiesOf(workload), seconds)).perSecond);
    }
    return rates;
  } finally {
    await server.stop();
  }
}

async function measure(
  contestant: Contestant,
  golden: Golden,
  raw: ReadonlyMap<string, number>,
): Promise<readonly Sample[]> {
  const shared = { ...penstockEnv, ...golden.env, ...(contestant.redis && { REDIS_URL: redis.url }) };
  const server = await startServer(contestant, shared);
  try {
    const samples: Sample[] = [];
    for (const workload of asked) {
      const url = `${server.origin}/graphql`;
      await warmAndCheck(server.origin, workload, golden);
      await load(url, golden.bodiesOf(workload), seconds);
      samples.push(await sampleOf(workload));
    }
    return samples;
  } finally {
    await server.stop();
  }

  async function sampleOf(workload: Workload): Promise<Sample> {
    const [commands, cpuUs] = [await redisCommands(), server.cpuUs()];
    const result = await load(`${server.origin}/graphql`, golden.bodiesOf(workload), seconds);
    return {
      server: contestant.name,
      workload: workload.name,
      ratio: result.perSecond / (raw.get(workload.name) ?? Number.NaN),
      cpuUs: (server.cpuUs() - cpuUs) / result.requests,
      p99Ms: result.p99Ms,
      redisCommands: ((await redisCommands()) - commands) / result.requests,
    };
  }
}

async function redisCommands(): Promise<number> {
  return Number(/total_commands_processed:(\d+)/.exec(await client.info('stats'))?.[1]);
}
