import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { replayCalendarWeek } from './calendar-week.ts';
import { compare, type Outcome } from './compare.ts';
import { BUSY_DAY, BUSY_WEEK, type Load, PRODUCTION_WEEK, smaller } from './loads.ts';
import { ablation, byKind, calendarWeek, comparison } from './report.ts';
import { CHANGES, COMPARED, PRODUCTION, RECOMMENDED, type Settings } from './settings.ts';

/**
 * The hit ratio by simulation: `npm run -s hit-ratio`, its tables on standard output, its progress on standard error.
 * `-- --seed 2` draws another week; `-- --quick` is a tenth of it.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, quick: { type: 'boolean', default: false } },
});
const seed = Number(values.seed);
let tooOld = 0;
const { quick } = values;
const size = (load: Load): Load => (quick ? smaller(load, 0.1) : load);

async function outcomesOf(load: Load, settings: readonly Settings[]): Promise<readonly Outcome[]> {
  const startedAt = performance.now();
  const onDone = (outcome: Outcome): void => {
    tooOld += outcome.total.tooOld;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.error(`${load.name}: ${outcome.settings.name}, ${outcome.total.answers} answers, ${seconds} s`);
  };
  return compare(load, seed, { settings, onDone });
}

function print(title: string, body: string): void {
  console.log(`\n## ${title}\n\n${body}`);
}

function found(outcomes: readonly Outcome[], { name }: Settings): Outcome {
  const outcome = outcomes.find(({ settings }) => settings.name === name);
  if (outcome === undefined) throw new Error(`Nothing was replayed as "${name}".`);
  return outcome;
}

console.log(`Node.js ${process.version}, ${cpus().length} cores, seed ${seed}${quick ? ', quick' : ''}`);
for (const load of [BUSY_DAY, BUSY_WEEK].map(size)) {
  const outcomes = await outcomesOf(load, COMPARED);
  print(load.name, comparison(outcomes));
  if (load.name.includes('week that')) print('by kind, recommended', byKind(found(outcomes, RECOMMENDED)));
}

const seldom = size(PRODUCTION_WEEK);
const all = await outcomesOf(seldom, [...COMPARED, ...CHANGES.flatMap(({ alone, without }) => [alone, without])]);
print(seldom.name, comparison(all.slice(0, COMPARED.length)));
const ends = { before: found(all, PRODUCTION), after: found(all, RECOMMENDED) };
const changes = CHANGES.map(({ name, alone, without }) => ({
  name,
  alone: found(all, alone),
  without: found(all, without),
}));
print('what each change is worth', ablation(ends, changes));

const asked = { seed, symbols: quick ? 5 : 50, clients: quick ? 2 : 20 } as const;
console.error('a week of quotes, calendar off');
const off = await replayCalendarWeek({ ...asked, calendar: 'off' });
console.error('a week of quotes, calendar on');
const on = await replayCalendarWeek(asked);
print(
  `a week of quotes: ${asked.symbols} symbols, asked every minute by ${asked.clients} clients`,
  calendarWeek({ on, off }),
);
console.log(
  `\nAnswers older than their rules allow, in all replays: ${tooOld + off.tally.total.tooOld + on.tally.total.tooOld}`,
);
