import { Session } from 'node:inspector/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownTable } from '../markdown.ts';

/** Of V8's profile what is used here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const INTERVAL_US = 200;
/** Waiting, and the profiler itself. */
const NOT_WORK: ReadonlySet<string> = new Set(['(idle)', '(program)', 'dispatch']);
const SHOWN = 25;
const ROOT = resolve(import.meta.dirname, '../..');

/** What this process does meanwhile, as V8 samples it. */
export async function takeProfile(work: () => Promise<unknown>): Promise<CpuProfile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const { nodes, samples = [], timeDeltas = [] } = profile;
  return { nodes, samples, timeDeltas };
}

/** Where the time went: functions by the time spent in themselves. */
export function profileTable({ nodes, samples, timeDeltas }: CpuProfile): string {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const selfUs = new Map<string, number>();
  let totalUs = 0;
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    if (NOT_WORK.has(name)) continue;
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
