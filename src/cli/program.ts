import { readFileSync } from 'node:fs';

import { Command } from 'commander';

import { addAdminCommands } from './admin-commands.ts';
import { type SimulateOptions, simulate } from './simulate.ts';
import { wholeNumber } from './whole-number.ts';

/** Commander exits with 1 for a bad command line; 2 is the usual code, and keeps 1 for a run that failed. */
const BAD_USAGE = 2;

/** The command line: two servers, and the commands for a running gateway. */
export function createProgram(): Command {
  const program = new Command('penstock')
    .description('A GraphQL gateway for stock-market data')
    .version(packageVersion())
    .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : BAD_USAGE));

  program
    .command('serve')
    .description('start the gateway; it is configured by the environment')
    .action(async () => {
      // Loaded only here: `simulate` needs none of the gateway.
      const { serve } = await import('../main.ts');
      await serve();
    });

  program
    .command('simulate')
    .description('start a stand-in for Alpha Vantage with made-up figures')
    .option('--port <number>', 'port to listen on; 0 for any', wholeNumber({ from: 0, to: 65_535 }), 8090)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--latency-ms <number>', 'wait before every answer', wholeNumber({ from: 0, to: 600_000 }), 0)
    .option('--limit-per-second <number>', 'requests a second; 0 for no limit', wholeNumber({ from: 0, to: 1e6 }), 0)
    .option('--limit-per-day <number>', 'requests a UTC day; 0 for no limit', wholeNumber({ from: 0, to: 1e9 }), 0)
    .option('--seed <number>', 'equal seeds give equal figures', wholeNumber({ from: 0, to: 2 ** 32 - 1 }), 1)
    .action((options: SimulateOptions) => simulate(options));

  addAdminCommands(program);
  return program;
}

/** The file lies two folders up both from src/cli and from dist/cli. */
function packageVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const hasVersion = typeof parsed === 'object' && parsed !== null && 'version' in parsed;
  return hasVersion && typeof parsed.version === 'string' ? parsed.version : 'unknown';
}
