import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FAST_PATH } from './fast-path.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_DEADLINE_MS = 120_000;

export interface GatewayProcess {
  readonly url: string;
  readonly pid: number;
  /** What it has written so far. */
  output(): string;
  /** Sends a query and gives the body back. */
  ask(query: string, headers?: Readonly<Record<string, string>>): Promise<unknown>;
  /** Signals it and waits for its end. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly exitCode: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Runs the built gateway as its users do, on a free port; resolves when it is ready. Build first. */
export async function startGateway(
  options: { readonly command?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<GatewayProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, options.command ?? ['bin/penstock.js', 'serve'], {
    cwd: ROOT,
    // Nothing is loaded that a test did not ask for.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      WARM_ON_START: 'off',
      ...FAST_PATH,
      ...options.env,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  const output = () => said.join('');
  const ended = once(child, 'exit');
  ended.catch((error: unknown) => said.push(String(error)));
  const url = `http://127.0.0.1:${port}`;

  const deadline = performance.now() + READY_DEADLINE_MS;
  while (!(await isReady(url))) {
    const over = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
    if (over || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The gateway did not become ready. It said:\n${output()}`);
    }
    await delay(50);
  }
  if (child.pid === undefined) throw new Error('A gateway that is ready must have a process id.');

  return {
    url,
    pid: child.pid,
    output,
    ask: async (query, headers = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      return response.json();
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
      return { exitCode: child.exitCode, signal: child.signalCode };
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false; // Not listening yet.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server must have a port.');
  return address.port;
}
