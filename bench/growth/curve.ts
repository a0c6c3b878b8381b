import type { Chart } from '../chart.mjs';
import { describe, type Machine } from '../machine.ts';
import { markdownTable } from '../markdown.ts';
import { median, spread } from '../spread.ts';

/** One measurement. */
export interface Point {
  readonly line: string;
  readonly x: number;
  readonly perSecond: number;
  readonly p99Ms: number;
  /** CPU time of all gateways an operation, µs. */
  readonly cpuUs: number;
  /** An operation. */
  readonly redisCommands: number;
}

/** What is asked of growth: everything but the points. */
export interface Question {
  /** Of the files too. */
  readonly name: string;
  readonly title: string;
  readonly x: Chart['x'];
}

export interface Curve extends Question {
  readonly machine: Machine;
  readonly command: string;
  readonly points: readonly Point[];
}

/** The medians of the rounds. */
export function chartOf({ title, x, machine, points }: Curve): Chart {
  return {
    title,
    subtitle: describe({ ...machine, packages: {} }),
    x,
    panels: [
      { name: 'requests a second', lines: linesOf(points, ({ perSecond }) => perSecond) },
      { name: '99th percentile, ms', lines: linesOf(points, ({ p99Ms }) => p99Ms) },
    ],
  };
}

export function tableOf({ title, x, command, machine, points }: Curve): string {
  const rows = linesOf(points, ({ perSecond }) => perSecond).flatMap(({ name, points: medians }) =>
    medians.map(([at]) => {
      const some = points.filter((point) => point.line === name && point.x === at);
      return [
        `${name}: ${at.toLocaleString('en-US')}`,
        spread(
          some.map(({ perSecond }) => perSecond),
          0,
        ),
        spread(
          some.map(({ p99Ms }) => p99Ms),
          1,
        ),
        spread(
          some.map(({ cpuUs }) => cpuUs),
          0,
        ),
        spread(
          some.map(({ redisCommands }) => redisCommands),
          2,
        ),
      ];
    }),
  );
  const head = [x.name, 'requests a second', '99th percentile, ms', 'CPU time an operation, µs', 'Redis commands'];
  return `${title}\n\n\`${command}\`: ${describe({ ...machine, packages: {} })}\n\n${markdownTable(head, rows)}`;
}

function linesOf(points: readonly Point[], figureOf: (point: Point) => number): Chart['panels'][number]['lines'] {
  const names = [...new Set(points.map(({ line }) => line))];
  return names.map((name) => {
    const some = points.filter(({ line }) => line === name);
    const xs = [...new Set(some.map(({ x }) => x))].toSorted((one, other) => one - other);
    return { name, points: xs.map((x) => [x, median(some.filter((point) => point.x === x).map(figureOf))] as const) };
  });
}
