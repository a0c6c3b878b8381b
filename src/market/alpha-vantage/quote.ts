import type { DataSource, Quote } from '../domain.ts';
import { BadResponseError, SymbolNotFoundError } from '../errors.ts';
import type { Payload } from './classify.ts';
import { type Fields, fieldsOf, isJsonObject } from './fields.ts';
import { dateOf, numberOf, percentOf, wholeNumberOf } from './values.ts';
import { echoedSymbol } from './vendor-symbol.ts';

/** How the data of GLOBAL_QUOTE is recognised. */
export const QUOTE_EXPECTATION = {
  functionName: 'GLOBAL_QUOTE',
  dataKey: 'Global Quote',
  csvColumns: ['symbol', 'price', 'previousclose'],
} as const;

/** Reads a quote. Without a price it is none; any other unreadable figure is null. */
export function parseQuote(payload: Payload, symbol: string, source: DataSource): Quote {
  const fields = quoteFields(payload);
  if (fields.size === 0) throw new SymbolNotFoundError(`The upstream does not know the symbol ${symbol}.`);
  const echoed = echoedSymbol(fields.get('symbol'), symbol);
  const price = numberOf(fields.get('price'));
  if (price === null) throw new BadResponseError(`The upstream's quote of ${symbol} has no readable price.`);
  return {
    symbol: echoed,
    price,
    ...quoteFigures(fields),
    latestTradingDay: dateOf(fields.get('latesttradingday') ?? fields.get('latestday')),
    // Price answers never say it, and a guess would make pence into pounds.
    currency: null,
    delayMinutes: payload.kind === 'json' ? delayMinutesOf(payload.dataKey) : null,
    source,
  };
}

/** The figures that single and bulk quotes have under the same names; an unreadable one is null. */
export function quoteFigures(
  fields: Fields,
): Pick<Quote, 'open' | 'high' | 'low' | 'previousClose' | 'change' | 'changePercent' | 'volume'> {
  return {
    open: numberOf(fields.get('open')),
    high: numberOf(fields.get('high')),
    low: numberOf(fields.get('low')),
    previousClose: numberOf(fields.get('previousclose')),
    change: numberOf(fields.get('change')),
    // In percent already: a bulk quote's is without the sign.
    changePercent: percentOf(fields.get('changepercent')),
    volume: wholeNumberOf(fields.get('volume')),
  };
}

function quoteFields(payload: Payload): Fields {
  const row = payload.kind === 'json' ? payload.data : (payload.rows[0] ?? {});
  if (!isJsonObject(row)) throw new BadResponseError("The upstream's quote is no object.");
  return fieldsOf(row);
}

/** With a paid entitlement the delay is part of the key: `Global Quote - DATA DELAYED BY 15 MINUTES`. */
export function delayMinutesOf(said: string): number | null {
  return wholeNumberOf(/DELAYED BY (\d{1,4}) MINUTES?/i.exec(said)?.[1]);
}
