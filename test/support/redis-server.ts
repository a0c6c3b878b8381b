import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const READY_DEADLINE_MS = 15_000;

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it and removes its folder. Safe to call twice, and after `kill`. */
  stop(): Promise<void>;
  /** Signals it and, when the signal ends it, waits for that: SIGSTOP freezes, SIGCONT thaws, SIGKILL is a crash. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

export interface RedisServerOptions {
  /** Further settings, as on the command line. */
  readonly args?: readonly string[];
  /** The port of a server that is gone; a free one when left out. */
  readonly port?: number;
  /** The text of a configuration file that makes it a sentinel. */
  readonly sentinelConfig?: string;
}

/** A real Redis of the caller's own: a free port, an empty folder, nothing persisted. Resolves once it answers PING. */
export async function startRedis(options: RedisServerOptions = {}): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-redis-'));
  if (options.sentinelConfig !== undefined) await writeFile(sentinelFile(folder), options.sentinelConfig);
  let lastOutput = '';
  // A port found free may be taken by somebody else before Redis binds it: then ask for another.
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const port = options.port ?? (await freePort());
    const started = launch(port, folder, options);
    if (await answersPing(port, started.child)) return running(started.child, port, folder);
    lastOutput = started.output();
    started.child.kill('SIGKILL');
  }
  await rm(folder, { recursive: true, force: true });
  throw new Error(`The test Redis did not answer PING. It said:\n${lastOutput}`);
}

function launch(port: number, folder: string, { args = [], sentinelConfig }: RedisServerOptions) {
  const program = process.env.PENSTOCK_TEST_REDIS_SERVER ?? 'redis-server';
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--daemonize', 'no'];
  const role = sentinelConfig === undefined ? ['--save', '', '--appendonly', 'no'] : ['--sentinel'];
  const config = sentinelConfig === undefined ? [] : [sentinelFile(folder)];
  const child = spawn(program, [...config, ...place, ...role, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  child.once('error', (error) => said.push(error.message));
  return { child, output: () => said.join('').slice(-2000) };
}

/** A sentinel keeps what it learns in its file, so each has its own. */
function sentinelFile(folder: string): string {
  return join(folder, 'sentinel.conf');
}

function running(child: ChildProcess, port: number, folder: string): RedisServer {
  if (child.pid === undefined) throw new Error('A Redis that answered PING must have a process id.');
  const watchdog = watch(child.pid, folder);
  child.unref();

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (isOver(child)) return;
    const over = once(child, 'exit');
    child.kill(signal);
    await over;
  };

  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: child.pid,
    stop: async () => {
      await end('SIGKILL');
      watchdog.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
    kill: async (signal) => {
      if (signal === 'SIGSTOP' || signal === 'SIGCONT') child.kill(signal);
      else await end(signal);
    },
  };
}

/** Outlives us on purpose: when this process ends in whatever way, its pipe closes and the Redis ends too. */
function watch(pid: number, folder: string): ChildProcess {
  const script = 'cat >/dev/null; kill -9 "$1" 2>/dev/null; rm -rf "$2"';
  const child = spawn('sh', ['-c', script, 'watchdog', String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  const pipe: unknown = child.stdin;
  if (hasUnref(pipe)) pipe.unref();
  return child;
}

function hasUnref(value: unknown): value is { unref(): void } {
  return typeof value === 'object' && value !== null && 'unref' in value;
}

async function answersPing(port: number, child: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + READY_DEADLINE_MS;
  while (performance.now() < deadline && !isOver(child) && child.pid !== undefined) {
    if (await pings(port)) return !isOver(child);
    await delay(20);
  }
  return false;
}

function pings(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const settle = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(1000, () => settle(false));
    socket.once('data', (data) => settle(/^(\+PONG|-NOAUTH|-NOPERM)/.test(String(data))));
    socket.once('error', () => settle(false));
  });
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
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
