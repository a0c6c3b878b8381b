import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

/** Servers are measured here, one at a time. */
export const SERVER_CORE = '0';
/** The load and Redis are here. */
export const LOAD_CORE = '1';
/** Where several servers are at once: all cores but that of the load, as `taskset` writes them. */
export const SERVER_CORES = [...cpus().keys()].filter((core) => String(core) !== LOAD_CORE).join();

/** Keeps a running process, with all its threads, to these cores. */
export function pin(pid: number, cores: string): void {
  execFileSync('taskset', ['-a', '-p', '-c', cores, String(pid)]);
}
