import type { Bar, HistoryInterval, PriceHistory } from '../domain.ts';
import { BadResponseError, NoDataError } from '../errors.ts';
import type { HistoryRequest } from '../market-source.ts';
import type { Payload } from './classify.ts';
import { type Fields, fieldsOf, isJsonObject } from './fields.ts';
import { ianaZone } from './iana-zone.ts';
import { NEW_YORK } from './new-york.ts';
import { dateOf, dateOrDateTimeOf, numberOf, textOf, wholeNumberOf } from './values.ts';
import { echoedSymbol } from './vendor-symbol.ts';

const FUNCTIONS = {
  DAY: { name: 'TIME_SERIES_DAILY', plainKey: 'Time Series (', adjustedKey: 'Time Series (' },
  WEEK: { name: 'TIME_SERIES_WEEKLY', plainKey: 'Weekly Time Series', adjustedKey: 'Weekly Adjusted Time Series' },
  MONTH: { name: 'TIME_SERIES_MONTHLY', plainKey: 'Monthly Time Series', adjustedKey: 'Monthly Adjusted Time Series' },
} as const satisfies Record<HistoryInterval, { name: string; plainKey: string; adjustedKey: string }>;

/** How the data of a time series is recognised: the six functions differ by interval and adjustment. */
export function historyExpectation({ interval, adjusted }: HistoryRequest) {
  const { name, plainKey, adjustedKey } = FUNCTIONS[interval];
  return adjusted
    ? { functionName: `${name}_ADJUSTED`, dataKey: adjustedKey, csvColumns: ['timestamp', 'close', 'adjustedclose'] }
    : { functionName: name, dataKey: plainKey, csvColumns: ['timestamp', 'close'] };
}

/** Reads a series of bars, oldest first. */
export function parseHistory(payload: Payload, request: HistoryRequest): PriceHistory {
  const { symbol, interval, adjusted } = request;
  return { ...readSeries(payload, { symbol, adjusted, timeOf: tradingDate }), interval };
}

/** What a series of any bar length is read with. */
export interface SeriesReading {
  readonly symbol: string;
  readonly adjusted: boolean;
  /** The time of a bar out of its stamp, in a form that sorts as text; null for a stamp that is none. */
  timeOf(stamp: unknown): string | null;
}

/** Reads the bars of any length, oldest first. */
export function readSeries(payload: Payload, reading: SeriesReading): Omit<PriceHistory, 'interval'> {
  const { symbol, adjusted } = reading;
  const head = payload.kind === 'json' ? readMetaData(payload.whole['Meta Data'], symbol) : unsaid(symbol);
  const rows = payload.kind === 'json' ? jsonRows(payload.data) : payload.rows.map(fieldsOf).map(withTimestamp);
  if (rows.length === 0) throw new NoDataError(`The upstream has no bars for ${symbol}.`);
  // Newest first so far, but the order of a JSON object is no contract.
  const bars = rows.map(([time, fields]) => parseBar(time, fields, reading)).sort(byTime);
  return { ...head, adjusted, bars };
}

type Head = Pick<PriceHistory, 'symbol' | 'lastRefreshed' | 'timeZone'>;

function readMetaData(value: unknown, symbol: string): Head {
  const fields = fieldsOf(isJsonObject(value) ? value : {});
  return {
    symbol: echoedSymbol(fields.get('symbol'), symbol),
    lastRefreshed: dateOrDateTimeOf(fields.get('lastrefreshed')),
    timeZone: ianaZone(textOf(fields.get('timezone'))),
  };
}

/** CSV has no meta data. */
function unsaid(symbol: string): Head {
  return { symbol, lastRefreshed: null, timeZone: NEW_YORK };
}

type Row = readonly [time: unknown, fields: Fields];

function jsonRows(data: unknown): readonly Row[] {
  if (!isJsonObject(data)) throw new BadResponseError("The upstream's time series is no object.");
  return Object.entries(data).map(([time, row]) => {
    if (!isJsonObject(row)) throw new BadResponseError("One of the upstream's bars is no object.");
    return [time, fieldsOf(row)] as const;
  });
}

function withTimestamp(fields: Fields): Row {
  return [fields.get('timestamp') ?? fields.get('time'), fields];
}

/** Years ago the period in progress was stamped with a time of day. */
function tradingDate(stamp: unknown): string | null {
  return dateOf(dateOrDateTimeOf(stamp)?.slice(0, 10));
}

function parseBar(stamp: unknown, fields: Fields, { adjusted, timeOf }: SeriesReading): Bar {
  const time = timeOf(stamp);
  if (time === null) throw new BadResponseError("One of the upstream's bars has no readable date.");
  return {
    time,
    open: numberOf(fields.get('open')),
    high: numberOf(fields.get('high')),
    low: numberOf(fields.get('low')),
    close: numberOf(fields.get('close')),
    adjustedClose: adjusted ? numberOf(fields.get('adjustedclose')) : null,
    volume: wholeNumberOf(fields.get('volume')),
    dividend: adjusted ? numberOf(fields.get('dividendamount')) : null,
    splitCoefficient: adjusted ? numberOf(fields.get('splitcoefficient')) : null,
  };
}

function byTime(a: Bar, b: Bar): number {
  if (a.time === b.time) return 0;
  return a.time < b.time ? -1 : 1;
}
