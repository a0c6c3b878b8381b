import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import { startBenchRedis } from './bench-redis.ts';
import { keepChart, keepFigures, keptFigures } from './figures.ts';
import { gatewayEnv } from './gateway-env.ts';
import { chartOf, type Curve, type Point, tableOf } from './growth/curve.ts';
import { type Growth, GROWTHS } from './growth/questions.ts';
import { thisMachine } from './machine.ts';
import { Progress } from './progress.ts';
import { startUpstream } from './upstream.ts';

/**
 * What grows with what: `npm run bench:growth`. Tables on standard output; a curve each in docs/performance, and its
 * figures beside it in data. `-- --draw` measures nothing and draws those figures anew.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    warmup: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    parts: { type: 'string', default: 'processes,entries,fields' },
    folder: { type: 'string' },
    draw: { type: 'boolean', default: false },
  },
});
/** What a step costs beside the load, about: starts, and a million entries now and then. */
const OVERHEAD_SECONDS = 6;

const growths = GROWTHS.filter(({ name }) => values.parts.split(',').some((part) => name.endsWith(part)));
const curves: readonly Curve[] = values.draw
  ? growths.map(({ name }) => keptFigures(name, values.folder))
  : await measure();
for (const curve of curves) {
  if (!values.draw) keepFigures(curve.name, curve, values.folder);
  await keepChart(curve.name, chartOf(curve), values.folder);
  process.stdout.write(`${tableOf(curve)}\n\n`);
}

async function measure(): Promise<readonly Curve[]> {
  const [rounds, warmupSeconds, seconds] = [values.rounds, values.warmup, values.seconds].map(Number);
  if (!rounds || !warmupSeconds || !seconds)
    throw new Error('--rounds, --warmup and --seconds must be numbers above 0');
  const server = await startBenchRedis();
  const redis = new Redis(server.url);
  const upstream = await startUpstream();
  const env = { ...gatewayEnv(upstream.url), REDIS_URL: server.url };
  const steps = rounds * growths.reduce((sum, growth) => sum + growth.steps, 0);
  const progress = new Progress(steps, warmupSeconds + seconds + OVERHEAD_SECONDS);
  const found = new Map<Growth, Point[]>(growths.map((growth) => [growth, []]));
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const [growth, points] of found) {
        const onStep = (step: string): void => progress.done(`round ${round}, ${growth.name}, ${step}`);
        for await (const point of growth.measure({ redis, env, warmupSeconds, seconds }, onStep)) points.push(point);
      }
    }
  } finally {
    redis.disconnect();
    await upstream.close();
    await server.stop();
  }
  const given = process.argv.slice(2).join(' ');
  const machine = thisMachine();
  const command = `npm run bench:growth${given === '' ? '' : ` -- ${given}`}`;
  return [...found].map(([{ name, title, x }, points]) => ({ name, title, x, machine, command, points }));
}
