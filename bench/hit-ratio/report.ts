import type { Outcome } from './compare.ts';
import type { KindName } from './kinds.ts';
import type { Replayed } from './replay.ts';
import type { Counts } from './tally.ts';

/** Settings beside each other. */
export function comparison(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ settings, total, byKind: kinds, fewest, peakBytes }) => {
    const quotes = kinds.get('quote') ?? total;
    const [possible, staleGood] = [sum(fewest('refreshed')), sum(fewest('good'))];
    return [
      settings.name,
      hitRatio(total),
      share(total.collapsed, total),
      count(total.calls),
      count(possible),
      times(total.calls, possible),
      times(total.calls, staleGood),
      share(total.different, total),
      ...staleness(quotes),
      quotes.different === 0 ? '–' : `${((100 * quotes.offBy) / quotes.different).toFixed(2)} %`,
      `${(peakBytes / 1e6).toFixed(2)} MB`,
    ];
  });
  const [differ, ...behind] = STALENESS;
  const counted = ['hit ratio', 'waited for another', 'calls', 'fewest', 'ratio', 'stale held good', differ];
  return table(['settings', ...counted, `quotes ${differ}`, ...behind, 'off by, mean', 'memory'], rows);
}

/** What each kind adds to one outcome, most asked first. */
export function byKind({ byKind: kinds, fewest: fewestOf }: Outcome): string {
  const fewestByKind = fewestOf('refreshed');
  const most = [...kinds].toSorted(([, one], [, other]) => other.answers - one.answers);
  const rows = most.map(([name, counts]) => {
    const fewest = fewestByKind.get(name) ?? 0;
    const calls = [count(counts.calls), count(fewest), times(counts.calls, fewest)];
    return [name, count(counts.answers), hitRatio(counts), ...calls, ...staleness(counts)];
  });
  return table(['kind', 'answers', 'hit ratio', 'calls', 'fewest', 'ratio', ...STALENESS], rows);
}

/** What comes of settings by how much is asked: a row for each load, two columns for each settings. */
export function byLoad(rows: readonly { readonly visits: number; readonly outcomes: readonly Outcome[] }[]): string {
  const names = rows[0]?.outcomes.map(({ settings }) => settings.name) ?? [];
  const cells = rows.map(({ visits, outcomes }) => [
    count(visits),
    count(outcomes[0]?.total.answers ?? 0),
    ...outcomes.flatMap(({ total, fewest }) => [hitRatio(total), times(total.calls, sum(fewest('refreshed')))]),
  ]);
  return table(['pages', 'answers', ...names.flatMap((name) => [`${name}: hit ratio`, 'ratio'])], cells);
}

/** Each change by itself, and everything with each change taken back. */
export function ablation(
  { before, after }: { readonly before: Outcome; readonly after: Outcome },
  changes: readonly { readonly name: string; readonly alone: Outcome; readonly without: Outcome }[],
): string {
  const row = (name: string, alone: Outcome, without: Outcome): string[] => [
    name,
    hitRatio(alone.total),
    difference(alone, before),
    count(alone.total.calls),
    hitRatio(without.total),
    difference(without, after),
    count(without.total.calls),
  ];
  const rows = [
    row('(nothing changed)', before, after),
    ...changes.map((one) => row(one.name, one.alone, one.without)),
  ];
  return table(['change', 'alone: hit ratio', 'points', 'calls', 'all but it: hit ratio', 'points', 'calls'], rows);
}

/** The week of quotes with the calendar on and off. */
export function calendarWeek({ on, off }: { readonly on: Replayed; readonly off: Replayed }): string {
  const row = (name: string, { total }: Replayed['tally']): string[] => [
    name,
    count(total.answers),
    hitRatio(total),
    count(total.calls),
    times(total.calls, off.tally.total.calls),
    String(total.tooOld),
  ];
  const rows = [row('off', off.tally), row('on', on.tally)];
  return table(['calendar', 'answers', 'hit ratio', 'calls', 'of those when off', 'older than the rules allow'], rows);
}

function sum(calls: ReadonlyMap<KindName, number>): number {
  return [...calls.values()].reduce((total, one) => total + one, 0);
}

const STALENESS = ['differ', 'behind by, mean', 'at most'] as const;

function staleness(counts: Readonly<Counts>): string[] {
  const { different, behindMs, mostBehindMs } = counts;
  return [share(different, counts), different === 0 ? '–' : span(behindMs / different), span(mostBehindMs)];
}

function hitRatio(counts: Readonly<Counts>): string {
  return share(counts.hits, counts);
}

function share(part: number, { answers }: Readonly<Counts>): string {
  return answers === 0 ? '–' : `${((100 * part) / answers).toFixed(2)} %`;
}

function difference({ total }: Outcome, { total: other }: Outcome): string {
  const points = 100 * (total.hits / total.answers - other.hits / other.answers);
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`;
}

function times(calls: number, fewest: number): string {
  return fewest === 0 ? '–' : (calls / fewest).toFixed(3);
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function span(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 1) return `${(ms / 1000).toFixed(0)} s`;
  return minutes < 120 ? `${minutes.toFixed(1)} min` : `${(minutes / 60).toFixed(1)} h`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
