import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { atExit } from '../at-exit.ts';
import { markdownTable } from '../markdown.ts';

/** As V8 writes it, of what is used here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const INTERVAL_US = 200;
const SHOWN = 25;
const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Runs Node.js under its profiler. */
export async function takeProfile(args: readonly string[]): Promise<CpuProfile> {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-profile-'));
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  const flags = ['--cpu-prof', '--cpu-prof-dir', folder, '--cpu-prof-interval', String(INTERVAL_US)];
  const running = run(process.execPath, [...flags, ...args]);
  const spare = atExit(() => running.child.kill('SIGKILL'));
  await running;
  spare();
  // tsx has a process of its own for its loader: the bigger profile is that of the work.
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return JSON.parse(texts.toSorted((one, other) => other.length - one.length)[0] ?? '');
}

/** Where the time went: functions by the time spent in themselves. Waiting is left out, and so is the start. */
export function profileTable({ nodes, samples, timeDeltas }: CpuProfile): string {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const selfUs = new Map<string, number>();
  let totalUs = 0;
  const skipped = Math.floor(samples.length / 5);
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    if (index < skipped || name.startsWith('(idle)') || name.startsWith('(program)')) continue;
    const spentUs = timeDeltas[index] ?? 0;
    totalUs += spentUs;
    selfUs.set(name, (selfUs.get(name) ?? 0) + spentUs);
  }
  const top = [...selfUs].toSorted(([, one], [, other]) => other - one).slice(0, SHOWN);
  return markdownTable(
    ['function', 'of the CPU time'],
    top.map(([name, us]) => [name, `${((100 * us) / totalUs).toFixed(1)} %`]),
  );
}

function placeOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return name;
  const file = url.startsWith('file:') ? relative(ROOT, fileURLToPath(url)) : url;
  return `${name} ${file.replace(/^.*node_modules\//, '')}:${lineNumber + 1}`;
}
