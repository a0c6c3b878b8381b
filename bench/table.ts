/** One measurement of one server under one workload. */
export interface Sample {
  readonly server: string;
  readonly workload: string;
  /** Requests a second over those of the raw server beside it. */
  readonly ratio: number;
  readonly cpuUs: number;
  readonly p99Ms: number;
  readonly redisCommands: number;
}

/** Markdown: a row for each server, a column for each workload. */
export function tableOf(samples: readonly Sample[]): string {
  const servers = [...new Set(samples.map(({ server }) => server))];
  const names = [...new Set(samples.map(({ workload }) => workload))];
  const rows = servers.map((server) => [
    server,
    ...names.map((name) => cellOf(samples.filter((one) => one.server === server && one.workload === name))),
  ]);
  const head = ['server', ...names.map((name) => `(${name})`)];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cellOf(samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const ratios = samples.map(({ ratio }) => ratio);
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  const cpu = Math.round(median(samples.map(({ cpuUs }) => cpuUs)));
  const p99 = median(samples.map(({ p99Ms }) => p99Ms)).toFixed(1);
  const commands = median(samples.map(({ redisCommands }) => redisCommands)).toFixed(2);
  return `**${median(ratios).toFixed(2)}** (${spread}), ${cpu} µs, ${p99} ms, ${commands} cmd`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
