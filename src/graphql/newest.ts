import { badUserInput } from './bad-user-input.ts';

/** The newest `last` of rows that are oldest first; all of them without a `last`. */
export function newest<Row>(rows: readonly Row[], last: number | null | undefined): readonly Row[] {
  if (typeof last !== 'number') return rows;
  if (last < 0) throw badUserInput(`last must be 0 or more; got ${last}.`);
  return rows.slice(Math.max(0, rows.length - last));
}
