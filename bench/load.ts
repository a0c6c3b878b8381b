import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = resolve(import.meta.dirname, 'wrk.lua');
const CONNECTIONS = 50;
export const LOAD_CORE = '1';

/** What one span of load came to. */
export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** @param bodies A file with one request body a line. Throws when a request failed. */
export async function load(url: string, bodies: string, seconds: number): Promise<LoadResult> {
  const { stdout } = await run('taskset', [
    ...['-c', LOAD_CORE, 'wrk', '-t', '1', '-c', String(CONNECTIONS), '-d', `${seconds}s`],
    ...['-s', SCRIPT, url, '--', bodies],
  ]);
  const [requests = 0, durationUs = 0, p99Us = 0, failed = 0] = (/RESULT (.+)/.exec(stdout)?.[1] ?? '')
    .split(' ')
    .map(Number);
  if (requests === 0 || failed > 0) throw new Error(`${url}: ${failed} of ${requests} requests failed\n${stdout}`);
  return { requests, perSecond: (requests * 1e6) / durationUs, p99Ms: p99Us / 1000 };
}
