import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { replayCalendarWeek } from './calendar-week.ts';
import { compare, type Outcome } from './compare.ts';
import { BUSY_DAY, BUSY_WEEK, type Load, OTHER_WEEKS, PRODUCTION_WEEK, smaller } from './loads.ts';
import { ablation, byKind, byLoad, calendarWeek, comparison } from './report.ts';
import { CHANGES, COMPARED, DEFAULTS, EVERYTHING, LONG_WINDOWS, PRODUCTION, type Settings } from './settings.ts';

/**
 * The hit ratio by simulation: `npm run -s hit-ratio`, its tables on standard output, its progress on standard error.
 * `-- --seed 2` draws another week; `-- --quick` is a tenth of it; `-- --curve FILE` writes the hits of the busy week by
 * the hour as JSON.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    curve: { type: 'string' },
  },
});
const { quick } = values;
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed takes a whole number, not "${values.seed}".`);
const ABLATED = [PRODUCTION, EVERYTHING, ...CHANGES.flatMap(({ alone, without }) => [alone, without])];
const BY_LOAD = [DEFAULTS, LONG_WINDOWS];
let tooOld = 0;

async function outcomesOf(load: Load, settings: readonly Settings[]): Promise<readonly Outcome[]> {
  const startedAt = performance.now();
  const onDone = (outcome: Outcome): void => {
    tooOld += outcome.total.tooOld;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.error(`${load.name}: ${outcome.settings.name}, ${outcome.total.answers} answers, ${seconds} s`);
  };
  return compare(quick ? smaller(load, 0.1) : load, seed, { settings, onDone });
}

function print(title: string, body: string): void {
  console.log(`\n## ${title}\n\n${body}`);
}

function found(outcomes: readonly Outcome[], { name }: Settings): Outcome {
  const outcome = outcomes.find(({ settings }) => settings.name === name);
  if (outcome === undefined) throw new Error(`Nothing was replayed as "${name}".`);
  return outcome;
}

async function printAblation(load: Load): Promise<void> {
  const outcomes = await outcomesOf(load, ABLATED);
  const ends = { before: found(outcomes, PRODUCTION), after: found(outcomes, EVERYTHING) };
  const changes = CHANGES.map(({ name, alone, without }) => ({
    name,
    alone: found(outcomes, alone),
    without: found(outcomes, without),
  }));
  print(`${load.name}: what each change is worth`, ablation(ends, changes));
}

console.log(`Node.js ${process.version}, ${cpus().length} cores, seed ${seed}${quick ? ', quick' : ''}`);

print(PRODUCTION_WEEK.name, comparison(await outcomesOf(PRODUCTION_WEEK, COMPARED)));
await printAblation(PRODUCTION_WEEK);

const busy = await outcomesOf(BUSY_WEEK, COMPARED);
print(BUSY_WEEK.name, comparison(busy));
if (values.curve !== undefined) {
  const curves = busy.map(({ settings: { name }, hours }) => ({ name, hours }));
  await writeFile(values.curve, `${JSON.stringify(curves)}\n`);
}
for (const one of BY_LOAD) print(`${BUSY_WEEK.name}, ${one.name}, by kind`, byKind(found(busy, one)));
print(BUSY_DAY.name, comparison(await outcomesOf(BUSY_DAY, COMPARED)));
await printAblation(BUSY_DAY);

const weeks = [
  { visits: BUSY_WEEK.options.visits, outcomes: busy.filter(({ settings }) => BY_LOAD.includes(settings)) },
];
for (const load of OTHER_WEEKS) {
  weeks.push({ visits: load.options.visits, outcomes: [...(await outcomesOf(load, BY_LOAD))] });
}
print('by how much is asked', byLoad(weeks.toSorted((one, other) => one.visits - other.visits)));

const asked = { seed, symbols: quick ? 5 : 50, clients: quick ? 2 : 20 } as const;
console.error('a week of quotes, calendar off');
const off = await replayCalendarWeek({ ...asked, calendar: 'off' });
console.error('a week of quotes, calendar on');
const on = await replayCalendarWeek(asked);
print(
  `a week of quotes: ${asked.symbols} symbols, asked every minute by ${asked.clients} clients`,
  calendarWeek({ on, off }),
);
tooOld += off.tally.total.tooOld + on.tally.total.tooOld;
console.log(`\nAnswers older than their rules allow, in all replays: ${tooOld}`);
