import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boundOf, fewestCalls } from '../../../bench/hit-ratio/bound.ts';
import { KINDS, type Kind } from '../../../bench/hit-ratio/kinds.ts';
import { WEEK } from '../../../bench/hit-ratio/loads.ts';
import { MarketHours } from '../../../bench/hit-ratio/market-hours.ts';
import { Rules } from '../../../bench/hit-ratio/rules.ts';
import { COMPARED, LONG_WINDOWS } from '../../../bench/hit-ratio/settings.ts';
import type { Visit } from '../../../bench/hit-ratio/trace.ts';

/** Tiny worlds: time runs in steps from 0, and an answer that comes at s is fresh for `lives[s]` steps, whatever they are. */
const WORLD = fc.record({
  lives: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 11, maxLength: 11 }),
  times: fc
    .uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 7 })
    .map((times) => times.toSorted((a, b) => a - b)),
  latency: fc.integer({ min: 0, max: 2 }),
});

describe('the fewest calls', () => {
  test('are those that trying every schedule of calls finds', () => {
    fc.assert(
      fc.property(WORLD, ({ lives, times, latency }) => {
        const endOf = (at: number): number => at + (lives[at] ?? 0);
        const reach = (by: number): number => Math.max(...lives.slice(0, by + 1).map((_, at) => endOf(at)));
        // Who asks while the call runs waits for it; who asks later finds its answer.
        const serves = (at: number, time: number): boolean => at - latency <= time && time < endOf(at);
        expect(fewestCalls(times, latency, reach)).toBe(byTrying(times, lives.length, serves));
      }),
      { seed: 1 },
    );
  });

  test('of nothing asked are none', () => {
    expect(fewestCalls([], 300, () => 0)).toBe(0);
  });

  test('of one asked again just before and just after the end are one and two', () => {
    const reach = (by: number): number => by + 1000;
    expect(fewestCalls([0, 1299], 300, reach)).toBe(1);
    expect(fewestCalls([0, 1300], 300, reach)).toBe(2);
  });
});

describe('the reach that they are worked out with', () => {
  const hours = new MarketHours(WEEK.from, WEEK.to);
  const moment = fc.integer({ min: WEEK.from, max: WEEK.to });
  // Half of the pairs lie close together, where an event may be between them.
  const pair = fc.oneof(
    fc.tuple(moment, moment),
    fc.tuple(moment, fc.integer({ min: 0, max: 9_000_000 })).map(([at, apart]) => [at, at + apart] as const),
  );

  test.each(COMPARED)('$name: no answer got earlier is fresh for longer, and it never falls', (settings) => {
    const rules = new Rules(settings, hours);
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(KINDS)), pair, (kind, [one, other]) => {
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
        expect(rules.freshUntil(kind, earlier)).toBeLessThanOrEqual(rules.reach(kind, later));
        expect(rules.reach(kind, earlier)).toBeLessThanOrEqual(rules.reach(kind, later));
        expect(rules.freshUntil(kind, earlier)).toBeGreaterThan(earlier + kind.latencyMs);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('the fewest calls for a trace', () => {
  const hours = new MarketHours(WEEK.from, WEEK.to);
  const MINUTE_MS = 60_000;
  /** Around events of the calendar: an open, a close and its settling, the night, the weekend. */
  const AROUND = ['2026-11-16T14:30Z', '2026-11-16T22:00Z', '2026-11-17T09:00Z', '2026-11-21T00:00Z'].map(Date.parse);
  const TINY = fc
    .tuple(
      fc.constantFrom(...AROUND),
      fc.constantFrom(1, 10, 120, 600),
      fc.uniqueArray(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 5 }),
    )
    .map(([around, minutes, steps]) =>
      steps.toSorted((one, other) => one - other).map((step) => around + step * minutes * MINUTE_MS + 1),
    );

  test.each(COMPARED)(
    '$name: are those that trying every schedule of calls finds, by the rules of the week',
    (settings) => {
      const rules = new Rules(settings, hours);
      fc.assert(
        fc.property(fc.constantFrom(...Object.values(KINDS)), TINY, (kind, times) => {
          const moments = worthTrying(kind, times, hours);
          // An answer that lasts longest: with luck of the spread on its side.
          const serves = (call: number, time: number): boolean => {
            const at = moments[call] ?? Number.NaN;
            return at - kind.latencyMs <= time && time < rules.freshUntil(kind, at);
          };
          const trace = times.map((at) => visitOf(at, [kind], 'A', 'A'));
          expect(boundOf(trace, rules, 'refreshed').get(kind.name)).toBe(byTrying(times, moments.length, serves));
        }),
        { seed: 1, numRuns: 60 },
      );
    },
  );

  const rules = new Rules(LONG_WINDOWS, hours);
  const at = Date.parse('2026-11-16T16:00Z');

  test('take ranges and spellings of one thing for one, and other symbols and kinds for others', () => {
    const { quote, history } = KINDS;
    const trace = [
      visitOf(at, [quote, history], 'A', 'a', 5),
      visitOf(at + 1, [quote, history], 'A', 'A', 100),
      visitOf(at + 2, [quote], 'B', 'B'),
    ];
    expect(Object.fromEntries(boundOf(trace, rules, 'refreshed'))).toEqual({ quote: 2, history: 1 });
  });

  test('are fewer where stale answers are held good, by their window and not beyond it', () => {
    const apart = (minutes: number) =>
      [at, at + minutes * MINUTE_MS].map((time) => visitOf(time, [KINDS.quote], 'A', 'A'));
    // Fresh for 5.25 minutes with all luck, stale for 5 more.
    expect(boundOf(apart(10.2), rules, 'refreshed').get('quote')).toBe(2);
    expect(boundOf(apart(10.2), rules, 'good').get('quote')).toBe(1);
    expect(boundOf(apart(10.3), rules, 'good').get('quote')).toBe(2);
  });
});

function visitOf(at: number, kinds: readonly Kind[], subject: string, spelling: string, rows = 1): Visit {
  return { at, lane: 0, asks: kinds.map((kind) => ({ kind, subject, spelling, rows })) };
}

/** When an answer may come that does most: as late as a reader may wait for, or just before an event, not long before. */
function worthTrying(kind: Kind, times: readonly number[], hours: MarketHours): readonly number[] {
  const latest = times.map((time) => time + kind.latencyMs);
  const [first = 0] = latest;
  const events = latest.flatMap((time) =>
    [hours.lastOpened(time, 'regular'), hours.lastOpened(time, 'extended')].map(({ opensAt }) => opensAt - 1),
  );
  const early = [hours.lastOpened(first, 'regular'), hours.lastOpened(first, 'extended')].flatMap(({ opensAt }) =>
    [60, 300, 3600, 7200].map((seconds) => opensAt - 1 - seconds * 1000),
  );
  return [...new Set([...latest, ...events, ...early])];
}

/** The smallest of all sets of moments whose calls serve every time. */
function byTrying(times: readonly number[], moments: number, serves: (call: number, time: number) => boolean): number {
  const calls = Array.from({ length: moments }, (_, call) => call);
  // One bit for each moment.
  const serving = times.map((time) => calls.reduce((set, call) => set | (serves(call, time) ? 1 << call : 0), 0));
  let fewest = Number.POSITIVE_INFINITY;
  for (let schedule = 0; schedule < 1 << moments; schedule += 1) {
    if (serving.every((set) => (set & schedule) !== 0)) fewest = Math.min(fewest, bitsOf(schedule));
  }
  return fewest;
}

function bitsOf(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
