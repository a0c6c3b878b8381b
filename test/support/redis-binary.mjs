import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const WHAT_TO_INSTALL =
  'The tests need a real Redis: install redis-server or valkey-server, or name its program in REDIS_SERVER.';

/** Before any test: finds the Redis program (or installs Debian's, as root) and tells the test files where it is. */
export default function findRedisServer() {
  process.env.PENSTOCK_TEST_REDIS_SERVER = named() ?? onPath() ?? installedFromDebian() ?? refuse();
}

function named() {
  const program = process.env.REDIS_SERVER;
  if (!program) return undefined;
  if (isProgram(program)) return program;
  throw new Error(`REDIS_SERVER must name a program that can be run; got ${JSON.stringify(program)}.`);
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const name of ['redis-server', 'valkey-server']) {
    const program = folders.map((folder) => join(folder, name)).find(isProgram);
    if (program) return program;
  }
  return undefined;
}

function installedFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  const allowServices = forbidServices();
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'redis-server');
  } catch (error) {
    throw new Error(WHAT_TO_INSTALL, { cause: error });
  } finally {
    allowServices();
  }
  return onPath();
}

/** Keeps Debian from starting the service it installs: the tests start their own servers, on free ports. */
function forbidServices() {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => {};
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rmSync(policy, { force: true });
}

function apt(...args) {
  process.stderr.write(`No Redis found; running apt-get ${args.join(' ')}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000 });
}

function refuse() {
  throw new Error(WHAT_TO_INSTALL);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Not there, or not ours to run: either way not the one.
  }
}
