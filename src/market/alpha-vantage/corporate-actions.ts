import type { Dividend, Split } from '../corporate-actions.ts';
import type { Payload } from './classify.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { oldestFirst, rowsOf } from './rows.ts';
import { dateOf, numberOf } from './values.ts';
import { echoedSymbol } from './vendor-symbol.ts';

/** How the data of DIVIDENDS is recognised. */
export const DIVIDENDS_EXPECTATION = {
  functionName: 'DIVIDENDS',
  dataKey: 'data',
  csvColumns: ['exdividenddate', 'amount'],
} as const;

/** How the data of SPLITS is recognised. */
export const SPLITS_EXPECTATION = {
  functionName: 'SPLITS',
  dataKey: 'data',
  csvColumns: ['effectivedate', 'splitfactor'],
} as const;

/** Reads dividends, oldest first. The vendor also answers an empty list for a symbol it does not know. */
export function parseDividends(payload: Payload, symbol: string): readonly Dividend[] {
  const dividends = eventsOf(payload, symbol, 'DIVIDENDS').map(dividendOf);
  return oldestFirst(dividends, (dividend) => dividend.exDividendDate);
}

/** Reads splits, oldest first. */
export function parseSplits(payload: Payload, symbol: string): readonly Split[] {
  return oldestFirst(eventsOf(payload, symbol, 'SPLITS').map(splitOf), (split) => split.effectiveDate);
}

function eventsOf(payload: Payload, symbol: string, functionName: string): readonly Fields[] {
  if (payload.kind === 'csv') return payload.rows.map(fieldsOf);
  echoedSymbol(payload.whole.symbol, symbol); // Rejects the answer to another question.
  return rowsOf(payload.data, functionName).map(fieldsOf);
}

function dividendOf(fields: Fields): Dividend {
  return {
    exDividendDate: dateOf(fields.get('exdividenddate')),
    declarationDate: dateOf(fields.get('declarationdate')),
    recordDate: dateOf(fields.get('recorddate')),
    paymentDate: dateOf(fields.get('paymentdate')),
    amount: numberOf(fields.get('amount')),
  };
}

function splitOf(fields: Fields): Split {
  return { effectiveDate: dateOf(fields.get('effectivedate')), splitFactor: numberOf(fields.get('splitfactor')) };
}
