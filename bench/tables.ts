import { RAW } from './contestants.ts';
import { describe } from './machine.ts';
import { markdownTable } from './markdown.ts';
import type { Results, Sample } from './results.ts';
import { spread } from './spread.ts';

/** Markdown of all that was measured, to be pasted as it is. */
export function tablesOf({ machine, command, samples, bursts, failures }: Results): string {
  const others = samples.filter(({ server }) => server !== RAW.name);
  const figures =
    samples.length === 0
      ? []
      : [
          section('Requests a second, of those of raw node:http', others, ({ ratio }) => ratio, 2),
          section('Requests a second', samples, ({ perSecond }) => perSecond, 0),
          section('CPU time of the server an operation, µs', samples, ({ cpuUs }) => cpuUs, 0),
          section('99th percentile at 50 connections, ms', samples, ({ p99Ms }) => p99Ms, 1),
          section('Redis commands an operation, everything cached', samples, ({ redisCommands }) => redisCommands, 2),
        ];
  const cold =
    bursts.length === 0 ? [] : [`Cold bursts: 200 callers of one key, two processes\n\n${burstTable(bursts)}`];
  const failed = failures.map((failure) => `Not measured: ${failure}`);
  return [`\`${command}\`: ${describe(machine)}`, ...figures, ...cold, ...failed].join('\n\n');
}

/** A row for each server, a column for each workload. */
function section(
  title: string,
  samples: readonly Sample[],
  figureOf: (sample: Sample) => number,
  digits: number,
): string {
  const names = distinct(samples.map(({ workload }) => workload));
  const rows = distinct(samples.map(({ server }) => server)).map((server) => [
    server,
    ...names.map((name) => {
      const some = samples.filter((sample) => sample.server === server && sample.workload === name);
      return spread(some.map(figureOf), digits);
    }),
  ]);
  return `${title}\n\n${markdownTable(['server', ...names.map((name) => `(${name})`)], rows)}`;
}

function burstTable(bursts: Results['bursts']): string {
  const rows = distinct(bursts.map(({ server }) => server)).map((server) => {
    const some = bursts.filter((burst) => burst.server === server);
    const calls = some.map(({ upstreamCalls }) => upstreamCalls);
    const lasts = some.map(({ lastMs }) => lastMs);
    const failed = some.reduce((sum, burst) => sum + burst.failed, 0);
    return [server, spread(calls, 0), spread(lasts, 0), `${failed} in ${some.length} bursts`];
  });
  return markdownTable(['server', 'upstream calls', 'last answer after, ms', 'wrong or unanswered'], rows);
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
