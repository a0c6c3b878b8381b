import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe } from '@jest/globals';
import { Client } from 'pg';

const READY_DEADLINE_MS = 30_000;
const DEBIAN = '/usr/lib/postgresql';

/** Where its programs are; null: none here. */
const programs = findPrograms();

/** Without Postgres its tests are skipped, and seen to be. */
export const describePostgres = programs === null ? describe.skip : describe;

export interface PostgresServer {
  readonly url: string;
  /** Signals it: SIGSTOP freezes, SIGCONT thaws, SIGKILL is a crash, which is waited for. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts it anew on the same port and data, after a crash. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A real Postgres of the caller's own: a free port, an empty folder. Resolves once it answers a query. */
export async function startPostgres(): Promise<PostgresServer> {
  if (programs === null) throw new Error('There is no Postgres here.');
  const account = unprivilegedAccount();
  const folder = await mkdtemp(join(tmpdir(), 'penstock-postgres-'));
  if (account !== null) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const made = spawnSync(join(programs, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '-N', '-E', 'UTF8'], {
    cwd: folder,
    ...account,
  });
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;

  const launch = async (): Promise<ChildProcess> => {
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
    const child = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((each) => ['-c', each])], {
      cwd: folder,
      ...account,
      stdio: 'ignore',
    });
    const deadline = performance.now() + READY_DEADLINE_MS;
    while (!(await answers(url))) {
      if (child.exitCode !== null || performance.now() > deadline) throw new Error('Postgres did not start.');
      await delay(20);
    }
    return child;
  };

  let child = await launch();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const over = once(child, 'exit');
    child.kill(signal);
    await over;
  };
  return {
    url,
    kill: async (signal) => {
      if (signal === 'SIGSTOP' || signal === 'SIGCONT') child.kill(signal);
      else await end(signal);
    },
    restart: async () => {
      child = await launch();
    },
    stop: async () => {
      child.kill('SIGCONT');
      // Its immediate shutdown, which takes its own children along.
      await end('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false; // Not listening yet.
  } finally {
    await client.end().catch(() => undefined);
  }
}

function findPrograms(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}

/** Postgres refuses to run as root: then it runs as the account of its package, or as nobody. */
function unprivilegedAccount(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const [, , uid, gid] = (accounts.find((line) => /^(postgres|nobody):/.test(line)) ?? '').split(':');
  return { uid: Number(uid), gid: Number(gid) };
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
