import { type Command, Option } from 'commander';
import { type AdminTarget, CommandFailure } from './admin-request.ts';
import { entry } from './entry.ts';
import { type InvalidateOptions, invalidate } from './invalidate.ts';
import { type PolicyOptions, resetPolicy, setPolicy, showPolicies } from './policies.ts';
import { stats } from './stats.ts';
import { warm, type WarmOptions } from './warm.ts';
import { warmRuns } from './warm-runs.ts';
import { wholeNumber } from './whole-number.ts';

/** What every command of this kind takes. */
interface Shared extends AdminTarget {
  readonly json?: boolean;
}

interface Shown {
  readonly data: unknown;
  readonly text: string;
  /** Of a command that was carried out and came to no good end. */
  readonly exitCode?: number;
}

const seconds = wholeNumber({ from: 0, to: 31_536_000 });

/** The commands for a running gateway. */
export function addAdminCommands(program: Command): void {
  shared(program.command('stats'))
    .description('what all replicas of a running gateway counted')
    .addOption(new Option('--window <window>', 'how far back').choices(['minute', 'hour', 'day']).default('hour'))
    .action((options: Shared & { window: string }) =>
      show(options, () => stats(options, options.window.toUpperCase())),
    );

  shared(program.command('invalidate'))
    .description('take out what is cached, on all replicas')
    .option('--key <key>', 'one entry, by its key')
    .option('--tag <tag>', 'every entry with this tag')
    .option('--symbol <symbol>', 'every entry about this symbol')
    .option('--category <category>', 'every entry of this category')
    .option('--field <Type.field>', 'every entry of this field')
    .option('--all', 'everything')
    .option('--soft', 'serve it as stale once more, while it is loaded again')
    .option('--dry-run', 'change nothing; say what it would reach')
    .action((options: Shared & InvalidateOptions) => show(options, () => invalidate(options, options)));

  shared(program.command('entry'))
    .description('what lies in the store under a key, and what that means')
    .argument('<key>', 'as extensions.cache shows it')
    .action((key: string, options: Shared) => show(options, () => entry(options, key)));

  shared(program.command('warm'))
    .description('load in advance, and wait until it is done')
    .argument('[symbols...]', 'in this order')
    .option('--movers <top>', "so many of the day's movers", wholeNumber({ from: 1, to: 60 }))
    .option('--watchlists', 'the symbols of all watchlists, the most watched first')
    .option('--category <category...>', 'what of each symbol; PRICE when left out')
    .option('--force', 'also what is fresh')
    .option('--dry-run', 'load nothing; say what would happen and what it would cost')
    .option('--no-wait', 'leave the run to itself')
    .option('--runs', 'load nothing; show the newest runs, and how many of their entries were asked for later')
    .action((symbols: readonly string[], options: Shared & WarmOptions & { readonly runs?: boolean }) =>
      show(options, () => (options.runs === true ? warmRuns(options) : warm(options, symbols, options))),
    );

  const policies = program.command('policies').description('how long each category may be served');
  shared(policies.command('show', { isDefault: true }))
    .description('as it holds now')
    .action((options: Shared) => show(options, () => showPolicies(options)));
  shared(policies.command('set'))
    .description('change a category on all replicas; what is left out stays')
    .argument('<category>')
    .option('--ttl <seconds>', 'how long it is fresh; 0 for not cached', seconds)
    .option('--stale <seconds>', 'how long after that it is served while it is refreshed', seconds)
    .option('--stale-if-error <seconds>', 'how long after that it is served when its load fails', seconds)
    .option('--absent <seconds>', 'how long it is remembered that there is none', seconds)
    .option('--expires-in <seconds>', 'when it is as configured again; a year when left out', seconds)
    .action((category: string, options: Shared & PolicyOptions) =>
      show(options, () => setPolicy(options, category, options)),
    );
  shared(policies.command('reset'))
    .description('back to what is configured')
    .argument('<category>')
    .action((category: string, options: Shared) => show(options, () => resetPolicy(options, category)));
}

function shared(command: Command): Command {
  return command
    .option('--url <url>', 'where the gateway is', 'http://127.0.0.1:4000')
    .addOption(new Option('--token <token>', 'the admin token; better given by the environment').env('ADMIN_TOKEN'))
    .option('--json', 'for programs');
}

async function show({ json = false }: Shared, run: () => Promise<Shown>): Promise<void> {
  try {
    const { data, text, exitCode = 0 } = await run();
    process.exitCode = exitCode;
    process.stdout.write(`${json ? JSON.stringify(data, null, 2) : text}\n`);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
