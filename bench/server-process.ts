import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit } from './at-exit.ts';
import type { Contestant } from './contestants.ts';
import { SERVER_CORE } from './cores.ts';

const ROOT = resolve(import.meta.dirname, '..');
const READY_DEADLINE_MS = 60_000;
/** Linux counts CPU time in these, whatever its kernel was built with. */
const TICK_US = 10_000;

/** A contestant at work. */
export interface ServerProcess {
  readonly origin: string;
  readonly port: number;
  /** CPU time used so far, µs. */
  cpuUs(): number;
  stop(): Promise<void>;
}

/** Resolves when it answers HTTP. */
export async function startServer(
  { command, env }: Pick<Contestant, 'command' | 'env'>,
  shared: Readonly<Record<string, string>>,
  cores = SERVER_CORE,
): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn('taskset', ['-c', cores, process.execPath, ...command], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...shared, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  const ended = once(child, 'exit');
  const spare = atExit(() => child.kill('SIGKILL'));
  const origin = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + READY_DEADLINE_MS;
  while (!(await answers(origin))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${command.join(' ')} did not start:\n${said.join('')}`);
    }
    await delay(50);
  }
  return {
    origin,
    port,
    cpuUs: () => cpuUsOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGKILL');
      await ended;
      spare();
    },
  };
}

/** User and system time: fields 14 and 15 of proc(5), counted behind the name, which may hold blanks. */
function cpuUsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
}

async function answers(origin: string): Promise<boolean> {
  try {
    await (await fetch(`${origin}/graphql?query=%7B__typename%7D`)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server must have a port');
  return address.port;
}
