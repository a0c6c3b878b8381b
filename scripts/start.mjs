import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm start`: builds when dist/ is missing or older than its sources, then serves in this same process. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const command = join(root, 'bin/penstock.js');

if (isOutOfDate()) {
  process.stderr.write('Building Penstock...\n');
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) {
    process.stderr.write('The build failed. It needs the development dependencies: npm ci --include=dev\n');
    process.exit(1);
  }
}
process.argv = [process.execPath, command, 'serve', ...process.argv.slice(2)];
await import('../bin/penstock.js');

function isOutOfDate() {
  const stamp = join(root, 'dist/.built');
  if (!existsSync(stamp)) return true;
  const builtAt = statSync(stamp).mtimeMs;
  return ['src', 'schema', 'codegen.yml', 'package-lock.json'].some((path) => newestUnder(join(root, path)) > builtAt);
}

/** The latest change at or under a path, but for generated code, which the build itself writes. */
function newestUnder(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== '__generated__');
  return Math.max(status.mtimeMs, ...inside.map((name) => newestUnder(join(path, name))));
}
