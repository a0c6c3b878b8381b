import { describe, expect, test } from '@jest/globals';
import { KINDS } from '../../../bench/hit-ratio/kinds.ts';
import { MarketHours } from '../../../bench/hit-ratio/market-hours.ts';
import { type ReplayOptions, replay } from '../../../bench/hit-ratio/replay.ts';
import { DEFAULTS, LONG_WINDOWS, type Settings, WARMED } from '../../../bench/hit-ratio/settings.ts';
import { symbolOf, type Visit } from '../../../bench/hit-ratio/trace.ts';
import { warmTargets, warmTimes } from '../../../bench/hit-ratio/warm-runs.ts';

/** Monday 11:00 to 13:00 in New York. */
const FROM = Date.parse('2026-11-16T16:00Z');
const TO = Date.parse('2026-11-16T18:00Z');
const STEP_MS = 20 * 60_000;
const DEPLOYED_AT = FROM + 30 * 60_000;

/** One quote, asked every 20 minutes: each question comes after the last answer has ended. */
const VISITS: readonly Visit[] = Array.from({ length: 7 }, (_, index) => {
  const symbol = symbolOf(0);
  return {
    at: FROM + index * STEP_MS,
    lane: 0,
    asks: [{ kind: KINDS.quote, subject: symbol, spelling: symbol, rows: 1 }],
  };
});

async function quotesUnder(settings: Settings, deployments: ReplayOptions['deployments'] = []) {
  const hours = new MarketHours(FROM, TO);
  const { tally } = await replay({
    seed: 1,
    settings,
    trace: VISITS,
    deployments,
    hours,
    instances: 2,
    warmSymbols: 1,
  });
  return tally.byKind;
}

describe('warming in a replay', () => {
  test('by schedule leaves nobody waiting but who comes before it, and is paid for with calls', async () => {
    const [defaults, warmed] = [await quotesUnder(DEFAULTS), await quotesUnder(WARMED)];
    expect(defaults.get('quote')).toMatchObject({ answers: 7, hits: 0, calls: 7 });
    expect(warmed.get('quote')).toMatchObject({ answers: 7, hits: 6, stale: 0, tooOld: 0 });
    // Two hours hold 24 lives of five minutes; each is renewed in its last minute.
    const calls = warmed.get('quote')?.calls ?? 0;
    expect(calls).toBeGreaterThanOrEqual(25);
    expect(calls).toBeLessThanOrEqual(32);
  });

  test('at the start loads after a deployment what is not there, once in the fleet, and then no more', async () => {
    const newStore = [{ at: DEPLOYED_AT, newStore: true }];
    const [without, started] = [await quotesUnder(LONG_WINDOWS), await quotesUnder(LONG_WINDOWS, newStore)];
    expect(without.get('quote')?.calls).toBe(7);
    expect(started.get('quote')?.calls).toBe(8);
    expect(without.has('news')).toBe(false);
    expect(started.get('news')?.calls).toBe(1);
  });

  test('waits no longer than for the call when a request loads the same, and goes on', async () => {
    const asked = VISITS.map(({ at, ...rest }) => ({ at: at + 60_000 + 2000 - 100, ...rest }));
    const deployments = asked.map(({ at }) => ({ at: at - 1900, newStore: true }));
    const hours = new MarketHours(FROM, TO);
    const { tally } = await replay({
      seed: 1,
      settings: LONG_WINDOWS,
      trace: asked,
      deployments,
      hours,
      instances: 1,
      warmSymbols: 1,
    });
    expect(tally.byKind.get('quote')?.calls).toBe(7);
    expect(tally.byKind.get('news')?.calls).toBe(7);
  });

  test('takes of each category what the product takes', () => {
    const targets = warmTargets(['PRICE', 'NEWS', 'REALTIME'], 2);
    expect(targets.map(({ kind, subject }) => `${kind.name} ${subject}`)).toEqual([
      'quote S0',
      'intraday S0',
      'news S0',
      'quote S1',
      'intraday S1',
      'news S1',
    ]);
  });

  test('comes at the times of a schedule on the clock of New York, and knows the next', () => {
    const times = warmTimes('0 12 * * *', FROM, TO + 24 * 3_600_000);
    const [noon, nextNoon] = [Date.parse('2026-11-16T17:00Z'), Date.parse('2026-11-17T17:00Z')];
    expect(times).toEqual([
      { at: noon, next: nextNoon },
      { at: nextNoon, next: Date.parse('2026-11-18T17:00Z') },
    ]);
  });
});
