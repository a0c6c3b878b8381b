import type { AnnualEarnings, Earnings, QuarterlyEarnings } from '../earnings.ts';
import { BadResponseError } from '../errors.ts';
import type { Payload } from './classify.ts';
import type { JsonObject } from './fields.ts';
import { oldestFirst, rowsOf } from './rows.ts';
import { dateOf, numberOf, percentOf, textOf } from './values.ts';
import { echoedSymbol } from './vendor-symbol.ts';

/** How the data of EARNINGS is recognised. */
export const EARNINGS_EXPECTATION = { functionName: 'EARNINGS', dataKey: 'annualEarnings', csvColumns: [] } as const;

/** Reads earnings a share, oldest first. `reportTime` came about 2025. */
export function parseEarnings(payload: Payload, symbol: string): Earnings {
  if (payload.kind !== 'json') throw new BadResponseError('Expected EARNINGS as JSON; got CSV.');
  const { whole } = payload;
  return {
    symbol: echoedSymbol(whole.symbol, symbol),
    annual: oldestFirst(rowsOf(whole.annualEarnings, 'EARNINGS').map(annualOf), (row) => row.fiscalDateEnding),
    quarterly: oldestFirst(rowsOf(whole.quarterlyEarnings, 'EARNINGS').map(quarterOf), (row) => row.fiscalDateEnding),
  };
}

function annualOf(row: JsonObject): AnnualEarnings {
  return { fiscalDateEnding: dateOf(row.fiscalDateEnding), reportedEps: numberOf(row.reportedEPS) };
}

function quarterOf(row: JsonObject): QuarterlyEarnings {
  return {
    fiscalDateEnding: dateOf(row.fiscalDateEnding),
    reportedDate: dateOf(row.reportedDate),
    reportedEps: numberOf(row.reportedEPS),
    estimatedEps: numberOf(row.estimatedEPS),
    surprise: numberOf(row.surprise),
    surprisePercentage: percentOf(row.surprisePercentage),
    reportTime: textOf(row.reportTime),
  };
}
