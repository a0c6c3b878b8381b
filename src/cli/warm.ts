import { setTimeout as pause } from 'node:timers/promises';
import { Presets, SingleBar } from 'cli-progress';
import { z } from 'zod';
import { type AdminTarget, CommandFailure, EXIT, requestAdmin } from './admin-request.ts';
import { tableOf } from './tables.ts';

export interface WarmOptions {
  readonly movers?: number;
  readonly watchlists?: boolean;
  readonly category?: readonly string[];
  readonly force?: boolean;
  readonly dryRun?: boolean;
  /** False: the run is ordered and left to itself. */
  readonly wait: boolean;
  readonly json?: boolean;
}

const PARTS = `id source state dryRun requested warmed skippedFresh absent failed skippedBudget upstreamCalls detail
  outcomes { symbol category result detail }`;
const RunForm = z.object({
  id: z.string(),
  source: z.string(),
  state: z.string(),
  dryRun: z.boolean(),
  requested: z.number(),
  warmed: z.number(),
  skippedFresh: z.number(),
  absent: z.number(),
  failed: z.number(),
  skippedBudget: z.number(),
  upstreamCalls: z.number(),
  detail: z.string().nullable(),
  outcomes: z.array(
    z.object({ symbol: z.string(), category: z.string(), result: z.string(), detail: z.string().nullable() }),
  ),
});
type Run = z.infer<typeof RunForm>;

/** How often a run is looked at, ms, and for how long: a thousand targets by one call a second take less. */
const LOOK_MS = 500;
const WAIT_MAX_MS = 3_600_000;

/** Orders a warm run, and shows how it comes along until it is finished; ending the command does not end the run. */
export async function warm(target: AdminTarget, symbols: readonly string[], options: WarmOptions) {
  const ordered = await order(target, symbols, options);
  const run = options.wait ? await followed(target, ordered, options.json !== true) : ordered;
  return { data: run, text: textOf(run), exitCode: exitCodeOf(run) };
}

/** A dry run has done what it was asked, whatever it says. */
function exitCodeOf({ dryRun, failed, state, skippedBudget }: Run): number {
  if (dryRun) return 0;
  if (failed > 0 || state === 'FAILED' || state === 'CANCELLED') return EXIT.refused;
  return skippedBudget > 0 ? EXIT.inPart : 0;
}

async function order(target: AdminTarget, symbols: readonly string[], options: WarmOptions): Promise<Run> {
  const { movers, watchlists = false, category, force = false, dryRun = false } = options;
  const wishes = [symbols.length > 0, movers !== undefined, watchlists].filter(Boolean).length;
  if (wishes !== 1) throw new CommandFailure(EXIT.badUsage, 'Name symbols, or --movers, or --watchlists.');
  const categories = category?.map((name) => name.toUpperCase());
  const how = 'categories: $categories, force: $force, dryRun: $dryRun';
  const shared = '$categories: [CacheCategory!], $force: Boolean!, $dryRun: Boolean!';
  const mutation =
    movers !== undefined
      ? `mutation ($top: Int!, ${shared}) { run: warmMovers(top: $top, ${how}) { ${PARTS} } }`
      : watchlists
        ? `mutation (${shared}) { run: warmWatchlists(${how}) { ${PARTS} } }`
        : `mutation ($symbols: [Symbol!]!, ${shared}) { run: warmSymbols(symbols: $symbols, ${how}) { ${PARTS} } }`;
  const what = movers !== undefined ? { top: movers } : watchlists ? {} : { symbols };
  const data = await requestAdmin(target, mutation, { ...what, categories, force, dryRun });
  return z.object({ run: RunForm }).parse(data).run;
}

async function followed(target: AdminTarget, ordered: Run, shown: boolean): Promise<Run> {
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} {state}, upstream calls {calls}',
      stream: process.stderr,
      noTTYOutput: false,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  let run = ordered;
  if (shown) bar.start(run.requested, run.outcomes.length, { state: run.state, calls: run.upstreamCalls });
  try {
    for (const end = performance.now() + WAIT_MAX_MS; isUnderWay(run); ) {
      if (performance.now() > end) throw new CommandFailure(EXIT.refused, `The run ${run.id} is still under way.`);
      await pause(LOOK_MS);
      const data = await requestAdmin(target, `query ($id: ID!) { run: warmRun(id: $id) { ${PARTS} } }`, {
        id: run.id,
      });
      const found = z.object({ run: RunForm.nullable() }).parse(data).run;
      if (found === null) throw new CommandFailure(EXIT.refused, `The run ${run.id} is gone.`);
      run = found;
      bar.setTotal(run.requested);
      bar.update(run.outcomes.length, { state: run.state, calls: run.upstreamCalls });
    }
  } finally {
    if (shown) bar.stop();
  }
  return run;
}

function isUnderWay({ state }: Run): boolean {
  return state === 'QUEUED' || state === 'RUNNING';
}

function textOf(run: Run): string {
  const { warmed, skippedFresh, absent, failed, skippedBudget, upstreamCalls } = run;
  const table = tableOf(
    ['symbol', 'category', 'result', 'detail'],
    run.outcomes.map(({ symbol, category, result, detail }) => [symbol, category, result, detail]),
  );
  const counts = `warmed ${warmed}, fresh ${skippedFresh}, absent ${absent}, failed ${failed}, skipped ${skippedBudget}`;
  const calls = run.dryRun ? `would make at most ${upstreamCalls} upstream calls` : `upstream calls ${upstreamCalls}`;
  const head = `${run.dryRun ? 'dry run' : `run ${run.id}`} ${run.state}: ${counts}; ${calls}`;
  return [...(run.outcomes.length > 0 ? [table] : []), head, ...(run.detail === null ? [] : [run.detail])].join('\n');
}
