import { setTimeout as elapse } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import { startBenchRedis } from './bench-redis.ts';
import { PENSTOCK } from './contestants.ts';
import { LOAD_CORE, pin } from './cores.ts';
import { keepChart, keepFigures, keptFigures } from './figures.ts';
import { gatewayEnv } from './gateway-env.ts';
import { thisMachine } from './machine.ts';
import { startServer } from './server-process.ts';
import { type Memory, readMemory } from './soak/memory.ts';
import { chartOf, type Soak, tableOf } from './soak/report.ts';
import { startSteadyLoad } from './soak/steady-load.ts';
import { startUpstream } from './upstream.ts';

/**
 * Whether memory stays flat: `npm run bench:soak -- --minutes 10`. A table on standard output; a curve in
 * docs/performance, and its figures beside it in data. `-- --draw` measures nothing and draws those figures anew.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '300' },
    folder: { type: 'string' },
    draw: { type: 'boolean', default: false },
  },
});
const NAME = 'soak';
const LOOK_SECONDS = 2;
/** Entries end and copies are dropped within the first minutes: what grows without end is not hidden by what fills. */
const SHORT_LIVES = {
  CACHE_TTL_PRICE_SECONDS: '10',
  CACHE_TTL_HISTORICAL_SECONDS: '60',
  CACHE_TTL_FUNDAMENTALS_SECONDS: '120',
  CACHE_NEAR_MAX_BYTES: '16777216',
};

const soak: Soak = values.draw ? keptFigures(NAME, values.folder) : await run();
if (!values.draw) keepFigures(NAME, soak, values.folder);
await keepChart(NAME, chartOf(soak), values.folder);
process.stdout.write(`${tableOf(soak)}\n`);

async function run(): Promise<Soak> {
  const [minutes, perSecond] = [Number(values.minutes), Number(values.rate)];
  if (!minutes || !perSecond) throw new Error('--minutes and --rate must be numbers above 0');
  pin(process.pid, LOAD_CORE);
  const server = await startBenchRedis();
  const redis = new Redis(server.url);
  const upstream = await startUpstream();
  const env = { ...gatewayEnv(upstream.url), ...SHORT_LIVES, REDIS_URL: server.url };
  const gateway = await startServer({ command: PENSTOCK, env: {} }, env);
  const memory: Memory[] = [];
  try {
    const load = startSteadyLoad(gateway.origin, perSecond);
    const startedAt = performance.now();
    for (let seconds = 0; seconds < 60 * minutes; seconds = (performance.now() - startedAt) / 1000) {
      const found = await readMemory(gateway.origin, redis, seconds);
      memory.push(found);
      const mib = (found.rss / 2 ** 20).toFixed(0);
      process.stderr.write(`${seconds.toFixed(0)} of ${60 * minutes} s: ${mib} MiB, ${load.asked} asked\n`);
      await elapse(LOOK_SECONDS * 1000);
    }
    await load.stop();
    const given = process.argv.slice(2).join(' ');
    const command = `npm run bench:soak${given === '' ? '' : ` -- ${given}`}`;
    return { machine: thisMachine(), command, perSecond, asked: load.asked, failed: load.failed, memory };
  } finally {
    await gateway.stop();
    redis.disconnect();
    await upstream.close();
    await server.stop();
  }
}
