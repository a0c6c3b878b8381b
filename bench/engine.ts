import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs, promisify } from 'node:util';
import { atExit } from './at-exit.ts';
import { startBenchRedis } from './bench-redis.ts';
import { SERVER_CORE } from './cores.ts';
import type { SpaceRun, TimeRun } from './engine/one-run.ts';
import { profileTable } from './engine/profile.ts';
import { describe, thisMachine } from './machine.ts';
import { markdownTable } from './markdown.ts';
import { Progress } from './progress.ts';
import { spread } from './spread.ts';

/**
 * What the engine itself costs: `npm run bench:engine`. `-- --profile "near hit"` profiles the first work whose name
 * begins so, and nothing else.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, profile: { type: 'string' }, out: { type: 'string' } },
});
/** No collection falls into a measurement of what is allocated. */
const BIG_YOUNG_GENERATION = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=128'];
/** A profile is of some megabytes. */
const MOST_OUTPUT_BYTES = 2 ** 28;
const ABOUT_SECONDS = 45;
const run = promisify(execFile);

const redis = await startBenchRedis();
try {
  process.stdout.write(`${values.profile === undefined ? await costs() : await profiled(values.profile)}\n`);
} finally {
  await redis.stop();
}

async function costs(): Promise<string> {
  const progress = new Progress(Number(values.runs), ABOUT_SECONDS);
  const timed: TimeRun[] = [];
  const spaced: SpaceRun[] = [];
  for (let number = 1; number <= Number(values.runs); number += 1) {
    timed.push(JSON.parse(await inProcess([], 'time')));
    spaced.push(JSON.parse(await inProcess(BIG_YOUNG_GENERATION, 'space')));
    progress.done(`run ${number}`);
  }
  const machine = thisMachine();
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify({ machine, timed, spaced }, null, 1)}\n`);
  return [describe({ ...machine, packages: {} }), costTable(timed, spaced), bytesTable(spaced)].join('\n\n');
}

async function inProcess(flags: readonly string[], what: string, ...names: readonly string[]): Promise<string> {
  const running = run(
    'taskset',
    [
      ...['-c', SERVER_CORE, process.execPath, ...flags, '--import', 'tsx'],
      ...['bench/engine/one-run.ts', redis.url, what, ...names],
    ],
    { maxBuffer: MOST_OUTPUT_BYTES },
  );
  const spare = atExit(() => running.child.kill('SIGKILL'));
  const { stdout } = await running;
  spare();
  return stdout;
}

function costTable(timed: readonly TimeRun[], spaced: readonly SpaceRun[]): string {
  const rows = (timed[0]?.times ?? []).map(({ name }) => {
    const times = timed.flatMap((one) => one.times.filter((time) => time.name === name));
    const spaces = spaced.flatMap((one) => one.spaces.filter((space) => space.name === name));
    const figures = [times.map(({ wallUs }) => wallUs), times.map(({ cpuUs }) => cpuUs)];
    return [
      name,
      ...figures.map((some) => spread(some, 2)),
      spread(
        spaces.map(({ bytes }) => bytes),
        0,
      ),
    ];
  });
  return markdownTable(['one entry', 'time, µs', 'CPU time, µs', 'allocated, bytes'], rows);
}

function bytesTable(spaced: readonly SpaceRun[]): string {
  const rows = (spaced[0]?.bytes ?? []).map(({ name }) => {
    const some = spaced.flatMap((one) => one.bytes.filter((entry) => entry.name === name));
    const figures = [some.map((one) => one.redis), some.map(({ near }) => near), some.map(({ charged }) => charged)];
    return [name, ...figures.map((figure) => spread(figure, 0))];
  });
  return markdownTable(['an entry of', 'in Redis, bytes', 'near, bytes of heap', 'near, charged'], rows);
}

async function profiled(work: string): Promise<string> {
  return profileTable(JSON.parse(await inProcess([], 'profile', work)));
}
