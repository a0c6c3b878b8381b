import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { atExit } from './at-exit.ts';
import { LOAD_CORE } from './cores.ts';

const run = promisify(execFile);
const SCRIPT = resolve(import.meta.dirname, 'wrk.lua');
const CONNECTIONS = 50;
/** On a machine with other work an answer may wait longer than wrk's own two seconds. */
const TIMEOUT = '10s';

/** What one span of load came to. */
export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p99Ms: number;
}

export interface LoadOptions {
  readonly seconds: number;
  /** A file with one request body a line. */
  readonly bodies: string;
  /** The line to begin with, from 0: a second span need not repeat what the first has asked. */
  readonly from?: number;
  /** The ports of further servers, which share the connections. */
  readonly others?: readonly number[];
}

/** Throws when a request failed. */
export async function load(url: string, { seconds, bodies, from = 0, others = [] }: LoadOptions): Promise<LoadResult> {
  const threads = 1 + others.length;
  const running = run(
    'taskset',
    [
      ...[
        '-c',
        LOAD_CORE,
        'wrk',
        '-t',
        String(threads),
        '-c',
        String(CONNECTIONS),
        '-d',
        `${seconds}s`,
        '--timeout',
        TIMEOUT,
      ],
      ...['-s', SCRIPT, url, '--', bodies, String(from)],
    ],
    { env: { ...process.env, BENCH_PORTS: [new URL(url).port, ...others].join() } },
  );
  const spare = atExit(() => running.child.kill('SIGKILL'));
  const { stdout } = await running;
  spare();
  const [requests = 0, durationUs = 0, p99Us = 0, failed = 0] = (/RESULT (.+)/.exec(stdout)?.[1] ?? '')
    .split(' ')
    .map(Number);
  if (requests === 0 || failed > 0) throw new Error(`${url}: ${failed} of ${requests} requests failed\n${stdout}`);
  return { requests, perSecond: (requests * 1e6) / durationUs, p99Ms: p99Us / 1000 };
}
