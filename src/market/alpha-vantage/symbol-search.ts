import type { SymbolMatch } from '../domain.ts';
import { BadResponseError } from '../errors.ts';
import type { Payload } from './classify.ts';
import { fieldsOf, isJsonObject } from './fields.ts';
import { numberOf, textOf, timeOfDayOf } from './values.ts';

/** How the data of SYMBOL_SEARCH is recognised. */
export const SEARCH_EXPECTATION = {
  functionName: 'SYMBOL_SEARCH',
  dataKey: 'bestMatches',
  csvColumns: ['symbol', 'name', 'matchscore'],
} as const;

/** Reads search matches, best first; equal scores keep the vendor's order. */
export function parseSearch(payload: Payload): readonly SymbolMatch[] {
  const rows = payload.kind === 'json' ? payload.data : payload.rows;
  if (!Array.isArray(rows)) throw new BadResponseError("The upstream's search matches are no list.");
  return rows.map(parseMatch).sort((a, b) => (b.matchScore ?? -1) - (a.matchScore ?? -1));
}

function parseMatch(row: unknown): SymbolMatch {
  const fields = fieldsOf(isJsonObject(row) ? row : {});
  const symbol = fields.get('symbol');
  if (typeof symbol !== 'string' || symbol.trim() === '') {
    throw new BadResponseError("One of the upstream's search matches has no symbol.");
  }
  return {
    symbol: symbol.trim(),
    name: textOf(fields.get('name')) ?? symbol.trim(),
    type: textOf(fields.get('type')),
    region: textOf(fields.get('region')),
    marketOpen: timeOfDayOf(fields.get('marketopen')),
    marketClose: timeOfDayOf(fields.get('marketclose')),
    timeZone: textOf(fields.get('timezone')),
    currency: textOf(fields.get('currency')),
    matchScore: numberOf(fields.get('matchscore')),
  };
}
