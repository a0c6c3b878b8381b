import { BadResponseError } from '../errors.ts';
import type { Mover, Movers } from '../movers.ts';
import type { Payload } from './classify.ts';
import { fieldsOf, isJsonObject } from './fields.ts';
import { ianaZone } from './iana-zone.ts';
import { dateOrDateTimeOf, numberOf, percentOf, textOf, wholeNumberOf } from './values.ts';
import { tickerOf } from './vendor-symbol.ts';

/** How the data of TOP_GAINERS_LOSERS is recognised. */
export const MOVERS_EXPECTATION = {
  functionName: 'TOP_GAINERS_LOSERS',
  dataKey: 'top_gainers',
  csvColumns: [],
} as const;

/** Reads the three lists in the vendor's order. */
export function parseMovers(payload: Payload): Movers {
  if (payload.kind === 'csv') throw new BadResponseError("The upstream's movers are no JSON.");
  const { whole } = payload;
  return {
    ...momentOf(textOf(whole.last_updated)),
    gainers: parseList(whole.top_gainers),
    losers: parseList(whole.top_losers),
    mostActive: parseList(whole.most_actively_traded),
  };
}

/** The zone is part of the text: `2026-05-15 16:16:00 US/Eastern`. */
function momentOf(text: string | null): Pick<Movers, 'lastUpdated' | 'timeZone'> {
  const [date = '', time = '', zone] = (text ?? '').split(' ');
  return { lastUpdated: dateOrDateTimeOf(`${date} ${time}`.trim()), timeZone: ianaZone(zone ?? null) };
}

function parseList(rows: unknown): readonly Mover[] {
  if (!Array.isArray(rows)) throw new BadResponseError("The upstream's movers are no lists.");
  return rows.flatMap(parseMover);
}

/** A mover that nobody could ask about is left out. */
function parseMover(row: unknown): readonly Mover[] {
  const fields = fieldsOf(isJsonObject(row) ? row : {});
  const symbol = tickerOf(fields.get('ticker'));
  if (symbol === null) return [];
  const mover: Mover = {
    symbol,
    price: numberOf(fields.get('price')),
    change: numberOf(fields.get('changeamount')),
    changePercent: percentOf(fields.get('changepercentage')),
    volume: wholeNumberOf(fields.get('volume')),
  };
  return [mover];
}
