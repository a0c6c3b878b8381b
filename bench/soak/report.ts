import type { Chart } from '../chart.mjs';
import { describe, type Machine } from '../machine.ts';
import { markdownTable } from '../markdown.ts';
import type { Memory } from './memory.ts';

export interface Soak {
  readonly machine: Machine;
  readonly command: string;
  readonly perSecond: number;
  readonly asked: number;
  readonly failed: number;
  readonly memory: readonly Memory[];
}

type Kind = Exclude<keyof Memory, 'seconds'>;

const KINDS: readonly (readonly [name: string, kind: Kind])[] = [
  ['resident (RSS)', 'rss'],
  ['heap used', 'heapUsed'],
  ['external', 'external'],
  ['Redis', 'redisUsed'],
];
/** Between two collections the heap only grows: the lowest of a while is what is held, s. */
const WHILE_SECONDS = 30;
const MIB = 2 ** 20;

export function chartOf({ machine, memory, perSecond }: Soak): Chart {
  const lines = KINDS.map(([name, kind]) => ({
    name,
    points: lowest(memory, kind).map(({ seconds, bytes }) => [seconds / 60, bytes / MIB] as const),
  }));
  return {
    title: `Memory of one gateway under ${perSecond} requests a second, symbols changing`,
    subtitle: describe({ ...machine, packages: {} }),
    x: { name: 'minutes', scale: 'value' },
    panels: [{ name: 'MiB, lowest of each half minute', lines }],
  };
}

/** The middle of the run beside its end: what is flat differs by little. */
export function tableOf({ machine, command, memory, asked, failed }: Soak): string {
  const end = memory.at(-1)?.seconds ?? 0;
  const between = (from: number, to: number) =>
    memory.filter(({ seconds }) => seconds >= from * end && seconds < to * end);
  const rows = KINDS.map(([name, kind]) => {
    const [first, middle, last] = [between(0, 0.1), between(0.4, 0.6), between(0.8, 1)].map((some) => {
      const figures = lowest(some, kind).map(({ bytes }) => bytes / MIB);
      return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
    });
    const change = 100 * ((last ?? 0) / (middle ?? 1) - 1);
    return [name, ...[first, middle, last].map((mib) => (mib ?? 0).toFixed(1)), `${change.toFixed(1)} %`];
  });
  const head = ['MiB', 'first tenth', 'middle fifth', 'last fifth', 'middle to last'];
  const said = `\`${command}\`: ${describe({ ...machine, packages: {} })} ${asked} requests, ${failed} failed.`;
  return `${said}\n\n${markdownTable(head, rows)}`;
}

function lowest(
  memory: readonly Memory[],
  kind: Kind,
): readonly { readonly seconds: number; readonly bytes: number }[] {
  const spans = new Map<number, Memory[]>();
  for (const one of memory) {
    const span = Math.floor(one.seconds / WHILE_SECONDS);
    spans.set(span, [...(spans.get(span) ?? []), one]);
  }
  return [...spans].map(([span, some]) => ({
    seconds: (span + 0.5) * WHILE_SECONDS,
    bytes: Math.min(...some.map((one) => one[kind])),
  }));
}
