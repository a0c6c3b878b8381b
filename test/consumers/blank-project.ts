import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../shape/source-files.ts';

const INSTALL_DEADLINE_MS = 240_000;
const RUN_DEADLINE_MS = 60_000;
const QUIET = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error'];

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

/** A folder with nothing in it but the packed Penstock and what the examples depend on. */
export interface BlankProject {
  readonly folder: string;
  /** Writes one file of the project. */
  write(path: string, text: string): void;
  /** Compiles the project's folder of that name; throws with what the compiler says. */
  compile(name: string): void;
  /** Runs a file with Node.js and gives what it wrote. */
  run(path: string, env: Readonly<Record<string, string>>): string;
  remove(): void;
}

/** Packs Penstock as it would be published, and installs it together with the dependencies of `examples`. */
export function createBlankProject(examples: readonly string[]): BlankProject {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-consumer-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    fill(folder, examples);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    folder,
    write: (path, text) => writeFileSync(join(folder, path), text),
    compile: (name) => {
      say(`compiling ${name}`);
      runNode([join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', name], folder);
    },
    run: (path, env) => runNode([path], folder, env),
    remove,
  };
}

function fill(folder: string, examples: readonly string[]): void {
  say('packing Penstock');
  execFileSync('npm', ['pack', '--pack-destination', folder, '--loglevel', 'error'], { cwd: ROOT, stdio: 'ignore' });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack must leave a tarball.');
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const wanted = new Set(examples.flatMap(dependenciesOf));
  say(`installing the tarball and ${wanted.size} packages, from npm's cache where it has them`);
  execFileSync('npm', ['install', ...QUIET, `./${tarball}`, ...wanted], {
    cwd: folder,
    timeout: INSTALL_DEADLINE_MS,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const name of examples) {
    cpSync(join(ROOT, 'examples', name), join(folder, name), { recursive: true, filter: isSource });
  }
}

/** As `name@range`, but for Penstock, which comes as the tarball, and the compiler, which is the one of this repository. */
function dependenciesOf(example: string): string[] {
  const text = readFileSync(join(ROOT, 'examples', example, 'package.json'), 'utf8');
  const { dependencies, devDependencies } = Manifest.parse(JSON.parse(text));
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name]) => name !== 'penstock' && name !== 'typescript')
    .map(([name, range]) => `${name}@${range}`);
}

/** What somebody installed or compiled in the example's own folder stays there. */
function isSource(path: string): boolean {
  return !/[\\/](node_modules|dist)$/.test(path);
}

function runNode(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): string {
  const { PATH = '', HOME = '' } = process.env;
  try {
    const options = { cwd, timeout: RUN_DEADLINE_MS, encoding: 'utf8', env: { PATH, HOME, ...env } } as const;
    return execFileSync(process.execPath, args, options);
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : '';
    throw new Error(`${args.join(' ')} failed. It said:\n${said}`, { cause: error });
  }
}

function say(what: string): void {
  process.stderr.write(`  consumers: ${what}\n`);
}
