import { BadResponseError } from '../errors.ts';
import { isJsonObject, type JsonObject } from './fields.ts';

/** The rows of a list in an answer; a list that is missing is empty, anything else in its place is a bad answer. */
export function rowsOf(list: unknown, functionName: string): readonly JsonObject[] {
  if (list === undefined) return [];
  if (Array.isArray(list) && list.every(isJsonObject)) return list;
  throw new BadResponseError(`Expected a list of objects in the upstream's ${functionName}; got something else.`);
}

/** Oldest first by a date; the vendor's order is no contract. Rows without a date come before all others. */
export function oldestFirst<Row>(rows: readonly Row[], dateIn: (row: Row) => string | null): readonly Row[] {
  return [...rows].sort((left, right) => compare(dateIn(left) ?? '', dateIn(right) ?? ''));
}

/** Dates are YYYY-MM-DD, so the order of the text is the order of the days. */
function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
