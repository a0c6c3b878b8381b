import { allCompanies } from '../../src/simulator/companies.ts';
import { createSimulatedMarket } from '../../src/simulator/simulated-market.ts';
import { KINDS, type Kind } from './kinds.ts';
import { WEEK } from './loads.ts';
import { MarketHours } from './market-hours.ts';
import { type Replayed, type ReplayOptions, replay } from './replay.ts';
import { DEFAULTS, type Settings } from './settings.ts';
import type { Visit } from './trace.ts';

export interface CalendarWeekOptions {
  readonly seed: number;
  readonly symbols: number;
  readonly clients: number;
  /** Left out: the calendar is on. */
  readonly calendar?: 'off';
  readonly onAnswer?: ReplayOptions['onAnswer'];
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const SIMULATOR_SEED = 1;

/** Every client asks for the quotes of all symbols once a minute, a week long; the built-in simulator is the upstream. */
export function replayCalendarWeek({
  seed,
  symbols,
  clients,
  calendar,
  onAnswer,
}: CalendarWeekOptions): Promise<Replayed> {
  const hours = new MarketHours(WEEK.from, WEEK.to);
  return replay({
    seed,
    settings: calendar === 'off' ? CALENDAR_OFF : DEFAULTS,
    trace: everyMinute(simulatedQuote(), symbols, clients),
    deployments: [],
    hours,
    instances: 3,
    warmSymbols: 0,
    ...(onAnswer && { onAnswer }),
  });
}

const CALENDAR_OFF: Settings = { ...DEFAULTS, name: 'calendar off', calendar: false };

/** What the simulator says of a symbol: end of day, like the vendor's free answers. */
function simulatedQuote(): Kind {
  let moment = 0;
  const market = createSimulatedMarket(SIMULATOR_SEED, () => moment);
  const quotes = new Map<string, unknown>();
  return {
    ...KINDS.quote,
    // Its trading day changes on the hour.
    valueAt(symbol, at) {
      const name = `${symbol}:${Math.floor(at / HOUR_MS)}`;
      moment = at;
      const quote = quotes.get(name) ?? quoteOf(symbol);
      quotes.set(name, quote);
      return quote;
    },
    changesAfter: (at, hours) => hours.at(at, 'regular')?.closesAt ?? hours.next(at, 'regular').closesAt,
  };

  function quoteOf(symbol: string): unknown {
    const walk = market.find(symbol)?.walk;
    const bar = walk?.barAt(walk.newest);
    return { symbol, price: bar?.close ?? null, latestTradingDay: bar?.date ?? null };
  }
}

function everyMinute(kind: Kind, symbols: number, clients: number): readonly Visit[] {
  const listed = allCompanies().slice(0, symbols);
  const asks = listed.map(({ symbol }) => ({ kind, subject: symbol, spelling: symbol, rows: kind.rows }));
  const visits: Visit[] = [];
  for (let minute = WEEK.from; minute < WEEK.to; minute += MINUTE_MS) {
    for (let client = 0; client < clients; client += 1) {
      const lane = client / clients;
      visits.push({ at: minute + Math.floor(lane * MINUTE_MS), lane, asks });
    }
  }
  return visits;
}
