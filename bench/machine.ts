import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** Where and with what something was measured. */
export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  readonly redis: string;
  /** Of the peers, as installed. */
  readonly packages: Readonly<Record<string, string>>;
}

const PEERS = new URL('package.json', import.meta.url);

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    redis: /v=(\S+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1] ?? 'unknown',
    packages: installedPeers(),
  };
}

/** Sentences for the head of a report. */
export function describe({ date, cpu, cores, memoryGiB, node, redis, packages }: Machine): string {
  const names = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  const software = names.length === 0 ? '' : `; ${names.join(', ')}`;
  return `${date} UTC; ${cpu}, ${cores} cores, ${memoryGiB} GiB; Node.js ${node}, Redis ${redis}${software}.`;
}

function installedPeers(): Record<string, string> {
  const { dependencies = {} } = JSON.parse(readFileSync(PEERS, 'utf8'));
  return Object.fromEntries(Object.keys(dependencies).flatMap((name) => installed(name)));
}

/** Nothing for one that is not installed: not every benchmark needs the peers. */
function installed(name: string): readonly (readonly [string, string])[] {
  try {
    const { version } = JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, PEERS), 'utf8'));
    return [[name, String(version)]];
  } catch {
    return [];
  }
}
