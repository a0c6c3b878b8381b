import { type SessionBar, sessionBars } from '../session.ts';
import type { Listing, SimulatedMarket } from '../simulated-market.ts';
import { type Body, fourDecimals } from './body.ts';
import type { Query } from './query.ts';
import { invalidCall } from './refusals.ts';

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['1min', 1],
  ['5min', 5],
  ['15min', 15],
  ['30min', 30],
  ['60min', 60],
]);
const COMPACT_BARS = 100;
/** What the vendor gives for `full` when no month is asked. */
const FULL_SESSIONS = 22;

/** TIME_SERIES_INTRADAY: bars of the newest whole sessions, newest first. */
export function intradayAnswer(query: Query, market: SimulatedMarket): Body {
  const listing = market.find(query.symbol);
  const length = LENGTHS.get(query.interval);
  if (!listing || length === undefined || !['compact', 'full'].includes(query.outputSize)) {
    return invalidCall(query.functionName);
  }
  const compact = query.outputSize === 'compact';
  const bars = newestBars(listing, length).slice(0, compact ? COMPACT_BARS : undefined);
  if (query.csv) {
    const rows = bars.map((bar) => [bar.stamp, ...figures(bar)].join(','));
    return { kind: 'csv', header: 'timestamp,open,high,low,close,volume', rows };
  }
  return {
    kind: 'json',
    value: {
      'Meta Data': {
        '1. Information': `Intraday (${query.interval}) open, high, low, close prices and volume`,
        '2. Symbol': listing.company.symbol,
        '3. Last Refreshed': bars[0]?.stamp ?? '',
        '4. Interval': query.interval,
        '5. Output Size': compact ? 'Compact' : 'Full size',
        '6. Time Zone': 'US/Eastern',
      },
      [`Time Series (${query.interval})`]: Object.fromEntries(bars.map((bar) => [bar.stamp, numbered(bar)])),
    },
  };
}

function newestBars({ company, walk }: Listing, length: number): readonly SessionBar[] {
  const sessions = Math.min(FULL_SESSIONS, walk.newest + 1);
  return Array.from({ length: sessions }, (_, age) => walk.barAt(walk.newest - age)).flatMap((day) =>
    sessionBars(company.symbol, day, length).toReversed(),
  );
}

function figures({ open, high, low, close, volume }: SessionBar): readonly string[] {
  return [...[open, high, low, close].map(fourDecimals), String(volume)];
}

function numbered(bar: SessionBar): Readonly<Record<string, string>> {
  const names = ['1. open', '2. high', '3. low', '4. close', '5. volume'];
  const texts = figures(bar);
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
}
