import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startBenchRedis } from './bench-redis.ts';
import { type Burst, burstsOf } from './burst.ts';
import { CONTESTANTS, PENSTOCK } from './contestants.ts';
import { gatewayEnv } from './gateway-env.ts';
import { type Golden, makeGolden } from './golden.ts';
import { thisMachine } from './machine.ts';
import { measure } from './measure.ts';
import { Progress } from './progress.ts';
import type { Results, Sample } from './results.ts';
import { startServer } from './server-process.ts';
import { tablesOf } from './tables.ts';
import { startUpstream } from './upstream.ts';
import { workloads } from './workloads.ts';

/** `npm run bench`: see README.md beside it. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    warmup: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '3' },
    parts: { type: 'string', default: 'load,burst' },
    only: { type: 'string', default: '' },
    workloads: { type: 'string', default: 'a,b,c,d,e' },
    out: { type: 'string' },
    from: { type: 'string' },
  },
});
/** What a turn costs beside the load: starts, checks, bursts. About, seconds. */
const OVERHEAD_SECONDS = { load: 9, burst: 5 };

const results: Results = values.from === undefined ? await run() : JSON.parse(readFileSync(values.from, 'utf8'));
if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(results, null, 1)}\n`);
process.stdout.write(`${tablesOf(results)}\n`);

async function run(): Promise<Results> {
  const [rounds, warmupSeconds, seconds] = [values.rounds, values.warmup, values.seconds].map(Number);
  if (!rounds || !warmupSeconds || !seconds)
    throw new Error('--rounds, --warmup and --seconds must be numbers above 0');
  const parts = values.parts.split(',');
  const words = values.only.toLowerCase().split(',');
  const contestants = CONTESTANTS.filter(({ name }) => words.some((word) => name.toLowerCase().includes(word)));
  const known = workloads();
  const asked = known.filter(({ name }) => values.workloads.split(',').includes(name));
  const quotes = known.filter(({ name }) => name === 'a');
  const [bursting] = quotes;
  const measured = parts.includes('load') ? asked : [];

  const redis = await startBenchRedis();
  const upstream = await startUpstream();
  try {
    const env = gatewayEnv(upstream.url);
    const golden = await goldenFrom([...new Set([...measured, ...quotes])], env, redis.url);
    const options = { workloads: measured, golden, redisUrl: redis.url, warmupSeconds, seconds };
    const samples: Sample[] = [];
    const bursts: Burst[] = [];
    const failures: string[] = [];
    const turnSeconds =
      measured.length * (1.5 * warmupSeconds + 2 * seconds - 1) +
      parts.reduce((sum, part) => sum + (part === 'load' ? OVERHEAD_SECONDS.load : OVERHEAD_SECONDS.burst), 0);
    const progress = new Progress(rounds * contestants.length, turnSeconds);
    for (let round = 1; round <= rounds; round += 1) {
      for (const contestant of contestants) {
        const turn = `round ${round}, ${contestant.name}`;
        try {
          if (measured.length > 0) {
            samples.push(...(await measure(contestant, { ...options, env: { ...env, ...golden.env } })));
          }
          if (parts.includes('burst') && contestant.loads && bursting !== undefined) {
            bursts.push(...(await burstsOf(contestant, bursting, golden)));
          }
        } catch (error) {
          // The others need not be measured again for it.
          failures.push(`${turn}: ${error instanceof Error ? error.message.slice(0, 500) : error}`);
          process.stderr.write(`${failures.at(-1)}\n`);
        }
        progress.done(turn);
      }
    }
    const given = process.argv.slice(2).join(' ');
    const command = `npm run bench${given === '' ? '' : ` -- ${given}`}`;
    return { machine: thisMachine(), command, samples, bursts, failures };
  } finally {
    await upstream.close();
    await redis.stop();
  }
}

/** From a gateway that loads everything, and fills Redis with it. What is right is what execution says. */
async function goldenFrom(
  asked: Parameters<typeof makeGolden>[1],
  env: Readonly<Record<string, string>>,
  redisUrl: string,
): Promise<Golden> {
  process.stderr.write('asking for everything once\n');
  const server = await startServer({ command: PENSTOCK, env: { FAST_PATH: 'off' } }, { ...env, REDIS_URL: redisUrl });
  try {
    return await makeGolden(server.origin, asked, redisUrl);
  } finally {
    await server.stop();
  }
}
