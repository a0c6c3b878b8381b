import { BadResponseError } from '../errors.ts';
import type { MarketStatus, MarketType, TradingState } from '../market-status.ts';
import type { Payload } from './classify.ts';
import { fieldsOf, isJsonObject } from './fields.ts';
import { textOf, timeOfDayOf } from './values.ts';

/** How the data of MARKET_STATUS is recognised. */
export const MARKET_STATUS_EXPECTATION = {
  functionName: 'MARKET_STATUS',
  dataKey: 'markets',
  csvColumns: [],
} as const;

const TYPES: ReadonlyMap<string, MarketType> = new Map([
  ['equity', 'EQUITY'],
  ['forex', 'FOREX'],
  ['cryptocurrency', 'CRYPTOCURRENCY'],
]);

const STATES: ReadonlyMap<string, TradingState> = new Map([
  ['open', 'OPEN'],
  ['closed', 'CLOSED'],
]);

/** Reads the markets in the vendor's order. */
export function parseMarketStatus(payload: Payload): readonly MarketStatus[] {
  const rows = payload.kind === 'json' ? payload.data : payload.rows;
  if (!Array.isArray(rows)) throw new BadResponseError("The upstream's markets are no list.");
  return rows.map(parseMarket);
}

function parseMarket(row: unknown): MarketStatus {
  const fields = fieldsOf(isJsonObject(row) ? row : {});
  const region = textOf(fields.get('region'));
  if (region === null) throw new BadResponseError("One of the upstream's markets has no region.");
  return {
    marketType: TYPES.get(lowerCase(fields.get('markettype'))) ?? null,
    region,
    primaryExchanges: namesOf(textOf(fields.get('primaryexchanges'))),
    localOpen: timeOfDayOf(fields.get('localopen')),
    localClose: timeOfDayOf(fields.get('localclose')),
    status: STATES.get(lowerCase(fields.get('currentstatus'))) ?? null,
    notes: textOf(fields.get('notes')),
  };
}

function lowerCase(value: unknown): string {
  return textOf(value)?.toLowerCase() ?? '';
}

function namesOf(list: string | null): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
