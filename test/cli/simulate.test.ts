import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('penstock simulate', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('prints its address, answers there and stops on %s', async (signal) => {
    const { child, output } = run('simulate', '--port', '0', '--seed', '3');
    try {
      const url = await addressFrom(child, output);
      const response = await fetch(`${url}?function=GLOBAL_QUOTE&symbol=AAPL&apikey=any`);
      expect(await response.text()).toMatch('"01. symbol": "AAPL"');
    } finally {
      child.kill(signal);
    }
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test.each([
    ['--port', '70000', 'Expected a whole number from 0 to 65535; got "70000".'],
    ['--latency-ms', '-1', 'Expected a whole number from 0 to 600000; got "-1".'],
    ['--limit-per-second', 'many', 'Expected a whole number from 0 to 1000000; got "many".'],
    ['--seed', '1.5', 'Expected a whole number from 0 to 4294967295; got "1.5".'],
  ])('refuses %s %s with exit code 2', async (option, value, message) => {
    const { child, output } = run('simulate', option, value);
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(output()).toMatch(message);
  });

  test('exits with 1 and says why when it cannot listen', async () => {
    const first = run('simulate', '--port', '0');
    try {
      const { port } = new URL(await addressFrom(first.child, first.output));
      const second = run('simulate', '--port', port);
      expect(await once(second.child, 'close')).toEqual([1, null]);
      expect(second.output()).toMatch(`could not start on 127.0.0.1:${port}`);
    } finally {
      first.child.kill('SIGTERM');
    }
    await once(first.child, 'close');
  });
});

describe('penstock', () => {
  test('prints the version of the package', async () => {
    const { child, output } = run('--version');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).toMatchObject({
      version: output().trim(),
    });
  });

  test('refuses an unknown command with exit code 2', async () => {
    const { child, output } = run('nonsense');
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(output()).toMatch("unknown command 'nonsense'");
  });
});

interface Run {
  readonly child: ChildProcess;
  /** Everything written so far. */
  output(): string;
}

function run(...parameters: readonly string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/penstock.ts', ...parameters], { cwd: ROOT });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString();
    });
  }
  return { child, output: () => written };
}

async function addressFrom(child: ChildProcess, output: () => string): Promise<string> {
  for (;;) {
    const [, url] = /^ALPHAVANTAGE_URL=(\S+)\n/m.exec(output()) ?? [];
    if (url) {
      return url;
    }
    if (child.exitCode !== null || child.stdout === null) {
      throw new Error(`It ended before it printed an address: ${output()}`);
    }
    await once(child.stdout, 'data');
  }
}
