import { type AdjustedBar, barsOf, newestDays, type Period } from '../bars.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import { type Body, fourDecimals } from './body.ts';
import type { Query } from './query.ts';
import { invalidCall } from './refusals.ts';

/** What tells the six time series apart. */
export interface SeriesKind {
  readonly period: Period;
  readonly adjusted: boolean;
}

const COMPACT_BARS = 100;
const TITLES = { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly' } as const;

/** TIME_SERIES_DAILY to TIME_SERIES_MONTHLY_ADJUSTED, newest bar first. Only daily ones heed `outputsize`. */
export function timeSeriesAnswer(query: Query, market: SimulatedMarket, kind: SeriesKind): Body {
  const listing = market.find(query.symbol);
  if (!listing || !['compact', 'full'].includes(query.outputSize)) {
    return invalidCall(query.functionName);
  }
  const compact = kind.period === 'daily' && query.outputSize === 'compact';
  const bars = compact ? newestDays(listing.walk, COMPACT_BARS) : barsOf(listing.walk, kind.period);
  if (query.csv) {
    return { kind: 'csv', header: csvHeader(kind), rows: bars.map((bar) => csvRow(bar, kind)) };
  }
  return {
    kind: 'json',
    value: {
      'Meta Data': metaData({ symbol: listing.company.symbol, refreshed: bars[0]?.date ?? '', kind, compact }),
      [seriesKey(kind)]: Object.fromEntries(bars.map((bar) => [bar.date, numbered(barFields(bar, kind))])),
    },
  };
}

interface MetaDataInput {
  readonly symbol: string;
  readonly refreshed: string;
  readonly kind: SeriesKind;
  readonly compact: boolean;
}

function metaData({ symbol, refreshed, kind, compact }: MetaDataInput): Readonly<Record<string, string>> {
  const head = { '1. Information': description(kind), '2. Symbol': symbol, '3. Last Refreshed': refreshed };
  return kind.period === 'daily'
    ? { ...head, '4. Output Size': compact ? 'Compact' : 'Full size', '5. Time Zone': 'US/Eastern' }
    : { ...head, '4. Time Zone': 'US/Eastern' };
}

function description({ period, adjusted }: SeriesKind): string {
  if (!adjusted) {
    return `${TITLES[period]} Prices (open, high, low, close) and Volumes`;
  }
  return period === 'daily'
    ? 'Daily Time Series with Splits and Dividend Events'
    : `${TITLES[period]} Adjusted Prices and Volumes`;
}

/** Adjusted daily bars share the key of the plain ones; the weekly and monthly have their own. */
function seriesKey({ period, adjusted }: SeriesKind): string {
  return period === 'daily' ? 'Time Series (Daily)' : `${TITLES[period]}${adjusted ? ' Adjusted' : ''} Time Series`;
}

type Field = readonly [name: string, text: string];

function barFields(bar: AdjustedBar, { period, adjusted }: SeriesKind): readonly Field[] {
  const prices: readonly Field[] = [
    ['open', fourDecimals(bar.open)],
    ['high', fourDecimals(bar.high)],
    ['low', fourDecimals(bar.low)],
    ['close', fourDecimals(bar.close)],
  ];
  const volume: Field = ['volume', String(bar.volume)];
  if (!adjusted) {
    return [...prices, volume];
  }
  const events: readonly Field[] = [
    ['adjusted close', fourDecimals(bar.adjustedClose)],
    volume,
    ['dividend amount', fourDecimals(bar.dividend)],
  ];
  const splits: readonly Field[] = period === 'daily' ? [['split coefficient', '1.0000']] : [];
  return [...prices, ...events, ...splits];
}

function numbered(fields: readonly Field[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(([name, text], index) => [`${index + 1}. ${name}`, text]));
}

/** The vendor writes underscores in adjusted daily headers but spaces in the weekly and monthly ones. */
function csvHeader(kind: SeriesKind): string {
  const names = {
    plain: 'open,high,low,close,volume',
    adjusted: 'open,high,low,close,adjusted close,volume,dividend amount',
  };
  const columns = `timestamp,${kind.adjusted ? names.adjusted : names.plain}`;
  return kind.adjusted && kind.period === 'daily' ? `${columns},split coefficient`.replaceAll(' ', '_') : columns;
}

function csvRow(bar: AdjustedBar, kind: SeriesKind): string {
  return [bar.date, ...barFields(bar, kind).map(([, text]) => text)].join(',');
}
