import type { IntradayInterval, PriceHistory } from '../domain.ts';
import type { IntradayRequest } from '../market-source.ts';
import type { Payload } from './classify.ts';
import { readSeries } from './time-series.ts';
import { dateOrDateTimeOf } from './values.ts';

const INTERVALS = {
  ONE_MINUTE: '1min',
  FIVE_MINUTES: '5min',
  FIFTEEN_MINUTES: '15min',
  THIRTY_MINUTES: '30min',
  SIXTY_MINUTES: '60min',
} as const satisfies Record<IntradayInterval, string>;

/**
 * The call of TIME_SERIES_INTRADAY and how its data is recognised: by the interval too, since bars of another length
 * would pass for the ones asked. The vendor adjusts intraday prices unless told not to; every other series is as traded.
 */
export function intradayCall({ symbol, interval }: IntradayRequest) {
  const length = INTERVALS[interval];
  return {
    functionName: 'TIME_SERIES_INTRADAY',
    dataKey: `Time Series (${length})`,
    csvColumns: ['open', 'close', 'volume'],
    symbol,
    parameters: { symbol, interval: length, adjusted: 'false', outputsize: 'compact' },
  };
}

/** Reads intraday bars, oldest first. Their stamps stay on the clock of the series' zone. */
export function parseIntraday(payload: Payload, { symbol, interval }: IntradayRequest): PriceHistory {
  return { ...readSeries(payload, { symbol, adjusted: false, timeOf: stampOf }), interval };
}

/** YYYY-MM-DD HH:MM:SS; some answers leave the seconds out. */
function stampOf(value: unknown): string | null {
  const stamp = dateOrDateTimeOf(value);
  if (stamp === null || !stamp.includes(' ')) return null;
  return stamp.length === 'YYYY-MM-DD HH:MM'.length ? `${stamp}:00` : stamp;
}
