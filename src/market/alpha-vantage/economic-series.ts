import {
  ECONOMIC_INTERVALS,
  type EconomicInterval,
  type EconomicPoint,
  type EconomicSeries,
  type TreasuryMaturity,
} from '../economic-series.ts';
import { BadResponseError, NoDataError } from '../errors.ts';
import type { EconomicRequest } from '../market-source.ts';
import type { Payload } from './classify.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { oldestFirst, rowsOf } from './rows.ts';
import { dateOf, numberOf, textOf } from './values.ts';

const INTERVALS = {
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  QUARTERLY: 'quarterly',
  SEMIANNUAL: 'semiannual',
  ANNUAL: 'annual',
} as const satisfies Record<EconomicInterval, string>;

const MATURITIES = {
  THREE_MONTHS: '3month',
  TWO_YEARS: '2year',
  FIVE_YEARS: '5year',
  SEVEN_YEARS: '7year',
  TEN_YEARS: '10year',
  THIRTY_YEARS: '30year',
} as const satisfies Record<TreasuryMaturity, string>;

/** The call of one economic function, which has the indicator's name, and how its data is recognised. */
export function economicCall({ indicator, interval, maturity }: EconomicRequest) {
  const chosen = ECONOMIC_INTERVALS[indicator].length > 1;
  return {
    functionName: indicator,
    dataKey: 'data',
    csvColumns: ['timestamp', 'value'],
    symbol: null,
    parameters: {
      ...(chosen && { interval: INTERVALS[interval] }),
      ...(maturity !== null && { maturity: MATURITIES[maturity] }),
    },
  };
}

/** Reads a series, oldest first. A period that was not published has a `.` for its value. CSV says no name and no unit. */
export function parseEconomicSeries(payload: Payload, request: EconomicRequest): EconomicSeries {
  const head = payload.kind === 'json' ? payload.whole : {};
  refuseOtherInterval(textOf(head.interval), request);
  const rows = payload.kind === 'json' ? rowsOf(payload.data, request.indicator) : payload.rows;
  if (rows.length === 0) throw new NoDataError(`The upstream has no values of ${request.indicator}.`);
  const points = oldestFirst(rows.map(fieldsOf).map(pointOf), ({ date }) => date);
  return { ...request, name: textOf(head.name), unit: textOf(head.unit), points };
}

/** Monthly values would pass for the daily ones asked. Words that name no interval known here prove nothing. */
function refuseOtherInterval(echoed: string | null, { indicator, interval }: EconomicRequest): void {
  const said = Object.values(INTERVALS).find((word) => word === echoed?.toLowerCase());
  if (said !== undefined && said !== INTERVALS[interval]) {
    throw new BadResponseError(
      `Expected ${INTERVALS[interval]} values of ${indicator} from the upstream; got ${said}.`,
    );
  }
}

function pointOf(fields: Fields): EconomicPoint {
  const date = dateOf(fields.get('date') ?? fields.get('timestamp'));
  if (date === null) throw new BadResponseError("One of the upstream's economic values has no readable date.");
  return { date, value: numberOf(fields.get('value')) };
}
